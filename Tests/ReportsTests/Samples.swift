import CourseModel

/// A small course and submissions that between them hold every kind of result.
enum Samples {
  static let activations = Exercise(
    id: "activations", title: "Activations", topic: "Networks", typeName: "Activations",
    items: [
      Item(id: "a", title: "sigmoid", points: 4, visibility: .both, scoring: .proportional),
      Item(id: "b", title: "derivative of tanh", points: 3, visibility: .visible),
      Item(id: "c", title: "relu at |x| = 0", points: 3, visibility: .hidden),
    ])
  static let losses = Exercise(
    id: "losses", title: "Losses", topic: "Losses", typeName: "Losses",
    items: [
      Item(id: "a", title: "hinge", points: 5, visibility: .visible),
      Item(id: "b", title: "cross entropy", points: 5, visibility: .hidden, prerequisites: ["a"]),
    ])
  static let course = Course(
    title: "Deep Learning: Introduction",
    exercises: [.init(exercise: activations, weight: 1), .init(exercise: losses, weight: 2)], scale: 20)

  static let exercises = [activations, losses]

  /// Stands in hidden cases only; no report for students may hold it.
  static let hiddenNumber = "0.987654321"

  static let ada = Student(
    id: "ada", name: "Ada Lovelace", email: "ada@example.org", section: "Monday")

  static let typical = SubmissionResult(
    student: ada,
    exercises: [
      ExerciseResult(
        exercise: "activations", title: "Activations", items: [sigmoid, tanh, relu],
        diagnostics: [
          CompilerDiagnostic(
            severity: .warning, location: SourceLocation(file: "Activations.swift", line: 9, column: 7),
            message: "variable 'unused' was never used")
        ],
        output: "x = 3\n```\n\u{1B}[31mred\u{1B}[0m\n"),
      ExerciseResult(
        exercise: "losses", title: "Losses",
        items: [
          ItemResult(
            exercise: "losses", item: losses.items[0], kind: .timedOut, earned: 0, passedCases: 1, cases: 2,
            findings: [
              Finding(
                label: "margin 1", variant: .visible, kind: .timedOut,
                message: "the call took longer than 5 s")
            ]),
          .notRun(losses.items[1], of: "losses", kind: .skipped, because: "item a has to pass first"),
        ],
        notes: ["the file is named losses.swift; it was read as Losses.swift"]),
    ],
    notes: ["the entry ../../evil was refused: it leaves the archive"], contentHash: "9f86d081884c7d65")

  private static let sigmoid = ItemResult(
    exercise: "activations", item: activations.items[0], kind: .crashed, earned: 1, passedCases: 6, cases: 9,
    findings: [
      Finding(
        label: "a batch of one row", variant: .visible, kind: .crashed,
        message: "Fatal error: Index out of range",
        location: SourceLocation(file: "Activations.swift", line: 12)),
      Finding(
        label: "σ(−1000) is 0", variant: .visible, kind: .failed,
        message: "the result holds NaN or infinity where every value is finite",
        evidence: Evidence(
          part: "", index: [2, 0], actual: "nan", expected: "0.0", wrongEntries: 1, entries: 6)),
      Finding(
        label: "x = \(hiddenNumber)", variant: .hidden, kind: .crashed,
        message: "Fatal error: \(hiddenNumber)",
        location: SourceLocation(file: "Activations.swift", line: 14)),
    ],
    diagnosis: Diagnosis([
      Diagnosis.Name(
        "overflow", says: "`exp(-x)` overflows for large negative x; use another form there.", .knownMistake)
    ]))

  private static let tanh = ItemResult(
    exercise: "activations", item: activations.items[1], kind: .failed, earned: 0, passedCases: 0, cases: 5,
    findings: (1...5).map { number in
      Finding(
        label: "case \(number)", variant: .visible, kind: .failed, message: "`gradients.x` is wrong",
        hint: number == 1 ? "Every entry is 4 times too large: is a division missing?" : nil,
        evidence: Evidence(
          part: "gradients.x", index: [number], actual: "1.0", expected: "0.25", wrongEntries: 4, entries: 6))
    },
    diagnosis: Diagnosis([
      Diagnosis.Name("not-squared", says: "The derivative is 1 − tanh², not 1 − tanh.", .knownMistake),
      Diagnosis.Name("forgot-upstream", says: "The upstream gradient is left out.", .values),
      Diagnosis.Name("f: sign dropped: -x => x", says: "", .mutant),
    ]))

  private static let relu = ItemResult(
    exercise: "activations", item: activations.items[2], kind: .failed, earned: 0, passedCases: 2, cases: 4,
    findings: [
      hiddenFinding(expected: hiddenNumber, actual: "0.5"),
      hiddenFinding(expected: "1", actual: hiddenNumber),
    ])

  private static func hiddenFinding(expected: String, actual: String) -> Finding {
    Finding(
      label: "seed \(hiddenNumber)", variant: .hidden, kind: .failed, message: "\(hiddenNumber) is wrong",
      evidence: Evidence(
        part: hiddenNumber, index: [987_654_321], actual: actual, expected: expected, wrongEntries: 1,
        entries: 2))
  }

  /// Full marks, for another student.
  static let perfect = uniform(.passed, id: "grace", name: "Grace Hopper", message: "")
  /// Nothing graded: the tool's fault.
  static let broken = uniform(
    .harnessError, id: "alan", name: "Alan Turing", message: "the sandbox did not start")
  /// One file that does not compile, the other not handed in.
  static let empty: SubmissionResult = {
    var result = uniform(.missing, id: "edsger", name: nil, message: "Losses.swift was not handed in")
    result.exercises[0] =
      uniform(
        .doesNotCompile, id: "edsger", name: nil, message: "Activations.swift does not compile"
      ).exercises[0]
    result.exercises[0].diagnostics = [
      CompilerDiagnostic(
        severity: .error, location: SourceLocation(file: "Activations.swift", line: 3, column: 12),
        message: "cannot convert return expression of type 'Int' to return type 'Tensor'")
    ]
    result.ranUnsandboxed = true
    return result
  }()

  private static func uniform(_ kind: ResultKind, id: String, name: String?, message: String)
    -> SubmissionResult
  {
    SubmissionResult(
      student: Student(id: id, name: name),
      exercises: course.exercises.map(\.exercise).map { exercise in
        ExerciseResult(
          exercise: exercise.id, title: exercise.title,
          items: exercise.items.map { item in
            kind == .passed
              ? ItemResult(
                exercise: exercise.id, item: item, kind: kind, earned: item.points, passedCases: 2, cases: 2)
              : .notRun(item, of: exercise.id, kind: kind, because: message)
          })
      }, contentHash: "00")
  }
}

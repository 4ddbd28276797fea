public import CourseModel

/// Figures of a class, gathered one submission at a time; memory does not grow with what students print.
public struct ClassStatistics: Sendable {
  /// The course.
  public let course: Course
  /// Marks of the submissions that have one.
  public private(set) var marks: [Rational] = []
  /// Number of submissions.
  public private(set) var submissions = 0
  /// Students of the roster who handed in nothing.
  public private(set) var absent: [Student] = []
  /// Students of the roster whose uploads cannot be assigned or looked at.
  public private(set) var unclear: [Student] = []
  /// What there is to say about uploads: of nobody, of several students, not readable; a sentence each.
  public private(set) var uploadProblems: [String] = []
  /// Submissions whose code ran without a sandbox.
  public private(set) var unsandboxed = 0
  /// Figures by exercise and item.
  public private(set) var items: [ItemKey: ItemFigures] = [:]
  /// How often each mistake was recognised, once per submission and exercise, unique diagnoses only.
  public private(set) var mistakes: [MistakeKey: Int] = [:]
  /// The first items without a verdict, at most ``harnessErrorsKept``.
  public private(set) var harnessErrors: [HarnessError] = []
  /// Number of items without a verdict.
  public private(set) var harnessErrorCount = 0
  /// Number of submissions with such an item.
  public private(set) var studentsWithHarnessErrors = 0
  /// Items without a verdict that are kept with their messages; a broken sandbox can fail all of a class.
  public static let harnessErrorsKept = 100

  /// An item of an exercise.
  public struct ItemKey: Sendable, Hashable {
    let exercise: String
    let item: String
  }

  /// What a class did with one item; items without a verdict are not counted.
  public struct ItemFigures: Sendable, Equatable {
    var verdicts = 0
    var passed = 0
    var earned = 0
    var points = 0
  }

  /// A mistake and what it says.
  public struct MistakeKey: Sendable, Hashable {
    let exercise: String
    let mistake: String
    let sentence: String
  }

  /// An item that the harness could not judge.
  public struct HarnessError: Sendable, Equatable {
    let student: String
    let exercise: String
    let item: String
    let message: String
  }

  /// Begins the figures of a class.
  public init(course: Course) { self.course = course }

  /// Counts a submission.
  public mutating func add(_ result: SubmissionResult) {
    submissions += 1
    if result.ranUnsandboxed { unsandboxed += 1 }
    if !result.harnessErrors.isEmpty { studentsWithHarnessErrors += 1 }
    if let mark = course.mark(of: result) { marks.append(mark) }
    for exercise in result.exercises {
      var recognised: Set<MistakeKey> = []
      for item in exercise.items {
        count(item, of: exercise.exercise, student: result.student.id)
        for name in item.diagnosis?.names ?? [] {
          recognised.insert(
            MistakeKey(
              exercise: exercise.exercise, mistake: name.mistake,
              sentence: name.sentence.isEmpty ? name.mistake : name.sentence))
        }
      }
      for mistake in recognised { mistakes[mistake, default: 0] += 1 }
    }
  }

  /// Counts a student of the roster who handed in nothing.
  public mutating func addAbsent(_ student: Student) { absent.append(student) }

  /// Counts a student of the roster whose upload cannot be assigned or looked at.
  public mutating func addUnclear(_ student: Student) { unclear.append(student) }

  /// Notes what is wrong with an upload, and what to do about it.
  public mutating func add(uploadProblem: String) { uploadProblems.append(uploadProblem) }

  private mutating func count(_ item: ItemResult, of exercise: String, student: String) {
    let key = ItemKey(exercise: exercise, item: item.item)
    guard let earned = item.earned, item.kind.isVerdict else {
      harnessErrorCount += 1
      if harnessErrors.count < Self.harnessErrorsKept {
        harnessErrors.append(
          HarnessError(
            student: student, exercise: exercise, item: item.item,
            message: item.findings.first?.message ?? "no reason was recorded"))
      }
      return
    }
    items[key, default: ItemFigures()].verdicts += 1
    items[key, default: ItemFigures()].earned += earned
    items[key, default: ItemFigures()].points += item.points
    if item.kind == .passed { items[key, default: ItemFigures()].passed += 1 }
  }

  /// Arithmetic mean of the marks, nearly; `nil` without marks.
  public var mean: Double? {
    marks.isEmpty ? nil : marks.reduce(0) { $0 + Double($1) } / Double(marks.count)
  }

  /// Middle mark, the mean of the two middle ones for an even number; `nil` without marks.
  public var median: Rational? {
    let sorted = marks.sorted()
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// Number of marks in each of ten equal intervals of the scale; a mark on a border counts above it, the
  /// full mark in the last.
  public var histogram: [Int] {
    let borders = (1...9).map { course.scale * Rational($0, over: 10) }
    return marks.reduce(into: [Int](repeating: 0, count: 10)) { bins, mark in
      bins[borders.count { $0 <= mark }] += 1
    }
  }

  /// The most frequent mistakes, most frequent first, then in alphabetical order.
  public func frequentMistakes(limit: Int) -> [(mistake: MistakeKey, count: Int)] {
    mistakes
      .sorted { ($1.value, $0.key.exercise, $0.key.mistake) < ($0.value, $1.key.exercise, $1.key.mistake) }
      .prefix(limit).map { (mistake: $0.key, count: $0.value) }
  }
}

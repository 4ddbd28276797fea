import ShortTexts

/// How one exercise of one submission ended.
///
/// What a student's code makes long is shortened: texts are cut; of lists the first entries stay, and how many others
/// there were is said.
public struct ExerciseResult: Sendable, Equatable, Codable {
  /// Exercise identifier.
  public var exercise: String
  /// Title of the exercise.
  public var title: String
  /// One result per item, in the order of the statement.
  public var items: [ItemResult]
  /// What the compiler said of the student's file, errors first.
  public var diagnostics: [CompilerDiagnostic]
  /// Remarks on the files, such as a name in the wrong case.
  public var notes: [String]
  /// The start of what the student's code printed while this exercise ran.
  public var output: String

  /// Creates an exercise's result.
  public init(
    exercise: String, title: String, items: [ItemResult], diagnostics: [CompilerDiagnostic] = [],
    notes: [String] = [], output: String = ""
  ) {
    self.exercise = exercise
    self.title = title
    self.items = items
    self.diagnostics = diagnostics
    self.notes = notes
    self.output = output.shortened(toBytes: ResultBudget.Text.output)
    self = shortened(toBytes: ResultBudget.exercise)
  }

  /// Points for a full answer.
  public var points: Int { items.reduce(0) { $0 + $1.points } }

  /// Points earned; `nil` while an item has no verdict.
  public var earned: Int? {
    items.reduce(.some(0)) { sum, item in sum.flatMap { sum in item.earned.map { sum + $0 } } }
  }

  /// Whether a busy machine may have cost points here; see ``ResultKind/mayComeFromLoad``.
  public var mayComeFromLoad: Bool { items.contains(where: \.mayComeFromLoad) }

  /// Points known to be earned, counting items without a verdict as nothing.
  public var earnedAtLeast: Int { items.reduce(0) { $0 + ($1.earned ?? 0) } }
}

/// How one submission ended.
///
/// Exercises and remarks are shortened so that a report about them stays below 1 MiB.
public struct SubmissionResult: Sendable, Equatable, Codable {
  /// Who handed it in.
  public var student: Student
  /// One result per exercise, in the course's order.
  public var exercises: [ExerciseResult]
  /// Remarks on the submission as a whole, such as an archive entry that was refused.
  public var notes: [String]
  /// Content hash of the submitted files, hexadecimal.
  public var contentHash: String
  /// Whether student code ran without a sandbox.
  public var ranUnsandboxed: Bool
  /// Whether the hidden cases were drawn from a seed of this student's own.
  public var hasOwnSeed: Bool

  /// Creates a submission's result.
  public init(
    student: Student, exercises: [ExerciseResult], notes: [String] = [], contentHash: String,
    ranUnsandboxed: Bool = false, hasOwnSeed: Bool = false
  ) {
    self.student = student
    self.exercises = Self.shortened(exercises)
    self.notes = notes.shortened(toBytes: ResultBudget.notes)
    self.contentHash = contentHash
    self.ranUnsandboxed = ranUnsandboxed
    self.hasOwnSeed = hasOwnSeed
  }

  /// Items without a verdict.
  public var harnessErrors: [ItemResult] {
    exercises.flatMap(\.items).filter { !$0.kind.isVerdict }
  }
}

/// A student as results and the gradebook know one.
public struct Student: Sendable, Equatable, Hashable, Codable {
  /// Identifier from the roster, or from the submission's name.
  public var id: String
  /// Name for people.
  public var name: String?
  /// E-mail address.
  public var email: String?
  /// Section or group.
  public var section: String?

  /// Creates a student.
  public init(id: String, name: String? = nil, email: String? = nil, section: String? = nil) {
    self.id = id
    self.name = name
    self.email = email
    self.section = section
  }
}

/// One message of the compiler about a student's file; a long one is cut.
public struct CompilerDiagnostic: Sendable, Equatable, Codable {
  /// Whether it stopped the compilation.
  public enum Severity: String, Sendable, Codable { case error, warning, note }
  /// Severity.
  public var severity: Severity
  /// Where, in the student's file.
  public var location: SourceLocation?
  /// What the compiler said, without control characters.
  public private(set) var message: String

  /// Creates a diagnostic.
  public init(severity: Severity, location: SourceLocation?, message: String) {
    self.severity = severity
    self.location = location
    self.message = message.shortened(toBytes: ResultBudget.Text.message)
  }
}

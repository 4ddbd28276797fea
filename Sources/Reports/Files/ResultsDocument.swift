public import CourseModel

/// `results/<student>.json`: everything that is known of a submission, for programs and instructors.
///
/// The grammar is in `Documentation/results-schema.md`. Keys are sorted, so that equal results are equal
/// texts; a key is never left out, and what does not exist is `null`. It holds the numbers of hidden cases:
/// not for students.
public struct ResultsDocument: Encodable, Sendable {
  /// Version of the grammar; it changes when a key changes its meaning or disappears.
  public static let schema = 1

  let schema = Self.schema
  let tool: String
  let toolchain: String
  let course: String
  let student: StudentDocument
  let contentHash: String
  let sandboxed: Bool
  let seedPerStudent: Bool
  let status: String
  let harnessErrors: Int
  let mark: Nullable<Double>
  let scale: Double
  let notes: [String]
  let exercises: [ExerciseDocument]

  /// Gathers a submission's results.
  ///
  /// - Parameters:
  ///   - result: What grading found.
  ///   - course: The course, for its title, scale and weights.
  ///   - tool: Name and version of the tool, such as `gradus 0.1.0`.
  ///   - toolchain: Version of the Swift toolchain that compiled the submission.
  public init(_ result: SubmissionResult, course: Course, tool: String, toolchain: String) {
    self.tool = tool
    self.toolchain = toolchain
    self.course = course.title
    student = StudentDocument(result.student)
    contentHash = result.contentHash
    sandboxed = !result.ranUnsandboxed
    seedPerStudent = result.hasOwnSeed
    harnessErrors = result.harnessErrors.count
    let mark = course.mark(of: result)
    status = mark == nil ? "incomplete" : "complete"
    self.mark = Nullable(mark.map { Double($0) })
    scale = Double(course.scale)
    notes = result.notes
    exercises = result.exercises.map(ExerciseDocument.init)
  }

  /// The document's text, with a line feed at its end.
  public func json() throws -> String { try DocumentEncoding.text(self) }
}

/// What `gradus check --json` prints: the public part of each exercise, as in ``ResultsDocument``.
public struct CheckDocument: Encodable, Sendable {
  let schema = ResultsDocument.schema
  let tool: String
  let exercises: [ExerciseDocument]

  /// Gathers the results of a check; hidden items and hidden cases are left out.
  public init(_ exercises: [ExerciseResult], tool: String) {
    self.tool = tool
    self.exercises = exercises.map { ExerciseDocument($0.publicPart) }
  }

  /// The document's text, with a line feed at its end.
  public func json() throws -> String { try DocumentEncoding.text(self) }
}

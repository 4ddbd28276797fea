public import CourseModel

/// What `gradus verify --json` prints.
public struct VerificationDocument: Encodable, Sendable {
  private let exercises: [Verification]

  /// Takes the verifications of some exercises.
  public init(_ exercises: [Verification]) { self.exercises = exercises }

  /// The document's text, with a line feed at its end.
  public func json() throws -> String { try DocumentEncoding.text(self) }
}

public import CourseModel

/// What `gradus audit --json` prints.
public struct AuditDocument: Encodable, Sendable {
  private let exercises: [Audit]

  /// Takes the audits of some exercises.
  public init(_ exercises: [Audit]) { self.exercises = exercises }

  /// The document's text, with a line feed at its end.
  public func json() throws -> String { try DocumentEncoding.text(self) }
}

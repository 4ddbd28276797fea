/// A source text with one small edit, made to see whether any check notices.
public struct Mutant: Sendable, Hashable, Codable {
  /// The function that is edited.
  public var function: String
  /// The mutation operator, such as `comparison`.
  public var operation: String
  /// The edited piece of source on one line.
  public var original: String
  /// What became of it.
  public var replacement: String
  /// Which one it is of the mutants of the source that are alike in all of the above, from 1.
  public var occurrence: Int
  /// Where the edit begins; both count from 1, columns in bytes.
  public var line, column: Int
  /// What the edit changes, in words that tell no code: of a result, a parameter, or a quantity that the source names, such
  /// as “in `dot`, the result were halved”; nil where there are no such words. See `Vocabulary`.
  public var change: String?
  /// The edits, from the first to the last; they do not overlap.
  public var edits: [Edit]

  /// Text that takes the place of some bytes of the source.
  public struct Edit: Sendable, Hashable, Codable {
    /// Offsets in the source's UTF-8.
    public var bytes: Range<Int>
    /// What stands there instead.
    public var text: String

    /// Replaces bytes by a text.
    public init(_ bytes: Range<Int>, _ text: String) {
      self.bytes = bytes
      self.text = text
    }
  }

  /// Describes an edit of a function.
  public init(
    function: String, operation: String, original: String, replacement: String, occurrence: Int = 1,
    line: Int, column: Int, edits: [Edit]
  ) {
    (self.function, self.operation) = (function, operation)
    (self.original, self.replacement, self.occurrence) = (original, replacement, occurrence)
    (self.line, self.column, self.edits) = (line, column, edits)
  }

  /// Names the mutant among those of its source; edits of other functions do not change it.
  public var key: String {
    let number = occurrence == 1 ? "" : " (\(occurrence))"
    return "\(function): \(operation): \(original) => \(replacement)\(number)"
  }

  /// The mutated text of the source from which the mutant was made.
  public func applied(to source: String) -> String {
    var bytes = Array(source.utf8)
    for edit in edits.reversed() { bytes.replaceSubrange(edit.bytes, with: edit.text.utf8) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

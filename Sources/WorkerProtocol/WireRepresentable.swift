import ShortTexts

/// A type whose values cross between grader and worker.
///
/// The generator writes the conformances of the course's structs and enums. For a class of the course, write one by
/// hand under `Sources/ExerciseBridges/Runtime`: the generator then accepts the type in every signature.
public protocol WireRepresentable {
  /// The value as a tree.
  var wireValue: WireValue { get }

  /// Reads the value back.
  ///
  /// - Throws: `WireMismatch` if the tree has another structure.
  init(wireValue: WireValue) throws

  /// An array of such values as one tree; numbers override it with a compact form.
  static func wireArray(_ elements: [Self]) -> WireValue

  /// Reads an array back.
  ///
  /// - Throws: `WireMismatch` if the tree is not an array of such values.
  static func elements(of wireValue: WireValue) throws -> [Self]
}

extension WireRepresentable {
  /// One tree an element.
  public static func wireArray(_ elements: [Self]) -> WireValue {
    .array(elements.map(\.wireValue))
  }

  /// Reads one tree an element.
  public static func elements(of wireValue: WireValue) throws -> [Self] {
    try wireValue.map { try Self(wireValue: $0) }
  }
}

/// A tree that has another structure than the type that is to be read from it.
public struct WireMismatch: Error, Equatable, CustomStringConvertible {
  /// What the reader needed, in at most 200 bytes.
  public let expected: String
  /// What was there, in at most 200 bytes.
  public let found: String

  /// A mismatch in words.
  public init(expected: String, found: String) {
    self.expected = expected.shortened(toBytes: Self.longestPart)
    self.found = found.shortened(toBytes: Self.longestPart)
  }

  /// A mismatch with the tree that was there.
  public init(expected: String, found: WireValue) {
    self.init(expected: expected, found: found.kind)
  }

  private static let longestPart = 200

  /// Both sides in one sentence.
  public var description: String { "expected \(expected), found \(found)" }
}

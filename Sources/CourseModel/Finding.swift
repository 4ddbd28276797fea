/// What one case of an item found: a label, how it ended, and the evidence.
public struct Finding: Sendable, Equatable, Codable {
  /// What was tried, such as `σ(−1000) is 0`.
  public var label: String
  /// Which run of the checks it belongs to.
  public var variant: Variant
  /// How it ended.
  public var kind: ResultKind
  /// What was wrong, for the student; empty when the case passed.
  public var message: String
  /// What the numbers suggest that the mistake is, in sentences; `nil` when they suggest nothing.
  public var hint: String?
  /// The numbers behind a wrong value.
  public var evidence: Evidence?
  /// Where in the student's file a crash happened.
  public var location: SourceLocation?
  /// The part of the item that the case belongs to, from 0; `nil` when it counts by itself.
  public var part: Int?

  /// Creates a finding.
  public init(
    label: String, variant: Variant, kind: ResultKind, message: String = "", hint: String? = nil,
    evidence: Evidence? = nil, location: SourceLocation? = nil, part: Int? = nil
  ) {
    self.label = label
    self.variant = variant
    self.kind = kind
    self.message = message
    self.hint = hint
    self.evidence = evidence
    self.location = location
    self.part = part
  }
}

/// The worst entry of a wrong value.
public struct Evidence: Sendable, Equatable, Codable {
  /// Name of the part, such as `gradients.weights[1]`; empty when the result is one value.
  public var part: String
  /// Index of the worst entry, one number per axis.
  public var index: [Int]
  /// What the student's code returned there.
  public var actual: String
  /// What was due there.
  public var expected: String
  /// How many entries are wrong.
  public var wrongEntries: Int
  /// How many entries there are.
  public var entries: Int
  /// Where the wrong entries lie, drawn with characters in several lines; absent when that says little.
  public var picture: String?

  /// A number as evidence holds it: the shortest decimal that is exactly this number, `inf`, `-inf` or `nan`.
  public static func text(_ value: Double) -> String { value.isNaN ? "nan" : "\(value)" }

  /// Creates evidence.
  public init(
    part: String, index: [Int], actual: String, expected: String, wrongEntries: Int, entries: Int,
    picture: String? = nil
  ) {
    self.part = part
    self.index = index
    self.actual = actual
    self.expected = expected
    self.wrongEntries = wrongEntries
    self.entries = entries
    self.picture = picture
  }
}

/// A place in a student's file.
public struct SourceLocation: Sendable, Equatable, Codable, CustomStringConvertible {
  /// File name as the student knows it.
  public var file: String
  /// Line, from 1.
  public var line: Int
  /// Column, from 1; `nil` when unknown.
  public var column: Int?

  /// Creates a location.
  public init(file: String, line: Int, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line` or `file:line:column`.
  public var description: String {
    column.map { "\(file):\(line):\($0)" } ?? "\(file):\(line)"
  }
}

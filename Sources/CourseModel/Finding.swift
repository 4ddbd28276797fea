import ShortTexts

/// What one case of an item found: a label, how it ended, and the evidence.
///
/// Long texts are cut, so that no student's code makes a report long.
public struct Finding: Sendable, Equatable, Codable {
  /// What was tried, such as `σ(−1000) is 0`.
  public private(set) var label: String
  /// Which run of the checks it belongs to.
  public var variant: Variant
  /// How it ended.
  public var kind: ResultKind
  /// What was wrong, for the student; empty when the case passed.
  public private(set) var message: String
  /// What the numbers suggest that the mistake is, in sentences; `nil` when they suggest nothing.
  public private(set) var hint: String?
  /// The numbers behind a wrong value.
  public private(set) var evidence: Evidence?
  /// Where in the student's file a crash happened.
  public var location: SourceLocation?
  /// The part of the item that the case belongs to, from 0; `nil` when it counts by itself.
  public var part: Int?

  /// Creates a finding.
  public init(
    label: String, variant: Variant, kind: ResultKind, message: String = "", hint: String? = nil,
    evidence: Evidence? = nil, location: SourceLocation? = nil, part: Int? = nil
  ) {
    self.label = label.shortened(toBytes: ResultBudget.Text.label)
    self.variant = variant
    self.kind = kind
    self.message = message.shortened(toBytes: ResultBudget.Text.message)
    self.hint = hint?.shortened(toBytes: ResultBudget.Text.message)
    self.evidence = evidence
    self.location = location
    self.part = part
  }
}

/// The worst entry of a wrong value; long texts are cut.
public struct Evidence: Sendable, Equatable, Codable {
  /// Name of the part, such as `gradients.weights[1]`; empty when the result is one value.
  public private(set) var part: String
  /// Index of the worst entry, one number per axis, of at most 32 axes.
  public private(set) var index: [Int]
  /// What the student's code returned there.
  public private(set) var actual: String
  /// What was due there.
  public private(set) var expected: String
  /// How many entries are wrong.
  public var wrongEntries: Int
  /// How many entries there are.
  public var entries: Int
  /// Where the wrong entries lie, drawn with characters in several lines; absent when that says little.
  public private(set) var picture: String?

  /// A number as evidence holds it: the shortest decimal that is exactly this number, `inf`, `-inf` or `nan`.
  public static func text(_ value: Double) -> String { value.isNaN ? "nan" : "\(value)" }

  /// Creates evidence.
  public init(
    part: String, index: [Int], actual: String, expected: String, wrongEntries: Int, entries: Int,
    picture: String? = nil
  ) {
    self.part = part.shortened(toBytes: ResultBudget.Text.number)
    self.index = Array(index.prefix(32))
    self.actual = actual.shortened(toBytes: ResultBudget.Text.number)
    self.expected = expected.shortened(toBytes: ResultBudget.Text.number)
    self.wrongEntries = wrongEntries
    self.entries = entries
    self.picture = picture?.shortened(toBytes: ResultBudget.Text.picture)
  }
}

/// A place in a student's file.
public struct SourceLocation: Sendable, Equatable, Codable, CustomStringConvertible {
  /// File name as the student knows it.
  public private(set) var file: String
  /// Line, from 1.
  public var line: Int
  /// Column, from 1; `nil` when unknown.
  public var column: Int?

  /// Creates a location.
  public init(file: String, line: Int, column: Int? = nil) {
    self.file = file.shortened(toBytes: ResultBudget.Text.file)
    self.line = line
    self.column = column
  }

  /// `file:line` or `file:line:column`.
  public var description: String {
    column.map { "\(file):\(line):\($0)" } ?? "\(file):\(line)"
  }
}

/// A declaration from which no bridge can be generated.
public struct DeclarationError: Error, Equatable, CustomStringConvertible {
  /// The path from the course's root.
  public let file: String
  /// Counted from 1.
  public let line: Int
  /// Counted from 1, in UTF-8 bytes.
  public let column: Int
  /// What is wrong, and why.
  public let reason: String
  /// What to do about it.
  public let remedy: String

  /// One line in the form of a compiler's error.
  public var description: String { "\(file):\(line):\(column): error: \(reason); \(remedy)" }
}

/// Every declaration of the course that was refused.
public struct DeclarationErrors: Error, CustomStringConvertible {
  /// In the order of the files.
  public let all: [DeclarationError]

  /// One line a refusal.
  public var description: String { all.map(\.description).joined(separator: "\n") }
}

/// Text that may go to a terminal or into a log: nothing in it is invisible, moves the cursor, or is obeyed by a
/// runner of continuous integration.
///
/// A literal is the program's own words and stays as it is. Whatever is interpolated is foreign, on one line: its
/// invisible characters are made visible. So a text from a student, a file's name or an error's description cannot
/// be put out unless it was made harmless:
///
///     let line: VisibleText = "gradus: \(path) cannot be read"
public struct VisibleText: Sendable, Equatable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// Stands before every line of foreign text that has a line to itself. No runner takes a line for a command
  /// that begins so, even when the white space at its start is cut off.
  public static let bar = "│ "

  /// The text.
  public let description: String

  /// The program's own words.
  public init(stringLiteral value: String) { description = RunnerCommands.broken(in: value) }

  /// The program's own words with foreign text in them.
  public init(stringInterpolation: Interpolation) {
    description = RunnerCommands.broken(in: stringInterpolation.text)
  }

  /// Foreign text on one line: each run of white space becomes one space.
  public init(_ foreign: String) { description = foreign.madeHarmless(keepingLines: false) }

  /// Lines of the program's own words that are no literal, such as a usage message.
  public init(ownWords: String) { description = ownWords.madeHarmless(keepingLines: true) }

  /// A message that may have foreign text and line breaks in it: every line but the first stands behind a bar.
  public init(message: String) {
    let lines = message.madeHarmless(keepingLines: true)
      .split(separator: "\n", omittingEmptySubsequences: true)
    description = lines.joined(separator: "\n" + Self.bar)
  }

  /// Collects literals as they are and foreign text made visible.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    /// Starts an empty text.
    public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

    /// Own words.
    public mutating func appendLiteral(_ literal: String) { text += literal }

    /// Text that is visible already.
    public mutating func appendInterpolation(_ text: VisibleText) { self.text += text.description }

    /// Foreign text, or anything else by its description.
    public mutating func appendInterpolation(_ foreign: some CustomStringConvertible) {
      text += foreign.description.madeVisible(keepingLines: false)
    }
  }
}

extension String {
  /// The text with everything invisible made visible, and everything broken up that a runner obeys.
  func madeHarmless(keepingLines: Bool) -> String {
    RunnerCommands.broken(in: madeVisible(keepingLines: keepingLines))
  }
}

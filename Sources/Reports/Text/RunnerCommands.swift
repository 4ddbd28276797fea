/// What runners of continuous integration obey when it stands in a log, and how it is broken up.
///
/// | runner | obeys | is written |
/// |---|---|---|
/// | GitHub Actions | `::error::` at the start of a line, white space aside | `: :error: :` |
/// | GitHub Actions, Azure Pipelines, TeamCity | `##[error]`, `##vso[…]`, `##teamcity[…]` anywhere | `# #[error]` |
/// | GitLab, Travis | `section_start:1:x`, `travis_fold:start` between escape sequences | `section_start :1:x` |
/// | Buildkite | `---`, `+++`, `~~~`, `^^^` at the start of a line | `│ ---` |
///
/// The first three are broken up here, wherever they stand. The last is left as it is, since rows of dashes are
/// common: on a terminal and in a log every line of foreign text stands behind ``VisibleText/bar``.
enum RunnerCommands {
  /// Words that are commands when a colon follows.
  private static let words = ["section_start", "section_end", "travis_fold", "travis_time"]

  /// The text with a space in every command; whoever reads it still can.
  static func broken(in text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "#") }) else {
      return text
    }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isBroken =
        switch scalar {
        case ":": index > 0 && (scalars[index - 1] == ":" || isEndOfCommandWord(scalars[..<index]))
        case "#": index > 0 && scalars[index - 1] == "#" && opensBracket(scalars[(index + 1)...])
        default: false
        }
      if isBroken { result.append(" ") }
      result.append(scalar)
    }
    return String(result)
  }

  private static func isEndOfCommandWord(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
    words.contains { word in
      before.count >= word.unicodeScalars.count
        && before.suffix(word.unicodeScalars.count).elementsEqual(word.unicodeScalars)
    }
  }

  /// Whether a `[` comes next, or after letters.
  private static func opensBracket(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    rest.drop { ("a"..."z").contains($0) || ("A"..."Z").contains($0) }.first == "["
  }
}

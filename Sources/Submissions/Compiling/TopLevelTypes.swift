/// The types that a file gives to every file of its module.
public enum TopLevelTypes {
  private static let introducers: Set = ["struct", "class", "enum", "protocol", "actor", "typealias"]
  private static let modifiers: Set = [
    "public", "package", "internal", "open", "final", "indirect", "nonisolated", "distributed",
  ]
  private static let openings: Set = ["{", "(", "["]
  private static let closings: Set = ["}", ")", "]"]

  /// The names that are declared outside every brace, and are not private to the file.
  static func shared(by source: [UInt8]) -> Set<String> {
    let tokens = SwiftLexer.tokens(source)
    var depth = 0
    // A block that the compiler skips need not be balanced, so each ends at the depth at which it began.
    var conditions: [Int] = []
    var names: Set<String> = []
    for (index, token) in tokens.enumerated() {
      let isDirective = index > 0 && tokens[index - 1].text == "#"
      if openings.contains(token.text) { depth += 1 }
      if closings.contains(token.text) { depth -= 1 }
      if isDirective, token.text == "if" { conditions.append(depth) }
      if isDirective, token.text == "endif", let start = conditions.popLast() { depth = start }
      guard depth <= 0, introducers.contains(token.text), !token.isEscaped, index + 1 < tokens.count else {
        continue
      }
      let before = tokens[..<index].last { !modifiers.contains($0.text) }?.text
      if !["private", "fileprivate", "import"].contains(before) { names.insert(tokens[index + 1].text) }
    }
    return names
  }

  /// Whether a file declares what other files, and generated code, mean LabKit's or Swift's type by.
  static func shadowsImports(_ source: [UInt8]) -> Bool {
    shared(by: source).contains(where: isImported)
  }

  /// Whether a name is that of a type or module of LabKit's, Swift's or Foundation's in which exercises are written.
  public static func isImported(_ name: String) -> Bool {
    CourseNames.types.contains(name) || common.contains(name)
  }

  /// Modules, and the types of Swift and Foundation that exercises are written in.
  private static let common: Set = [
    "LabKit", "Exercises", "Tensors", "Swift", "Foundation", "Unmanaged", "UnsafeMutableRawPointer", "Any",
    "Array",
    "ArraySlice", "Bool", "Character", "ClosedRange", "Collection", "Comparable", "CustomStringConvertible",
    "Data", "Date",
    "Dictionary", "Double", "Equatable", "Error", "Float", "Hashable", "Int", "IteratorProtocol", "Never",
    "Optional",
    "Range", "RandomNumberGenerator", "Result", "Sendable", "Sequence", "Set", "String", "Substring", "Void",
  ]
}

/// The names that a Swift source declares, at any depth.
enum DeclaredNames {
  private static let introducers: Set = [
    "struct", "class", "enum", "protocol", "actor", "typealias", "func", "let", "var", "macro",
  ]
  private static let types: Set = ["struct", "class", "enum", "actor", "typealias"]

  /// Every name that follows a declaration's keyword.
  static func find(in source: [UInt8]) -> Set<String> { find(in: source, after: introducers) }

  /// Whether a source declares a type of a name.
  static func declares(type: String, _ source: [UInt8]) -> Bool {
    find(in: source, after: types).contains(type)
  }

  private static func find(in source: [UInt8], after introducers: Set<String>) -> Set<String> {
    let tokens = SwiftLexer.tokens(source)
    return zip(tokens, tokens.dropFirst()).reduce(into: []) { names, pair in
      let (keyword, name) = pair
      if keyword.kind == .word, !keyword.isEscaped, introducers.contains(keyword.text), name.kind == .word {
        names.insert(name.text)
      }
    }
  }
}

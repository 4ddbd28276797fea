/// Reads the few Python literals that occur in an `.npy` header: a dictionary from texts to texts, booleans and
/// tuples of whole numbers. Nothing is ever evaluated.
struct PythonLiteral {
  enum Value: Equatable {
    case string(String)
    case bool(Bool)
    case tuple([Int])
    /// A list, as the type of a structured array has it.
    case other
  }

  private var rest: Substring.UnicodeScalarView

  init(_ text: String) { rest = Substring(text).unicodeScalars }

  /// The dictionary that makes up the whole text, white space aside.
  mutating func dictionary() throws(NPYError) -> [String: Value] {
    try require("{", "it is not a Python dictionary")
    var fields: [String: Value] = [:]
    while !skip("}") {
      let key = try string()
      try require(":", "after the key '\(key)' there is no ':'")
      guard fields.updateValue(try value(), forKey: key) == nil else {
        throw .badHeader("the key '\(key)' occurs twice")
      }
      if !skip(",") {
        try require("}", "after the value of '\(key)' there is neither ',' nor '}'")
        break
      }
    }
    skipSpace()
    guard rest.isEmpty else { throw .badHeader("text follows the dictionary") }
    return fields
  }

  private mutating func value() throws(NPYError) -> Value {
    skipSpace()
    switch rest.first {
    case "'", "\"": return .string(try string())
    case "(": return .tuple(try tuple())
    case "[":
      while let scalar = rest.popFirst(), scalar != "]" {}
      return .other
    default:
      let word = String(String.UnicodeScalarView(rest.prefix { $0.properties.isAlphabetic }))
      rest = rest.dropFirst(word.unicodeScalars.count)
      guard word == "True" || word == "False" else {
        throw .badHeader("a value is no text, boolean or tuple")
      }
      return .bool(word == "True")
    }
  }

  private mutating func string() throws(NPYError) -> String {
    skipSpace()
    guard let quote = rest.popFirst(), quote == "'" || quote == "\"" else {
      throw .badHeader("a text in quotes is missing")
    }
    let content = rest.prefix { $0 != quote && $0 != "\\" && $0 != "\n" }
    rest = rest.dropFirst(content.count)
    guard rest.popFirst() == quote else { throw .badHeader("a text does not end, or has a backslash in it") }
    return String(String.UnicodeScalarView(content))
  }

  private mutating func tuple() throws(NPYError) -> [Int] {
    try require("(", "a tuple is missing")
    var numbers: [Int] = []
    while !skip(")") {
      skipSpace()
      let digits = String(
        String.UnicodeScalarView(rest.prefix { "+-0123456789".unicodeScalars.contains($0) }))
      rest = rest.dropFirst(digits.unicodeScalars.count)
      // Python 2 wrote `2L`.
      if rest.first == "L" { rest = rest.dropFirst() }
      guard let number = Int(digits) else {
        let found = rest.prefix { $0 != "," && $0 != ")" }
        throw .badHeader(
          "the shape has '\((digits + String(String.UnicodeScalarView(found))).prefix(40))' for a length")
      }
      numbers.append(number)
      if !skip(",") {
        try require(")", "the shape does not end with ')'")
        break
      }
    }
    return numbers
  }

  private mutating func require(_ scalar: Unicode.Scalar, _ complaint: String) throws(NPYError) {
    guard skip(scalar) else { throw .badHeader(complaint) }
  }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard rest.first == scalar else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func skipSpace() {
    rest = rest.drop { $0 == " " || $0 == "\n" || $0 == "\t" }
  }
}

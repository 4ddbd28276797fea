import ExerciseBridges
import Tensors
import WorkerProtocol

/// Reads the value of `--set name=value` as the parameter's type wants it.
///
/// | type | written |
/// |---|---|
/// | `Double`, `Int`, `Bool` | `0.5`, `3`, `true` |
/// | `String` | as it is; inside other values `"in quotes"` |
/// | an enum | `mean`, `.mean`, `zero(1)`, `scaled(by: 0.5)` |
/// | `[T]`, `T?` | `[1, 2]`, `nil` |
/// | `Tensor` | `0.5`, `[1, 2]`, `[[1, 2], [3, 4]]` |
struct ValueLiteral {
  private let name: String
  private let text: String
  private let types: [ValueType]
  private var rest: Substring

  /// - Parameters:
  ///   - name: The parameter's, for messages.
  ///   - types: The structs and enums of the course.
  init(_ text: String, for name: String, types: [ValueType]) {
    self.name = name
    self.text = text
    self.types = types
    rest = text[...]
  }

  /// The whole text as a value. Throws ``UsageProblem``, which says what is expected.
  mutating func value(of type: ParameterType) throws -> WireValue {
    if type == .string { return .string(text) }
    let value = try part(of: type)
    skipSpace()
    guard rest.isEmpty else { throw expected(type, found: "`\(rest)` is too much") }
    return value
  }

  private mutating func part(of type: ParameterType) throws -> WireValue {
    skipSpace()
    switch type {
    case .double: return .double(try number(of: type))
    case .int:
      let word = takeWord()
      guard let number = Int(word) else { throw expected(type, found: "`\(word)` is no whole number") }
      return .int(number)
    case .bool:
      let word = takeWord()
      guard let flag = Bool(word) else { throw expected(type, found: "write true or false") }
      return .bool(flag)
    case .string: return .string(try quotedText())
    case .tensor: return .tensor(try tensor())
    case .optional(let wrapped):
      if rest.hasPrefix("nil"), rest.dropFirst(3).first.map({ ",)] ".contains($0) }) ?? true {
        rest = rest.dropFirst(3)
        return .optional(nil)
      }
      return .optional(try part(of: wrapped))
    case .array(let element):
      let elements = try list("[", "]", of: type) { literal in try literal.part(of: element) }
      return ArgumentReader.array(elements, of: element)
    case .named(let name): return try choice(of: name)
    case .tuple, .other:
      throw UsageProblem("`\(name)` is a \(type): `gradus call` cannot take one in --set.")
    }
  }

  private mutating func choice(of typeName: String) throws -> WireValue {
    guard case .choice(let cases) = types.first(where: { $0.name == typeName })?.shape else {
      throw UsageProblem(
        "`\(name)` is a \(typeName): give its parts, \(ArgumentReader.parts(of: typeName, named: name, types))."
      )
    }
    let known = cases.map { "`\($0)`" }.joined(separator: ", ")
    if rest.first == "." { rest = rest.dropFirst() }
    let word = takeWord()
    let named = cases.filter { $0.name == word }
    guard !named.isEmpty else {
      throw UsageProblem("`\(name)=\(text)`: a \(typeName) is one of \(known).")
    }
    let start = rest
    for choice in named {
      rest = start
      if let fields = try? fields(of: choice) { return .variant(choice.name, fields) }
    }
    rest = start
    return .variant(named[0].name, try fields(of: named[0]))
  }

  private mutating func fields(of choice: ValueType.Case) throws -> [WireField] {
    guard !choice.fields.isEmpty else { return [] }
    let shape = ParameterType.named("\(choice)")
    var index = 0
    let values = try list("(", ")", of: shape) { literal in
      guard index < choice.fields.count else {
        throw literal.expected(shape, found: "there are too many values")
      }
      let field = choice.fields[index]
      index += 1
      try literal.skipLabel(field.label, in: shape)
      return WireField(field.label ?? "\(index - 1)", try literal.part(of: ParameterType(field.type)))
    }
    guard values.count == choice.fields.count else { throw expected(shape, found: "values are missing") }
    return values
  }

  /// `label:`, which need not be there.
  private mutating func skipLabel(_ label: String?, in shape: ParameterType) throws {
    skipSpace()
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let after = rest.dropFirst(word.count).drop { $0 == " " }
    guard !word.isEmpty, after.first == ":" else { return }
    guard String(word) == label else { throw expected(shape, found: "there is no `\(word):`") }
    rest = after.dropFirst()
  }

  private mutating func tensor() throws -> Tensor {
    guard rest.first == "[" else { return Tensor(try number(of: .tensor)) }
    let rows = try list("[", "]", of: .tensor) { literal in
      literal.skipSpace()
      return try literal.tensor()
    }
    let shape = rows.first?.shape ?? []
    guard rows.allSatisfy({ $0.shape == shape }) else {
      throw expected(.tensor, found: "its rows differ in shape")
    }
    return Tensor(shape: [rows.count] + shape, storage: rows.flatMap(\.storage))
  }

  private mutating func list<Element>(
    _ opening: Character, _ closing: Character, of type: ParameterType,
    _ element: (inout ValueLiteral) throws -> Element
  ) throws -> [Element] {
    guard take(opening) else { throw expected(type, found: "`\(opening)` is missing") }
    var elements: [Element] = []
    while !take(closing) {
      if !elements.isEmpty, !take(",") { throw expected(type, found: "`\(closing)` is missing") }
      elements.append(try element(&self))
    }
    return elements
  }

  private mutating func number(of type: ParameterType) throws -> Double {
    let word = takeWord()
    guard let number = Double(word) else { throw expected(type, found: "`\(word)` is no number") }
    return number
  }

  private mutating func quotedText() throws -> String {
    guard take("\"") else { throw expected(.string, found: "write it \"in quotes\"") }
    let content = rest.prefix { $0 != "\"" }
    rest = rest.dropFirst(content.count)
    guard take("\"") else { throw expected(.string, found: "the closing \" is missing") }
    return String(content)
  }

  private mutating func takeWord() -> String {
    skipSpace()
    let word = rest.prefix { !",()[] \"".contains($0) }
    rest = rest.dropFirst(word.count)
    return String(word)
  }

  private mutating func take(_ character: Character) -> Bool {
    skipSpace()
    guard rest.first == character else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func skipSpace() { rest = rest.drop { $0 == " " } }

  private func expected(_ type: ParameterType, found: String) -> UsageProblem {
    UsageProblem("`\(name)=\(text)`: \(type) is expected; \(found).")
  }
}

import CourseModel
import SwiftParser
import SwiftSyntax
import Testing

@testable import Mutations

@Suite struct MutationsTests {
  /// What an operator makes of a function's body: original and replacement, as in a key.
  struct Example: Sendable, CustomTestStringConvertible {
    let operation: String
    let body: String
    let edits: [String]

    init(_ operation: String, _ body: String, _ edits: [String]) {
      (self.operation, self.body, self.edits) = (operation, body, edits)
    }

    var testDescription: String { "\(operation): \(body)" }
  }

  static let examples = [
    Example("comparison", "a <= b", ["a <= b => a < b", "a <= b => a >= b"]),
    Example("comparison", "g * (x .> 0)", ["x .> 0 => x .>= 0", "x .> 0 => x .< 0"]),
    Example("comparison", "a == b", ["a == b => a != b"]),
    Example("comparison", "a = b", []),
    Example("arithmetic", "a + b * c", ["a + b * c => a - b * c", "b * c => b / c"]),
    Example("arithmetic", "x += a", ["x += a => x -= a", "x += a => x = a"]),
    Example("arithmetic", "-a", []),
    Example("operand dropped", "a + b", ["a + b => a", "a + b => b"]),
    Example("operand dropped", "try f(a) / f(b)", ["f(a) / f(b) => f(a)"]),
    Example("operand dropped", "a || b", ["a || b => a", "a || b => b"]),
    Example("operand dropped", "a < b", []),
    Example("sign dropped", "exp(-x)", ["-x => x"]),
    Example("sign dropped", "w.sum(axis: -1)", []),
    Example("sign dropped", "!x", []),
    Example("sign added", "f(x, scale: y)", ["f(x, scale: y) => f(-(x), scale: y)"]),
    Example("sign added", "f(0) + xs.map { $0 } + abs(x) + requireFit(x)", []),
    Example("call dropped", "w.transposed()", ["w.transposed() => w"]),
    Example("call dropped", "exp(-abs(x))", ["abs(x) => (x)"]),
    Example("call dropped", "w.transposed(0, 1) + w.abs()", []),
    Example("constant", "1 - x", ["1 - x => 0 - x", "1 - x => 2 - x"]),
    Example("constant", "0.5 * x", ["0.5 * x => 1.0 * x"]),
    Example("constant", "f(2)", ["f(2) => f(1)", "f(2) => f(4)"]),
    Example("constant", "w.shape[1] + w.sum(axis: -1) + w.max(axis: 0)", []),
    Example("axis", "w.sum(axis: 0)", ["w.sum(axis: 0) => w.sum(axis: 1)"]),
    Example("axis", "w.max(axis: -1)", ["w.max(axis: -1) => w.max(axis: 0)"]),
    Example("axis", "f(index: 0) + w.sum(axis: 2)", []),
    Example("every axis", "w.sum(axis: 0) + w.max(axis: 1)", ["every axis => the other one"]),
    Example("every axis", "w.sum(axis: 0)", []),
    Example(
      "axis dropped", "w.max(axis: 1, keepDims: true)", ["w.max(axis: 1, keepDims: true) => Tensor(w.max())"]
    ),
    Example("axis dropped", "w.argmax(axis: 1) + w.max()", []),
    Example("reduction", "w.sum()", ["w.sum() => w.mean()"]),
    Example("reduction", "maximum(x, 0)", ["maximum(x, 0) => minimum(x, 0)"]),
    Example("reduction", "r == .sum", []),
    Example("other end", "w.shape.last", ["w.shape.last => w.shape.first"]),
    Example("other end", "xs.dropFirst()", ["xs.dropFirst => xs.dropLast"]),
    Example("other end", "xs.first(where: { $0 > 1 })", []),
    Example("statement removed", "x += a; return x", ["x += a => nothing"]),
    Example("statement removed", "let y = x; try check(y); return y", ["try check(y) => nothing"]),
    Example(
      "statement removed", "guard a, b > 0 else { throw E() }; return x", ["guard a, b > 0 => nothing"]),
    Example("statement removed", "if let y = x { throw E() }; return x", ["if let y = x => nothing"]),
    Example("statement removed", "f(x)", []),
    Example("condition forced", "guard a, b else { throw E() }", ["a => true", "b => true"]),
    Example("condition forced", "guard a else { throw E() }", []),
    Example("condition forced", "if a { g() }", ["a => true", "a => false"]),
    Example("condition forced", "while a, b { g() }", ["a => true", "b => true"]),
    Example("branch forced", "c ? a : b", ["c ? a : b => a", "c ? a : b => b"]),
    Example(
      "enum condition",
      "switch r { case .sum: a\n case .mean: b\n case .none: c }; return r == .mean ? a : b",
      ["sum", "none"].flatMap { ["r == .mean => r == .\($0)", "r == .mean => r != .\($0)"] }),
    Example("enum condition", "r == .mean", []),
    Example("threshold", "x .> 0", ["x .> 0 => x .> 0.5"]),
    Example("other variable", "let y = f(x); return x * y", ["x * y => y * y", "x * y => x * x"]),
    Example("other variable", "let y = x; return f(x)", []),
    Example(
      "use site", "let y = x + 1; return y * y",
      ["x - 1", "x", "1", "x + 0", "x + 2"].flatMap { ["y * y => (\($0)) * y"] }
        + ["x - 1", "x", "1", "x + 0", "x + 2"].map { "y * y => y * (\($0))" }),
    Example("use site", "let y = x + 1; return y", []),
    Example("sign added", "f(axis: 0, x)", ["f(axis: 0, x) => f(axis: 0, -(x))"]),
    Example("condition negated", "!a && b", ["!a && b => a && b"]),
    Example(
      "sibling case", "switch r { case .sum: a\n case .mean: b }",
      ["case .sum: a => case .sum: b", "case .mean: b => case .mean: a"]),
    Example(
      "result wrapped", "let y = xs.map { return -$0 }; return try f(y)",
      ["abs(result)", "-result", "0.5 * result", "result * result", "result.expanded(axis: -1)"].map {
        "try f(y) => \($0)"
      }),
    Example("result wrapped", "let y = x", []),
  ]

  @Test("makes what it should, and leaves the rest alone", arguments: examples)
  func makes(_ example: Example) {
    let found = mutants(of: "func f(_ x: Tensor) throws -> Tensor { \(example.body) }")
      .filter { $0.operation == example.operation }
    #expect(found.map { "\($0.original) => \($0.replacement)" } == example.edits)
  }

  @Test("every operator has an example") func everyOperator() {
    let shown = Set(
      (Self.examples + FunctionMutantsTests.examples).filter { !$0.edits.isEmpty }.map(\.operation))
    #expect(shown == Set(MutationOperator.all.map(\.name)))
  }

  @Test(
    "no result is wrapped of a type that cannot be",
    arguments: ["[Int]": ["result.map { -$0 }"], "Bool": ["!result"], "MLPParameters": []])
  func types(type: String, wraps: [String]) {
    let found = mutants(of: "func f() -> \(type) { g }").filter { $0.operation == "result wrapped" }
    #expect(found.map(\.replacement) == wraps)
  }

  @Test("messages of errors, and what is outside of functions, stay") func untouched() {
    let source = """
      let limit = 1 + 2
      func f(_ x: Int) throws { throw E("\\(x + 1) is less than \\(limit - 1)") }
      func g() -> String { "\\(1 + 1)" }
      """
    #expect(mutants(of: source).isEmpty)
  }

  private static let source = """
    // Bytes before an edit are not characters: Σ, −1.
    func f(_ x: Tensor, _ y: Tensor) throws -> Tensor {
      guard x.rank == 2, x.shape[0] == y.count else { throw E() }
      var sum = x.sum(axis: 0) + 1 + y.sum(axis: 1)  // one
      for row in 0..<4 { sum += (row > 1 ? 1 : -1) * x.sum(axis: 0) }
      return sum * 2 + 1 + 1
    }
    """

  @Test("texts differ, and parse") func texts() {
    let all = mutants(of: Self.source)
    #expect(all.count > 40)
    let texts = all.map { $0.applied(to: Self.source) }
    #expect(Set(texts + [Self.source]).count == all.count + 1)
    for (mutant, text) in zip(all, texts) {
      #expect(!Parser.parse(source: text).hasError, "\(mutant.key):\n\(text)")
      #expect(text.hasPrefix("// Bytes before an edit are not characters: Σ, −1.\nfunc f("))
    }
  }

  @Test("places are those of the source") func places() throws {
    let ternary = try #require(mutants(of: Self.source).first { $0.operation == "branch forced" })
    #expect(ternary.line == 5 && ternary.column == 30)
    #expect(ternary.applied(to: Self.source).contains("sum += (1) * x"))
  }

  @Test("keys are unique, and another function's edits change none") func keys() {
    let keys = mutants(of: Self.source).map(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(keys.contains { $0.hasSuffix(" (2)") })
    let longer = "func before() -> Int { 1 + 1 }\n\(Self.source)\nfunc after() -> Int { 1 + 1 }\n"
    let others = mutants(of: longer).filter { ["before", "after"].contains($0.function) }
    #expect(mutants(of: longer).map(\.key) == keys.inserted(others))
  }
}

extension [String] {
  /// The keys with those of a function before, and of one after, around them.
  fileprivate func inserted(_ others: [Mutant]) -> [String] {
    func keys(_ function: String) -> [String] { others.filter { $0.function == function }.map(\.key) }
    return keys("before") + self + keys("after")
  }
}

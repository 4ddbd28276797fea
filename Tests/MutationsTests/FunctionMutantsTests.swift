import CourseModel
import SwiftParser
import SwiftSyntax
import Testing

@testable import Mutations

/// Mutants of a function that a protocol requires, as a whole.
@Suite struct FunctionMutantsTests {
  typealias Example = MutationsTests.Example

  /// The body is that of `f(_ x: Tensor, y: Tensor, scale: Double, gold: [Int]) -> Tensor`.
  static let examples = [
    Example(
      "parameter changed", "x",
      [
        "x => Tensor.ones(x.shape)", "x => -x", "x => abs(x)",
        "x => Tensor.full(x.shape, x.storage.first ?? 0)",
        "x => x.rank > 0 ? x.flipped(axis: 0) : x", "y => Tensor.ones(y.shape)", "y => -y", "y => abs(y)",
        "y => Tensor.full(y.shape, y.storage.first ?? 0)", "y => y.rank > 0 ? y.flipped(axis: 0) : y",
        "scale => 0",
        "scale => 1", "scale => -scale", "gold => gold.reversed()",
        "gold => Array(repeating: gold.first ?? 0, count: gold.count)",
      ]),
    Example("parameters exchanged", "x", ["x, y => y, x"]),
    Example("sibling body", "x", ["f => g"]),
  ]

  private func source(_ body: String) -> String {
    let signature = "(_ x: Tensor, y: Tensor, scale: Double, gold: [Int]) -> Tensor"
    return """
      struct S: P {
        func f\(signature) { \(body) }
        func g\(signature) { let z = x; return z * y }
        func other(_ x: Tensor) -> Tensor { x }
        private func helper\(signature) { x }
      }
      """
  }

  @Test("makes what it should", arguments: examples) func makes(_ example: Example) {
    let found = mutants(of: source(example.body))
      .filter { $0.operation == example.operation && $0.function == "f" }
    #expect(found.map { "\($0.original) => \($0.replacement)" } == example.edits)
  }

  @Test("helpers, and functions of no protocol, keep their parameters and bodies") func helpers() {
    let operations = Set(Self.examples.map(\.operation))
    let loose =
      "struct S { func f(_ x: Tensor, _ y: Tensor) -> Tensor { x }\nfunc g(_ x: Tensor, _ y: Tensor) -> Tensor { y } }"
    #expect(
      !mutants(of: source("x")).contains { $0.function == "helper" && operations.contains($0.operation) })
    #expect(!mutants(of: loose).contains { operations.contains($0.operation) })
  }

  @Test("matrices are also read column by column") func columns() {
    let found = mutants(of: source("x.sum(axis: 0)")).filter {
      $0.replacement == "x.transposed().reshaped(x.shape)"
    }
    #expect(found.count == 1)
  }

  @Test("a single expression is returned, more statements are left as they are") func bodies() throws {
    let texts = mutants(of: source("x")).filter { $0.original == "x, y" }.map { $0.applied(to: source("x")) }
    #expect(texts.count == 2)
    #expect(texts[0].contains("{ let (x, y) = (y, x); return x }"))
    #expect(texts[1].contains("{ let (x, y) = (y, x); let z = x; return z * y }"))
    for text in texts { #expect(!Parser.parse(source: text).hasError) }
  }
}

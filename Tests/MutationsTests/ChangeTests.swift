import CourseModel
import Testing

@testable import Mutations

/// What a mutant changes, in words.
@Suite struct ChangeTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let operation: String
    let body: String
    let changes: [String]

    init(_ operation: String, _ body: String, _ changes: [String]) {
      (self.operation, self.body, self.changes) = (operation, body, changes)
    }

    var testDescription: String { "\(operation): \(body)" }
  }

  private static let source = """
    struct S: P {
      // says: e = "e^x"
      // says: e.sum(axis: 0) = "the sum"
      // says: total > 0 = "the total is positive"
      // says: total = "the total"
      // says: 6 = "the 6"
      func f(_ x: Tensor, y: Tensor, r: Reduction) -> Tensor { BODY }
    }
    """

  static let examples = [
    Example("arithmetic", "x + y", ["`y` were subtracted, not added"]),
    Example("arithmetic", "e / x", ["there were a multiplication by `x`, not a division"]),
    Example(
      "arithmetic", "total += x",
      ["what is added to the total were subtracted", "the total were replaced by what is to be added"]),
    Example("operand dropped", "x - y", ["`y` were left out"]),
    Example("operand dropped", "e * x", ["`x` were left out as a factor", "e^x were left out as a factor"]),
    Example("operand dropped", "x / (e)", ["there were no division by e^x"]),
    Example("operand dropped", "(total > 0) && b", ["nobody asked whether the total is positive"]),
    Example("sign dropped", "-x", ["`x` had the opposite sign"]),
    Example("sign dropped", "-x * x", ["`x` had the opposite sign in one place"]),
    Example("sign added", "g(e)", ["e^x had the opposite sign"]),
    Example(
      "comparison", "x .> 0",
      ["`x`, where it equals 0, counted the other way", "`x` were compared with 0 the other way around"]),
    Example(
      "comparison", "r == .mean", ["`.mean` were treated like the other cases, and these like `.mean`"]),
    Example("constant", "x .> 0", ["`x` were compared with 1, not 0"]),
    Example("constant", "6 * z", ["the 6 were 12"]),
    Example("threshold", "x .> 0", ["`x` were compared with 0.5, not 0"]),
    Example("call dropped", "abs(x)", ["`x` stood where its absolute value is due"]),
    Example("call dropped", "y.transposed()", ["`y` were not transposed"]),
    Example("reduction", "e.sum(axis: 0)", ["the sum were a mean, not a sum"]),
    Example("axis", "e.sum(axis: 0)", ["the sum were taken along axis 1, not axis 0"]),
    Example("axis dropped", "e.sum(axis: 0)", ["the sum were taken over all entries, not along one axis"]),
    Example("every axis", "e.sum(axis: 0) + w.sum(axis: 1)", ["everything were taken along the other axis"]),
    Example(
      "branch forced", "total > 0 ? a : b",
      ["it were always true that the total is positive", "it were never true that the total is positive"]),
    Example(
      "condition forced", "if r == .sum { g() }; return h",
      ["it were always true that `r` is `.sum`", "it were never true that `r` is `.sum`"]),
    Example("statement removed", "total += x; return total", ["the total never changed"]),
    Example(
      "statement removed", "guard total > 0 else { return x }; return y",
      ["it were always true that the total is positive"]),
    Example(
      "sibling case", "switch r { case .sum: a\n case .mean: b }",
      [
        "`.sum` were treated like `.mean` as far as `r` goes",
        "`.mean` were treated like `.sum` as far as `r` goes",
      ]),
    Example(
      "enum condition",
      "switch q { case .sum: a\n case .mean: b\n case .none: c }; return r == .mean ? a : b",
      [
        "`.sum` were treated like `.mean`, and `.mean` like the other cases",
        "`.none` were treated like `.mean`",
        "`.none` were treated like `.mean`, and `.mean` like the other cases",
        "`.sum` were treated like `.mean`",
      ]),
    Example(
      "other variable", "x - y", ["`y` stood there in place of `x`", "`x` stood there in place of `y`"]),
    Example("parameters exchanged", "x", ["`x` and `y` were exchanged"]),
    Example(
      "result wrapped", "x",
      [
        "the result were replaced by its absolute value", "the result had the opposite sign",
        "the result were halved", "the result were squared", "the result had one more axis, of length 1",
      ]),
    // What has no name is not spoken of.
    Example("arithmetic", "x + z", []),
    Example("operand dropped", "x - z", []),
    Example("sign added", "g(z)", []),
    Example("axis", "z.sum(axis: 0)", []),
    Example("branch forced", "z ? a : b", []),
  ]

  @Test("says what changes", arguments: examples) func says(_ example: Example) {
    let found = mutants(of: Self.source.replacing("BODY", with: example.body))
      .filter { $0.operation == example.operation }.compactMap(\.change)
    #expect(found == example.changes.map { "in `f`, \($0)" })
  }

  @Test("a helper's parameters and result have the names that the source gives them only") func helpers() {
    let helper = "private func f(_ x: Tensor) -> Tensor { x + y }"
    #expect(mutants(of: helper).compactMap(\.change).isEmpty)
    let named = "// says: result = \"the softplus\"\n\(helper)"
    #expect(mutants(of: named).compactMap(\.change).contains("the softplus were halved"))
  }
}

import Tensors
import Testing

@testable import Autodiff

/// Three front ends over one set of rules: the same values and gradients, and the shapes that were foretold.
@Suite struct AgreementTests {
  @Test(arguments: ruleCases) func threeFrontEndsAgree(_ rule: RuleCase) throws {
    for point in rule.points() {
      let variables = point.map { Variable($0) }
      let result = rule.function(variables)
      let cotangent = Tensor.arange(result.value.count).reshaped(result.shape) * 0.3 - 1
      let expected = [result.value] + (try result.gradients(of: variables, cotangent: cotangent))

      let graph = LazyGraph()
      let lazy = point.map { graph.variable($0) }
      let lazyResult = replay(result) { node in
        variables.firstIndex { $0.node === node }.map { lazy[$0] } ?? graph.constant(node.knownValue)
      }
      #expect(lazyResult.shape == result.shape)
      let lazyGradients = try lazyResult.gradients(of: lazy, cotangent: graph.constant(cotangent))
      #expect(lazyGradients.map(\.shape) == point.map(\.shape))
      #expect(agree(graph.values(of: [lazyResult] + lazyGradients), expected), "\(rule)")

      let program = StaticGraph()
      let symbols = point.enumerated().map { program.placeholder("x\($0)", shape: $1.shape) }
      let symbol = replay(result) { node in
        variables.firstIndex { $0.node === node }.map { symbols[$0] } ?? program.constant(node.knownValue)
      }
      #expect(symbol.shape == result.shape)
      let gradients = try symbol.gradients(of: symbols, cotangent: program.constant(cotangent))
      let feeds = Dictionary(uniqueKeysWithValues: point.enumerated().map { ("x\($0)", $1) })
      #expect(agree(try program.run([symbol] + gradients, feeds: feeds), expected), "\(rule)")
    }
  }

  private func agree(_ values: [Tensor], _ expected: [Tensor]) -> Bool {
    zip(values, expected).allSatisfy { $0.shape == $1.shape && allClose($0, $1, rtol: 1e-12, atol: 1e-12) }
  }
}

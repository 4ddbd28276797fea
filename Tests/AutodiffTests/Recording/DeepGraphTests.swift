import Tensors
import Testing

@testable import Autodiff

/// 100,000 operations one after the other: nothing recurses, not even freeing them.
@Suite struct DeepGraphTests {
  private let depth = 100_000

  private func chain<E: TensorExpression>(_ x: E) -> E {
    (0..<depth).reduce(x) { y, index in index % 2 == 0 ? y + x : -y }
  }

  @Test func eager() throws {
    let x = Variable(Tensor(1))
    let gradients = try chain(x).gradients(of: [x])
    #expect(gradients == [chain(Variable(Tensor(1))).value])
    let second = try chain(x * x).differentiableGradients(of: [x])[0].gradients(of: [x])
    #expect(second[0].scalar == 2 * gradients[0].scalar)
  }

  @Test func lazy() throws {
    let graph = LazyGraph()
    let x = graph.variable(Tensor(1))
    let result = chain(x)
    let gradient = try result.gradients(of: [x])[0]
    #expect(graph.evaluations == 0)
    #expect(gradient.value == result.value)
  }

  @Test func `static`() throws {
    let graph = StaticGraph()
    let x = graph.placeholder("x", shape: [])
    let result = chain(x)
    let values = try graph.run([result] + result.gradients(of: [x]), feeds: ["x": Tensor(2)])
    #expect(values[0].scalar == 2 * values[1].scalar)
  }

  /// Paths are not followed one by one: there are 2⁴⁰.
  @Test func aLadderOfDiamonds() throws {
    let x = Variable(Tensor(1))
    let top = (0..<40).reduce(x) { y, _ in y + y }
    #expect(try top.gradients(of: [x])[0].scalar == 0x1p40)
  }
}

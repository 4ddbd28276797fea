import Autodiff
import Tensors
import Testing

@Suite struct LazyGraphTests {
  private let graph = LazyGraph()

  @Test func nothingRunsUntilAValueIsAskedFor() throws {
    let x = graph.variable(Tensor([1, 2]))
    let y = (0..<50).reduce(x) { y, _ in tanh(y) }
    let gradient = try y.sum().gradients(of: [x])[0]
    #expect(graph.evaluations == 0 && y.shape == [2] && gradient.shape == [2])
    _ = y.value
    #expect(graph.evaluations == 50)
  }

  @Test func resultsAreKept() {
    let x = graph.variable(Tensor([1, 2]))
    let y = exp(x)
    let z = y + 1
    _ = z.value
    #expect(graph.evaluations == 2)
    _ = (z.value, y.value, (y * 2).value)
    #expect(graph.evaluations == 3)
  }

  @Test func whatIsNotNeededNeverRuns() {
    let x = graph.variable(Tensor([1, 2]))
    let (used, unused) = (exp(x), log(x))
    _ = (unused * 2, (used * 2).value)
    #expect(graph.evaluations == 2)
  }

  @Test func commonSubexpressionsRunOnce() {
    let p = (0..<4).map { graph.variable(Tensor(Double($0))) }
    let product = (p[0] * p[1] + p[2]) * (p[0] * p[1] + p[3])
    _ = product.value
    #expect(graph.evaluations == 4)
    // Not the same: another order, another number.
    #expect(graph.values(of: [p[0] - p[1], p[1] - p[0], p[0] + 1, p[0] + 2]).map(\.scalar) == [-1, 1, 1, 2])
    #expect(graph.evaluations == 8)
  }

  @Test func aLadderRunsEachStepOnce() {
    let x = graph.variable(Tensor(1))
    #expect((0..<30).reduce(x) { y, _ in y + y }.value.scalar == 0x1p30)
    #expect(graph.evaluations == 30)
  }

  /// The backward pass of tanh uses the value of the forward pass.
  @Test func gradientsShareTheForwardPass() throws {
    let x = graph.variable(Tensor([1, 2]))
    let loss = tanh(x).sum()
    _ = loss.value
    let before = graph.evaluations
    let gradient = try loss.gradients(of: [x])[0]
    let expected = 1 - pow(tanh(Tensor([1, 2])), 2)
    #expect(allClose(gradient.value, expected))
    // Broadcast of the cotangent, g·z, ·z and g − …
    #expect(graph.evaluations == before + 4)
    let second = try gradient.sum().gradients(of: [x])[0]
    #expect(allClose(second.value, -2 * tanh(Tensor([1, 2])) * expected))
  }
}

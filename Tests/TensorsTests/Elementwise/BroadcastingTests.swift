import Tensors
import Testing

@Suite struct BroadcastingTests {
  /// `sum(toShape:)` is the adjoint of `broadcast(to:)`: ⟨broadcast x, y⟩ = ⟨x, sum y⟩.
  @Test(arguments: [
    ([], [2, 3]), ([3], [2, 3]), ([2, 1], [2, 3]), ([1, 1], [4, 2, 3]), ([2, 1, 4, 1], [5, 2, 3, 4, 2]),
    ([2, 3], [2, 3]), ([1], [0]), ([3, 4], [5, 2, 3, 4]), ([2], [0, 2]),
  ])
  func sumUndoesBroadcast(shape: [Int], target: [Int]) {
    var source = SplitMix64.stream("adjoint", shape.count, target.count)
    let (x, y) = (Tensor.normal(shape, using: &source), Tensor.normal(target, using: &source))
    #expect(y.sum(toShape: shape).shape == shape)
    let (left, right) = ((x.broadcast(to: target) * y).sum(), (x * y.sum(toShape: shape)).sum())
    #expect((left - right).magnitude <= 1e-12 * max(1, left.magnitude))
  }

  @Test func shapes() {
    #expect(broadcastShape([2, 1], [3]) == [2, 3])
    #expect(broadcastShape([], []) == [])
    #expect(broadcastShape([0], [1]) == [0])
  }
}

import Tensors
import Testing

@Suite struct ReductionTests {
  @Test func agreesWithNumPy() throws {
    try replay(
      "reductions", relativeTolerance: 1e-14,
      [
        "sum": { try $0.operand(0).sum(axes: $0.numbers) },
        "sumKeepDims": { try $0.operand(0).sum(axes: $0.numbers, keepDims: true) },
        "mean": { try $0.operand(0).mean(axes: $0.numbers) },
        "meanKeepDims": { try $0.operand(0).mean(axes: $0.numbers, keepDims: true) },
        "max": { try $0.operand(0).max(axes: $0.numbers) },
        "maxKeepDims": { try $0.operand(0).max(axes: $0.numbers, keepDims: true) },
        "min": { try $0.operand(0).min(axes: $0.numbers) },
        "minKeepDims": { try $0.operand(0).min(axes: $0.numbers, keepDims: true) },
        "variance": { try $0.operand(0).variance(axes: $0.numbers) },
        "varianceKeepDims": { try $0.operand(0).variance(axes: $0.numbers, keepDims: true) },
        "argmax": { Tensor(try $0.operand(0).argmax(axis: $0.numbers[0]).map { Double($0) }) },
        "argmin": { Tensor(try $0.operand(0).argmin(axis: $0.numbers[0]).map { Double($0) }) },
        "sumToShape": { try $0.operand(0).sum(toShape: $0.numbers) },
      ])
  }

  @Test func oneAxis() {
    let t = Tensor([[1, 5, 3], [4, 2, 6]])
    #expect(t.sum(axis: 0) == Tensor([5, 7, 9]) && t.sum(axis: -1, keepDims: true) == Tensor([[9], [12]]))
    #expect(t.mean(axis: 1) == Tensor([3, 4]) && t.mean(axis: 0, keepDims: true).shape == [1, 3])
    #expect(t.max(axis: 1) == Tensor([5, 6]) && t.max(axis: 0, keepDims: true) == Tensor([[4, 5, 6]]))
    #expect(t.min(axis: 1) == Tensor([1, 2]) && t.min(axis: 0) == Tensor([1, 2, 3]))
    #expect(t.variance(axis: 0, correction: 1) == Tensor([4.5, 4.5, 4.5]))
    #expect(t.argmax(axis: 1) == [1, 2] && t.argmin(axis: 0) == [0, 1, 0])
  }

  @Test func allElements() {
    let t = Tensor([[1, 5], [5, -2]])
    #expect((t.sum(), t.mean(), t.max(), t.min()) == (9, 2.25, 5, -2))
    #expect((t.argmax(), t.argmin()) == (1, 3))
    #expect(Tensor([1, 2, 3, 4]).variance() == 1.25)
    #expect(t.sum(axes: []) == t)
    #expect(Tensor(3).max() == 3)
  }

  @Test func emptyAndNaN() {
    let empty = Tensor.zeros([0])
    #expect(empty.sum() == 0 && empty.mean().isNaN && empty.variance().isNaN)
    #expect(Tensor([1]).variance(correction: 1).isNaN)
    #expect(Tensor.zeros([0, 2]).mean(axis: 0).storage.allSatisfy { $0.isNaN })
    #expect(Tensor([1, .nan, 2]).max().isNaN && Tensor([.nan, 1]).min().isNaN)
    #expect(Tensor([1, .nan, 2]).argmax() == 1)
    #expect(Tensor.zeros([0, 3]).argmax(axis: 1) == [])
  }

  /// Adding 10⁶ times 0.1 one after the other is off by 1.3e-6; pairwise by a few units in the last place.
  @Test func sumIsPairwise() {
    let tenths = Tensor.full([1_000_000], 0.1)
    #expect((tenths.storage.reduce(0, +) - 1e5).magnitude > 1e-7)
    #expect((tenths.sum() - 1e5).magnitude < 1e-9)
    #expect((tenths.reshaped([1, 1_000_000]).sum(axis: 1)[0] - 1e5).magnitude < 1e-9)
  }
}

import Tensors
import Testing

/// Misuse stops the program, and the message names the shapes.
@Suite struct TrapTests {
  static let traps: [Trap] = [
    Trap("add", says: "shapes [2, 3] and [4] do not broadcast: axis 1 is 3 and 4") {
      _ = Tensor.zeros([2, 3]) + Tensor.zeros([4])
    },
    Trap("maximum", says: "shapes [2] and [3, 4] do not broadcast: axis 1 is 2 and 4") {
      _ = maximum(Tensor.zeros([2]), Tensor.zeros([3, 4]))
    },
    Trap("add in place", says: "shape [2, 3] does not broadcast to [3]") {
      var t = Tensor.zeros([3])
      t += Tensor.zeros([2, 3])
    },
    Trap("broadcast", says: "shapes [2, 3] and [2, 4] do not broadcast: axis 1 is 3 and 4") {
      _ = Tensor.zeros([2, 3]).broadcast(to: [2, 4])
    },
    Trap("broadcast to a shorter shape", says: "shape [2, 3] does not broadcast to [3]") {
      _ = Tensor.zeros([2, 3]).broadcast(to: [3])
    },
    Trap("sum to a shape", says: "shape [2, 1] cannot be summed to [2, 3]") {
      _ = Tensor.zeros([2, 1]).sum(toShape: [2, 3])
    },
    Trap("storage", says: "shape [2, 3] needs 6 elements, not 5") {
      _ = Tensor(shape: [2, 3], storage: [1, 2, 3, 4, 5])
    },
    Trap("negative length", says: "shape [2, -3] has a negative length") { _ = Tensor.zeros([2, -3]) },
    Trap("replaced storage", says: "a tensor of shape [2] has 2 elements, not 3") {
      var t = Tensor.zeros([2])
      t.storage.append(1)
    },
    Trap("ragged rows", says: "row 0 has 2 elements and row 1 has 1") { _ = Tensor([[1, 2], [3]]) },
    Trap("scalar", says: "this one has shape [2]") { _ = Tensor.zeros([2]).scalar },
    Trap("label", says: "label 3 at 1 is not one of 3 classes") { _ = Tensor.oneHot([0, 3], classes: 3) },
    Trap("index", says: "index [2, 0] is out of bounds for shape [2, 3]") { _ = Tensor.zeros([2, 3])[2, 0] },
    Trap("number of indices", says: "index [1] has 1 number, but shape [2, 3] has rank 2") {
      _ = Tensor.zeros([2, 3])[1]
    },
    Trap("written index", says: "index [0, -1] is out of bounds for shape [2, 3]") {
      var t = Tensor.zeros([2, 3])
      t[0, -1] = 1
    },
    Trap("axis", says: "shape [2, 3] has no axis 2") { _ = Tensor.zeros([2, 3]).sum(axis: 2) },
    Trap("axis twice", says: "axes [1, -1] name one axis of shape [2, 3] twice") {
      _ = Tensor.zeros([2, 3]).sum(axes: [1, -1])
    },
    Trap("slice", says: "range 1..<4 is out of bounds for axis 1 of shape [2, 3]") {
      _ = Tensor.zeros([2, 3]).slice(axis: 1, 1..<4)
    },
    Trap("row", says: "index 2 is out of bounds for axis 0 of [2, 3]") { _ = Tensor.zeros([2, 3]).row(2) },
    Trap("rows", says: "index -1 is out of bounds for axis 0 of [2, 3]") {
      _ = Tensor.zeros([2, 3]).rows(at: [0, -1])
    },
    Trap("reshape", says: "shape [2, 3] has 6 elements: it cannot become [4, 2]") {
      _ = Tensor.zeros([2, 3]).reshaped([4, 2])
    },
    Trap("permute", says: "order [0] does not name each axis of shape [2, 3] once") {
      _ = Tensor.zeros([2, 3]).permuted([0])
    },
    Trap("squeeze", says: "axis 1 of shape [2, 3] cannot be dropped") {
      _ = Tensor.zeros([2, 3]).squeezed(axis: 1)
    },
    Trap("concatenate", says: "shapes [2, 3] and [2, 4] cannot be joined along axis 0") {
      _ = concatenate([Tensor.zeros([2, 3]), Tensor.zeros([2, 4])])
    },
    Trap("stack", says: "shapes [2] and [3] cannot be stacked") {
      _ = stack([Tensor.zeros([2]), Tensor.zeros([3])])
    },
    Trap("largest of none", says: "axis 0 of shape [0, 3] has no elements to compare") {
      _ = Tensor.zeros([0, 3]).max(axis: 0)
    },
    Trap("argmax of none", says: "a tensor of shape [0] has no largest element") {
      _ = Tensor.zeros([0]).argmax()
    },
    Trap("matmul", says: "matmul of shapes [2, 3] and [4, 5]: the inner lengths are 3 and 4") {
      _ = matmul(Tensor.zeros([2, 3]), Tensor.zeros([4, 5]))
    },
    Trap(
      "matmul of batches",
      says: "of shapes [2, 1, 1] and [3, 1, 1]: batch shapes [2] and [3] do not broadcast"
    ) {
      _ = matmul(Tensor.zeros([2, 1, 1]), Tensor.zeros([3, 1, 1]))
    },
    Trap("matmul of a scalar", says: "matmul needs vectors or matrices, not shapes [] and [2]") {
      _ = matmul(Tensor(1), Tensor.zeros([2]))
    },
    Trap("dot", says: "dot needs two vectors of one length, not shapes [2] and [3]") {
      _ = dot(Tensor.zeros([2]), Tensor.zeros([3]))
    },
    Trap("einsum lengths", says: "of shapes [2, 3] and [4, 5]: j is 3 and 4") {
      _ = einsum("ij,jk->ik", Tensor.zeros([2, 3]), Tensor.zeros([4, 5]))
    },
    Trap("einsum diagonal", says: "i has two lengths in shape [2, 3]") {
      _ = einsum("ii->i", Tensor.zeros([2, 3]))
    },
    Trap("einsum rank", says: "\"ij\" has 2 letters for shape [2]") {
      _ = einsum("ij->i", Tensor.zeros([2]))
    },
    Trap("einsum result", says: "no operand has the letter k") { _ = einsum("ij->k", Tensor.zeros([2, 2])) },
    Trap("einsum arrow", says: "a \"-\" without \">\"") { _ = einsum("ij-", Tensor.zeros([2, 2])) },
    Trap("einsum operands", says: "describes 2 operands, not 1") { _ = einsum("i,i->", Tensor.zeros([2])) },
    Trap("draw below 0", says: "there is no number from 0 up to but without 0") {
      var source = SplitMix64(seed: 1)
      _ = source.below(0)
    },
    Trap("probability", says: "1.5 is not a probability") {
      var source = SplitMix64(seed: 1)
      _ = source.bernoulli(1.5)
    },
    Trap("weights", says: "weights for a draw must be at least 0, finite and not all 0: [0.0, 0.0]") {
      var source = SplitMix64(seed: 1)
      _ = source.categorical([0, 0])
    },
  ]

  @Test(arguments: traps.indices)
  func stopsAndSaysWhy(index: Int) async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [index] in
      Self.traps[index].misuse()
    }
    expect(result, says: Self.traps[index])
  }
}

import Tensors
import Testing

@Suite struct TensorTests {
  @Test func copiesAreIndependent() {
    let original = Tensor([[1, 2], [3, 4]])
    var copy = original
    copy[0, 1] = 9
    copy.storage[2] = 7
    copy += 1
    #expect(original == Tensor([[1, 2], [3, 4]]))
    #expect(copy == Tensor([[2, 10], [8, 5]]))
  }

  @Test func describesItsShape() {
    let t = Tensor.zeros([2, 3, 4])
    #expect((t.count, t.rank, t.isEmpty) == (24, 3, false))
    #expect((Tensor(5).count, Tensor(5).rank, Tensor(5).scalar) == (1, 0, 5))
    #expect(Tensor.zeros([2, 0]).isEmpty)
    #expect(Tensor([[7]]).scalar == 7)
  }

  @Test func equalityIsThatOfNumbers() {
    let nan = Tensor([.nan])
    #expect(nan != nan)
    #expect(Tensor([0.0]) == Tensor([-0.0]))
    #expect(Tensor([1, 2]) != Tensor([1, 3]))
    #expect(Tensor([1, 2]) != Tensor([[1, 2]]))
    #expect(Tensor.zeros([0, 2]) != Tensor.zeros([2, 0]))
    let long = Tensor.arange(2000)
    for index in [0, 511, 512, 1999] {
      var other = long
      other[index] += 0.5
      #expect(long != other)
    }
  }

  @Test func sameBits() {
    let nan = Tensor([.nan])
    #expect(nan.hasSameBits(as: nan))
    #expect(!Tensor([0.0]).hasSameBits(as: Tensor([-0.0])))
    #expect(!Tensor([1]).hasSameBits(as: Tensor([[1]])))
  }
}

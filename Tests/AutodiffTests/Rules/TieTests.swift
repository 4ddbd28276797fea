import Autodiff
import Tensors
import Testing

/// Where a function has no derivative: what is chosen.
@Suite struct TieTests {
  @Test func equalElementsShareTheGradient() throws {
    let (x, y) = (Variable(Tensor([1, 2, 3])), Variable(Tensor([1, 3, 2])))
    #expect(try maximum(x, y).sum().gradients(of: [x, y]) == [Tensor([0.5, 0, 1]), Tensor([0.5, 1, 0])])
    #expect(try minimum(x, y).sum().gradients(of: [x, y]) == [Tensor([0.5, 1, 0]), Tensor([0.5, 0, 1])])
    let rows = Variable(Tensor([[2, 2, 1], [0, 3, 1]]))
    #expect(try rows.max(axis: 1).sum().gradients(of: [rows]) == [Tensor([[0.5, 0.5, 0], [0, 1, 0]])])
  }

  @Test func theDerivativeAtAKinkIsZero() throws {
    let x = Variable(Tensor([-1, 0, 2]))
    #expect(try relu(x).sum().gradients(of: [x]) == [Tensor([0, 0, 1])])
    #expect(try abs(x).sum().gradients(of: [x]) == [Tensor([-1, 0, 1])])
    #expect(try pow(x, 0).sum().gradients(of: [x]) == [.zeros([3])])
  }

  @Test func largeLogitsStayFinite() throws {
    let x = Variable(Tensor([[1000, -1000, 999]]))
    let loss = x.negativeLogLikelihood(of: [1])
    #expect(loss.value.scalar.isFinite)
    #expect(try loss.gradients(of: [x])[0].storage.allSatisfy(\.isFinite))
    let saturated = Variable(Tensor([-800, 800]))
    #expect(sigmoid(saturated).value == Tensor([0, 1]))
    #expect(softplus(saturated).value == Tensor([0, 800]))
    #expect(try softplus(saturated).sum().gradients(of: [saturated]) == [Tensor([0, 1])])
  }

  /// What is masked may hold anything, and gets no gradient; a row where nothing counts is 0, or −∞ as a logarithm.
  @Test func whatIsMaskedDoesNotCount() throws {
    let x = Variable(Tensor([[1, .nan, 1], [5, 6, 7]]))
    let mask = x.constant(Tensor([[1, 0, 1], [0, 0, 0]]))
    #expect(x.softmax(mask: mask).value == Tensor([[0.5, 0, 0.5], [0, 0, 0]]))
    #expect(x.logSumExp(mask: mask).value.storage[1] == -.infinity)
    #expect(x.logSoftmax(mask: mask).value.storage[3...].allSatisfy { $0 == -.infinity })
    let weights = x.constant(Tensor([[1, 2, 3], [4, 5, 6]]))
    for result in [x.softmax(mask: mask) * weights, x.logSumExp(mask: mask)] {
      let gradient = try result.sum().gradients(of: [x])[0]
      #expect(gradient.storage[1] == 0 && gradient.row(1) == .zeros([3]))
      #expect(gradient.storage.allSatisfy { $0.isFinite })
    }
  }
}

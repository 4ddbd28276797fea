import GradientCheck
import Tensors
import Testing

/// A network with one hidden layer and cross-entropy loss, with its backward pass by hand.
///
/// x: [N, D], W₁: [H, D], b₁: [H], W₂: [K, H], b₂: [K]; loss = mean over rows of −log softmax at the label.
struct Network {
  let labels: [Int]
  let isRectified: Bool

  private func hidden(_ arguments: [Tensor]) -> Tensor {
    matmul(arguments[0], arguments[1].transposed()) + arguments[2]
  }

  private func activated(_ preactivation: Tensor) -> Tensor {
    isRectified ? preactivation.map { max(0, $0) } : tanh(preactivation)
  }

  private func logProbabilities(_ arguments: [Tensor]) -> Tensor {
    let logits = matmul(activated(hidden(arguments)), arguments[3].transposed()) + arguments[4]
    let shifted = logits - logits.max()
    return shifted - log(exp(shifted).sum(axis: 1, keepDims: true))
  }

  /// The loss, a scalar.
  func loss(_ arguments: [Tensor]) -> Tensor {
    let logProbabilities = logProbabilities(arguments)
    let sum = labels.indices.reduce(0.0) { $0 - logProbabilities[$1, labels[$1]] }
    return Tensor(sum / Double(labels.count))
  }

  /// The gradients of x, W₁, b₁, W₂, b₂.
  func gradients(_ arguments: [Tensor]) -> [Tensor] {
    var logits = exp(logProbabilities(arguments))
    for row in labels.indices { logits[row, labels[row]] -= 1 }
    logits = logits / Double(labels.count)
    let preactivation = hidden(arguments)
    let output = activated(preactivation)
    let slope = isRectified ? preactivation.map { $0 > 0 ? 1 : 0 } : 1 - output * output
    let inner = matmul(logits, arguments[3]) * slope
    return [
      matmul(inner, arguments[1]), matmul(inner.transposed(), arguments[0]),
      inner.sum(axis: 0, keepDims: false),
      matmul(logits.transposed(), output), logits.sum(axis: 0, keepDims: false),
    ]
  }
}

@Suite struct NetworkTests {
  private let names = ["x", "W₁", "b₁", "W₂", "b₂"]

  @Test(arguments: [false, true]) func everyArgument(isRectified: Bool) {
    for seed in 0..<30 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let arguments = [[5, 3], [4, 3], [4], [2, 4], [2]].map { shape in
        Tensor(shape: shape, storage: (0..<shape.reduce(1, *)).map { _ in random.normal() })
      }
      let network = Network(labels: [0, 1, 1, 0, 1], isRectified: isRectified)
      let numerical = numericalVJP(
        of: network.loss, at: zip(names, arguments).map { NamedTensor($0, $1) }, cotangent: Tensor(1.0))
      for (gradient, numerical) in zip(network.gradients(arguments), numerical) {
        #expect(compare(gradient, to: numerical).verdict == .right, "\(compare(gradient, to: numerical))")
        let entry = random.below(gradient.count)
        var perturbed = gradient
        perturbed.storage[entry] += 1e-3 * (gradient * gradient).sum().squareRoot()
        #expect(compare(perturbed, to: numerical).wrongEntries == [entry])
      }
    }
  }

  /// At zero weights and biases every rectified unit is at its kink; with one row, kinks do not add up.
  @Test func unitsAtTheKink() {
    let arguments = [
      Tensor([[0.5, -1]]), Tensor.zeros([3, 2]), Tensor.zeros([3]),
      Tensor([[1.0, -2, 0.5], [0, 1, 1]]),
      Tensor([0.1, -0.2]),
    ]
    let network = Network(labels: [1], isRectified: true)
    let numerical = numericalVJP(
      of: network.loss, at: zip(names, arguments).map { NamedTensor($0, $1) }, cotangent: Tensor(1.0))
    #expect(!numerical[1].kinks.isEmpty && !numerical[2].kinks.isEmpty)
    for (gradient, numerical) in zip(network.gradients(arguments), numerical) {
      #expect(compare(gradient, to: numerical).verdict == .right, "\(compare(gradient, to: numerical))")
    }
  }
}

package import GradientCheck
package import Tensors

/// P = softmax of each row of the logits (N, K). In profile 3 the logits are about 1000.
package enum Softmax: Component {
  package typealias Context = Void
  package static let id = "softmax"
  package static let profileCount = 4
  /// The profile with logits about 1000.
  package static let profileWithLargeLogits = 3

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<Softmax> {
    var draw = Draw(self, seed, profile)
    let (batch, classes) = [(5, 4), (3, 7), (8, 5), (4, 3)][profile]
    let center = profile == profileWithLargeLogits ? 1000.0 : 0
    return ComponentCase(
      arguments: [NamedTensor("logits", center + draw.normal(batch, classes, deviation: 1.5))], context: (),
      dimensions: [NamedDimension("batch", batch), NamedDimension("classes", classes)])
  }

  package static func forward(_ arguments: [Tensor], _ context: Void) -> Tensor {
    softmax(arguments[0])
  }

  package static func pullback(_ arguments: [Tensor], _ context: Void, _ cotangent: Tensor) -> [Tensor] {
    [softmaxPullback(probabilities: softmax(arguments[0]), cotangent: cotangent)]
  }

  package static func related(
    _ arguments: [Tensor], _ context: Void, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    let probabilities = softmax(arguments[0])
    let projection = (cotangent * probabilities).sum(axis: -1, keepDims: true)
    return [
      RelatedTensor("probabilities", probabilities),
      RelatedTensor("probabilities × ⟨upstream gradient, probabilities⟩", probabilities * projection),
    ]
  }
}

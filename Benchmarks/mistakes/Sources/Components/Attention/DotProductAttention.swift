package import GradientCheck
package import Tensors

/// Scaled dot-product attention: A = softmax(Q·Kᵀ/√d) over the keys, result A·V.
///
/// Queries (N, T, d), keys (N, S, d), values (N, S, e); result (N, T, e). With the causal mask T = S, and query
/// t sees the keys 0 … t.
package enum DotProductAttention: Component {
  package struct Context: Sendable {
    package var isCausal: Bool
  }

  package static let id = "attention"
  package static let profileCount = 3

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<DotProductAttention> {
    var draw = Draw(self, seed, profile)
    let (batch, queries, keys) = [(2, 4, 7), (2, 5, 5), (3, 4, 4)][profile]
    let (width, valueWidth) = [(5, 3), (7, 3), (7, 5)][profile]
    return ComponentCase(
      arguments: [
        NamedTensor("queries", draw.normal(batch, queries, width)),
        NamedTensor("keys", draw.normal(batch, keys, width)),
        NamedTensor("values", draw.normal(batch, keys, valueWidth)),
      ],
      context: Context(isCausal: profile > 0),
      dimensions: [
        NamedDimension("batch", batch), NamedDimension("queries", queries), NamedDimension("keys", keys),
        NamedDimension("key features", width), NamedDimension("value features", valueWidth),
      ])
  }

  package static func forward(_ arguments: [Tensor], _ context: Context) -> Tensor {
    AttentionWeights(arguments[0], arguments[1], isCausal: context.isCausal).applied(to: arguments[2])
  }

  package static func pullback(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor] {
    let weights = AttentionWeights(arguments[0], arguments[1], isCausal: context.isCausal)
    let gradients = weights.pullback(values: arguments[2], cotangent)
    return [gradients.queries, gradients.keys, gradients.values]
  }

  package static func related(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    let weights = AttentionWeights(arguments[0], arguments[1], isCausal: context.isCausal)
    return [RelatedTensor("attention weights", weights.probabilities)]
  }
}

/// softmax(Q·Kᵀ/√d), with its gradient; leading axes are a batch.
struct AttentionWeights {
  let queries: Tensor
  let keys: Tensor
  /// (…, T, S); rows sum to 1.
  let probabilities: Tensor

  init(_ queries: Tensor, _ keys: Tensor, isCausal: Bool) {
    self.queries = queries
    self.keys = keys
    var scores = matmul(queries, keys.transposed(-2, -1)) / Self.scale(queries)
    if isCausal {
      let count = queries.shape[queries.rank - 2]
      let position = Tensor.arange(count)
      let isFuture = position.expanded(axis: 0) .> position.expanded(axis: 1)
      scores = scores.replacing(with: -.infinity, where: isFuture)
    }
    probabilities = softmax(scores)
  }

  /// √d.
  private static func scale(_ queries: Tensor) -> Double {
    Double(queries.shape[queries.rank - 1]).squareRoot()
  }

  func applied(to values: Tensor) -> Tensor { matmul(probabilities, values) }

  func pullback(
    values: Tensor, _ cotangent: Tensor
  ) -> (queries: Tensor, keys: Tensor, values: Tensor) {
    let gradProbabilities = matmul(cotangent, values.transposed(-2, -1))
    let gradScores = softmaxPullback(probabilities: probabilities, cotangent: gradProbabilities)
    return (
      queryGradient(gradScores), keyGradient(gradScores),
      matmul(probabilities.transposed(-2, -1), cotangent)
    )
  }

  private func queryGradient(_ gradScores: Tensor) -> Tensor {
    matmul(gradScores / Self.scale(queries), keys)
  }

  private func keyGradient(_ gradScores: Tensor) -> Tensor {
    matmul(gradScores.transposed(-2, -1) / Self.scale(queries), queries)
  }
}

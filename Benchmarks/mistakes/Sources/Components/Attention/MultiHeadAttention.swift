package import GradientCheck
package import Tensors

/// Causal self-attention in h heads: queries, keys and values are X·Wᵀ, split into heads; each head attends;
/// the heads side by side are multiplied by W_Oᵀ.
///
/// X (N, T, M), query, key and value weight (h·d, M), output weight (M, h·d); result (N, T, M). Head i owns
/// the features i·d ..< (i+1)·d.
package enum MultiHeadAttention: Component {
  package struct Context: Sendable {
    /// h.
    package var heads: Int
  }

  package static let id = "multi-head-attention"
  package static let profileCount = 2
  private static let names = ["inputs", "query weight", "key weight", "value weight", "output weight"]

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<MultiHeadAttention> {
    var draw = Draw(self, seed, profile)
    let (batch, steps, model, heads, width) = [(3, 4, 7, 2, 5), (2, 5, 11, 3, 7)][profile]
    let inner = heads * width
    let values = [
      draw.normal(batch, steps, model), draw.normal(inner, model, deviation: 0.5),
      draw.normal(inner, model, deviation: 0.5), draw.normal(inner, model, deviation: 0.5),
      draw.normal(model, inner, deviation: 0.5),
    ]
    return ComponentCase(
      arguments: zip(names, values).map { NamedTensor($0, $1) }, context: Context(heads: heads),
      dimensions: [
        NamedDimension("batch", batch), NamedDimension("time steps", steps),
        NamedDimension("model features", model), NamedDimension("heads", heads),
        NamedDimension("features of a head", width), NamedDimension("features of all heads", inner),
      ])
  }

  /// (N, T, h·d) to (N, h, T, d).
  private static func split(_ tensor: Tensor, _ heads: Int) -> Tensor {
    tensor.reshaped([tensor.shape[0], tensor.shape[1], heads, -1]).permuted([0, 2, 1, 3])
  }

  /// The inverse of ``split(_:_:)``.
  private static func merge(_ tensor: Tensor) -> Tensor {
    tensor.permuted([0, 2, 1, 3]).reshaped([tensor.shape[0], tensor.shape[2], -1])
  }

  private static func attend(
    _ arguments: [Tensor], _ context: Context
  ) -> (weights: AttentionWeights, values: Tensor) {
    let heads = (1...3).map { place in
      split(matmul(arguments[0], arguments[place].transposed()), context.heads)
    }
    return (AttentionWeights(heads[0], heads[1], isCausal: true), heads[2])
  }

  package static func forward(_ arguments: [Tensor], _ context: Context) -> Tensor {
    let (weights, values) = attend(arguments, context)
    return matmul(merge(weights.applied(to: values)), arguments[4].transposed())
  }

  /// The gradient of the inputs through queries, keys and values; those of the four weights.
  private static func gradients(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor
  ) -> (inputs: [Tensor], weights: [Tensor]) {
    let (weights, values) = attend(arguments, context)
    let merged = merge(weights.applied(to: values))
    let gradHeads = split(matmul(cotangent, arguments[4]), context.heads)
    let byHead = weights.pullback(values: values, gradHeads)
    let projected = [byHead.queries, byHead.keys, byHead.values].map(merge)
    return (
      zip(projected, arguments[1...3]).map { matmul($0, $1) },
      projected.map { einsum("ntf,ntm->fm", $0, arguments[0]) } + [einsum("ntm,ntf->mf", cotangent, merged)]
    )
  }

  package static func pullback(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor] {
    let gradients = gradients(arguments, context, cotangent)
    return [total(gradients.inputs)] + gradients.weights
  }

  package static func related(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    [RelatedTensor("attention weights", attend(arguments, context).weights.probabilities)]
  }

  package static func blocks(_ context: Context) -> [String: [NamedBlocks]] {
    let heads = (0..<context.heads).map { "head \($0)" }
    return Dictionary(
      uniqueKeysWithValues: (1...4).map { place in
        (names[place], [NamedBlocks(axis: place == 4 ? 1 : 0, heads)])
      })
  }
}

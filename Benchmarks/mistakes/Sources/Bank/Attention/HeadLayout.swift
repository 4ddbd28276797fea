import Tensors

/// How the features (N, T, h·d) become heads (N, h, T, d), and back.
enum HeadLayout: Sendable {
  /// Head i owns neighbouring features.
  case blocks
  /// A reshape alone, without the exchange of axes: time steps and heads get mixed.
  case reshapeAlone
  /// Head i owns every h-th feature.
  case interleaved

  func split(_ tensor: Tensor, heads: Int) -> Tensor {
    let (batch, steps) = (tensor.shape[0], tensor.shape[1])
    return switch self {
    case .blocks: tensor.reshaped([batch, steps, heads, -1]).permuted([0, 2, 1, 3])
    case .reshapeAlone: tensor.reshaped([batch, heads, steps, -1])
    case .interleaved: tensor.reshaped([batch, steps, -1, heads]).permuted([0, 3, 1, 2])
    }
  }

  func merge(_ tensor: Tensor) -> Tensor {
    let (batch, steps) = (tensor.shape[0], tensor.shape[2])
    return switch self {
    case .blocks: tensor.permuted([0, 2, 1, 3]).reshaped([batch, steps, -1])
    case .reshapeAlone: tensor.reshaped([batch, steps, -1])
    case .interleaved: tensor.permuted([0, 2, 3, 1]).reshaped([batch, steps, -1])
    }
  }
}

/// Multi-head self-attention with something wrong in it.
struct FaultyMultiHead: Sendable {
  var attention = FaultyAttention()
  /// Of queries, keys and values; and of what the heads give.
  var layoutOfInputs = HeadLayout.blocks
  var layoutOfOutput = HeadLayout.blocks
  /// Of their gradients; nil for the same.
  var layoutOfGradients: (inputs: HeadLayout?, output: HeadLayout?) = (nil, nil)
  /// How much of the inputs' gradient through queries, keys and values counts.
  var paths = [1.0, 1, 1]
  /// Whether the heads' gradient is g·W_Oᵀ.
  var usesTransposedOutputWeight = false

  private func projected(_ arguments: [Tensor], heads: Int) -> [Tensor] {
    (1...3).map { place in
      layoutOfInputs.split(matmul(arguments[0], arguments[place].transposed()), heads: heads)
    }
  }

  private func sizes(_ arguments: [Tensor], heads: Int) -> AttentionSizes {
    let all = arguments[1].shape[0]
    return AttentionSizes(
      width: Double(all / heads), keys: Double(arguments[0].shape[1]), allHeads: Double(all),
      model: Double(arguments[0].shape[2]))
  }

  private func merged(_ arguments: [Tensor], heads: Int) -> Tensor {
    let projected = projected(arguments, heads: heads)
    let weights = attention.weights(
      projected[0], projected[1], isCausal: true, sizes(arguments, heads: heads)
    ).weights
    return layoutOfOutput.merge(matmul(weights, projected[2]))
  }

  func result(_ arguments: [Tensor], heads: Int) -> Tensor {
    matmul(merged(arguments, heads: heads), arguments[4].transposed())
  }

  func gradients(_ arguments: [Tensor], heads: Int, _ cotangent: Tensor) throws -> [Tensor] {
    let projected = projected(arguments, heads: heads)
    let outputWeight = usesTransposedOutputWeight ? arguments[4].transposed() : arguments[4]
    let gradHeads = (layoutOfGradients.output ?? layoutOfOutput).split(
      try product(cotangent, outputWeight), heads: heads)
    let byHead = try attention.gradients(
      projected[0], projected[1], projected[2], isCausal: true, sizes(arguments, heads: heads), gradHeads)
    let gradProjected = byHead.map { (layoutOfGradients.inputs ?? layoutOfInputs).merge($0) }
    let gradInputs = (0..<3).map { paths[$0] * matmul(gradProjected[$0], arguments[$0 + 1]) }
    return [total(gradInputs)] + gradProjected.map { einsum("ntf,ntm->fm", $0, arguments[0]) } + [
      einsum("ntm,ntf->mf", cotangent, merged(arguments, heads: heads))
    ]
  }
}

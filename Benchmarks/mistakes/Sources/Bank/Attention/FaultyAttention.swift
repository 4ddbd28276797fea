import Components
import Tensors

/// Lengths that a student may scale attention's scores by.
struct AttentionSizes: Sendable {
  /// Of a query.
  var width: Double
  /// How many keys there are.
  var keys: Double
  /// Of the queries of all heads together, and of the model.
  var allHeads: Double
  var model: Double
}

/// Attention with something wrong in it; leading axes are a batch.
struct FaultyAttention: Sendable {
  /// Whether query t sees key s.
  typealias Visibility = @Sendable (_ query: Int, _ key: Int) -> Bool
  /// What the mask is multiplied with, or whether it hides scores before the softmax.
  enum Masking { case hidesScores, multipliesScores, multipliesWeights }

  static let causal: Visibility = { $1 <= $0 }

  /// What the scores are multiplied by.
  var scale: @Sendable (AttentionSizes) -> Double = { 1 / $0.width.squareRoot() }
  /// What the gradients of queries and keys are multiplied by; nil for ``scale``.
  var scaleOfGradients: [(@Sendable (AttentionSizes) -> Double)?] = [nil, nil]
  var visibility: Visibility = causal
  var masking = Masking.hidesScores
  /// The axis along which the weights sum to 1.
  var axis = -1
  /// The softmax's gradient; nil for the right one.
  var softmaxGradient: (@Sendable (_ probabilities: Tensor, _ cotangent: Tensor) -> Tensor)?
  /// Whether the gradients of queries, keys and values use the transposed matrix of what they should.
  var transposes = [false, false, false]
  /// Whether the gradient of the masked weights goes back without the mask.
  var gradientIgnoresMask = false
  /// Whether the softmax's gradient is computed from the weights after the mask.
  var gradientUsesMaskedWeights = false

  /// The weights before a mask that multiplies them, and the weights.
  func weights(
    _ queries: Tensor, _ keys: Tensor, isCausal: Bool, _ sizes: AttentionSizes
  ) -> (probabilities: Tensor, weights: Tensor) {
    var scores = scale(sizes) * matmul(queries, keys.transposed(-2, -1))
    let mask = isCausal ? mask(scores) : .ones(Array(scores.shape.suffix(2)))
    switch masking {
    case .hidesScores: scores = scores.replacing(with: -1e9, where: 1 - mask.broadcast(to: scores.shape))
    case .multipliesScores: scores *= mask
    case .multipliesWeights: break
    }
    let probabilities =
      axis == -1 ? softmax(scores) : softmax(scores.transposed(-2, -1)).transposed(-2, -1)
    return (probabilities, masking == .multipliesWeights ? probabilities * mask : probabilities)
  }

  /// The gradients of queries, keys and values.
  func gradients(
    _ queries: Tensor, _ keys: Tensor, _ values: Tensor, isCausal: Bool, _ sizes: AttentionSizes,
    _ cotangent: Tensor
  ) throws -> [Tensor] {
    let (probabilities, weights) = weights(queries, keys, isCausal: isCausal, sizes)
    var gradWeights = matmul(cotangent, values.transposed(-2, -1))
    if isCausal && masking == .multipliesWeights && !gradientIgnoresMask { gradWeights *= mask(gradWeights) }
    var gradScores = throughSoftmax(gradientUsesMaskedWeights ? weights : probabilities, gradWeights)
    if isCausal && masking == .multipliesScores { gradScores *= mask(gradScores) }
    let scales = scaleOfGradients.map { ($0 ?? scale)(sizes) }
    func oriented(_ matrix: Tensor, _ isTransposed: Bool) -> Tensor {
      isTransposed ? matrix.transposed(-2, -1) : matrix
    }
    return [
      scales[0] * (try product(oriented(gradScores, transposes[0]), keys)),
      scales[1] * (try product(oriented(gradScores, !transposes[1]), queries)),
      try product(oriented(weights, !transposes[2]), cotangent),
    ]
  }

  private func throughSoftmax(_ probabilities: Tensor, _ cotangent: Tensor) -> Tensor {
    if let softmaxGradient { return softmaxGradient(probabilities, cotangent) }
    guard axis == -2 else { return softmaxPullback(probabilities: probabilities, cotangent: cotangent) }
    return softmaxPullback(
      probabilities: probabilities.transposed(-2, -1), cotangent: cotangent.transposed(-2, -1)
    ).transposed(-2, -1)
  }

  /// 1 where a query sees a key, else 0.
  private func mask(_ scores: Tensor) -> Tensor {
    let (queries, keys) = (scores.shape[scores.rank - 2], scores.shape[scores.rank - 1])
    let entries = (0..<queries).flatMap { query in (0..<keys).map { visibility(query, $0) ? 1.0 : 0 } }
    return Tensor(shape: [queries, keys], storage: entries)
  }
}

import Exercises
import Tensors

/// One of the four binary losses, so that one check serves them all.
struct BinaryLoss: Sendable {
  /// The gold label of the negative class and that of the positive class.
  let labels: (negative: Int, positive: Int)
  /// Whether the derivative jumps where the score of an example reaches 1.
  let hasKink: Bool
  let value: @Sendable (any LossesExercise, _ w: Tensor, _ gold: [Int], Reduction) throws -> Tensor
  let gradient: @Sendable (any LossesExercise, _ w: Tensor, _ gold: [Int], Reduction) throws -> Tensor

  static let hinge01 = BinaryLoss(
    labels: (0, 1), hasKink: true,
    value: { try $0.binaryHinge01($1, gold: $2, reduction: $3) },
    gradient: { try $0.binaryHinge01Gradient($1, gold: $2, reduction: $3) })
  static let hingeSigned = BinaryLoss(
    labels: (-1, 1), hasKink: true,
    value: { try $0.binaryHingeSigned($1, gold: $2, reduction: $3) },
    gradient: { try $0.binaryHingeSignedGradient($1, gold: $2, reduction: $3) })
  static let nll01 = BinaryLoss(
    labels: (0, 1), hasKink: false,
    value: { try $0.binaryNLL01($1, gold: $2, reduction: $3) },
    gradient: { try $0.binaryNLL01Gradient($1, gold: $2, reduction: $3) })
  static let nllSigned = BinaryLoss(
    labels: (-1, 1), hasKink: false,
    value: { try $0.binaryNLLSigned($1, gold: $2, reduction: $3) },
    gradient: { try $0.binaryNLLSignedGradient($1, gold: $2, reduction: $3) })

  /// A label that the other gold convention has and this one has not.
  var foreignLabel: Int { labels.negative == 0 ? -1 : 0 }

  /// Random scores, at least 0.01 from a kink, with gold labels of both classes when there are two examples.
  func batch<R: RandomSource>(of count: Int, using rng: inout R) -> (w: Tensor, gold: [Int]) {
    var gold = (0..<count).map { $0.isMultiple(of: 2) ? labels.negative : labels.positive }
    rng.shuffle(&gold)
    let w = gold.map { _ in
      var score = 2 * rng.normal()
      while hasKink && abs(abs(score) - 1) < 0.01 { score = 2 * rng.normal() }
      return score
    }
    return (Tensor(w), gold)
  }
}

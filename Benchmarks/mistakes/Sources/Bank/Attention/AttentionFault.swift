import Components
import Tensors

/// A mistake of attention, with one head or several.
struct AttentionFault: Sendable {
  /// Where it is made.
  enum Place {
    case backward
    /// Either pass, or both.
    case eitherPass
    /// Both, and the backward pass is not that of the forward pass.
    case unfittingPasses
  }

  let id: String
  let rows: Set<Int>
  let sentence: String
  let place: Place
  var attention = FaultyAttention()

  init(
    _ id: String, _ rows: Set<Int>, in place: Place = .backward, _ sentence: String,
    _ change: (inout FaultyAttention) -> Void
  ) {
    self.id = id
    self.rows = rows
    self.place = place
    self.sentence = sentence
    change(&attention)
  }

  static let all: [AttentionFault] = scales + transpositions + softmaxes + masks

  private static let scales: [AttentionFault] = {
    let wrong: [(String, String, @Sendable (AttentionSizes) -> Double)] = [
      ("no scale", "not scaled", { _ in 1 }),
      ("divided by d", "divided by d", { 1 / $0.width }),
      ("multiplied by √d", "multiplied by √d", { $0.width.squareRoot() }),
      (
        "divided by √ of all heads", "divided by the root of all heads' width",
        { 1 / $0.allHeads.squareRoot() }
      ),
      (
        "divided by √ of the model", "divided by the root of the model's width", { 1 / $0.model.squareRoot() }
      ),
      ("divided by √ of the keys", "divided by the root of the number of keys", { 1 / $0.keys.squareRoot() }),
    ]
    let advice = "Divide by √d, with d the width of one query, in both passes."
    return wrong.map { id, what, scale in
      AttentionFault(id, [50], in: .eitherPass, "The scores are \(what). \(advice)") { $0.scale = scale }
    }
      + wrong.flatMap { id, what, scale in
        [("queries", [0]), ("keys", [1]), ("queries and keys", [0, 1])].map { name, places in
          AttentionFault(
            "\(id), gradients of \(name)", [50], "The gradients of the \(name) are \(what). \(advice)"
          ) { for place in places { $0.scaleOfGradients[place] = scale } }
        }
      }
  }()

  private static let transpositions: [AttentionFault] = [
    ("values", [2]), ("keys", [1]), ("queries", [0]), ("keys and values", [1, 2]),
    ("queries and keys", [0, 1]),
    ("queries, keys and values", [0, 1, 2]),
  ].map { name, places in
    AttentionFault(
      "\(name) transposed", [51],
      "In the gradients of the \(name) the matrix of weights or of scores is the wrong way round."
        + " dV = Aᵀ·g, dQ = dS·K, dK = dSᵀ·Q."
    ) { for place in places { $0.transposes[place] = true } }
  }

  private static let softmaxes: [AttentionFault] =
    SoftmaxGradientFault.all.map { fault in
      AttentionFault(fault.id, fault.rows, "In attention's weights: \(fault.sentence)") {
        $0.softmaxGradient = fault.gradient
      }
    } + [
      AttentionFault(
        "softmax left out", [12],
        "The gradient of the weights is taken for that of the scores. Go back through the softmax first."
      ) { $0.softmaxGradient = { $1 } },
      AttentionFault(
        "softmax over the queries", [23], in: .eitherPass,
        "The softmax runs over the queries. The weights of each query must sum to 1: use the axis of the"
          + " keys."
      ) { $0.axis = -2 },
    ]

  private static let masks: [AttentionFault] = [
    AttentionFault(
      "mask after the softmax", [52], in: .eitherPass,
      "The mask is applied after the softmax, so the weights of a query do not sum to 1. Hide the scores"
        + " before."
    ) { $0.masking = .multipliesWeights },
    AttentionFault(
      "mask after the softmax, not in the gradient", [52, 64], in: .unfittingPasses,
      "The mask multiplies the weights, but not their gradient. Better hide the scores before the softmax."
    ) {
      $0.masking = .multipliesWeights
      $0.gradientIgnoresMask = true
    },
    AttentionFault(
      "mask after the softmax, gradient of the masked weights", [52], in: .unfittingPasses,
      "The mask is applied after the softmax, so the weights of a query do not sum to 1. Hide the scores"
        + " before."
    ) {
      $0.masking = .multipliesWeights
      $0.gradientUsesMaskedWeights = true
    },
    AttentionFault(
      "scores multiplied by the mask", [52], in: .eitherPass,
      "The mask multiplies the scores: hidden keys get the score 0, not weight 0. Give them the score −∞."
    ) { $0.masking = .multipliesScores },
    AttentionFault(
      "next key visible", [53], in: .eitherPass,
      "The causal mask is off by one: a query sees the next key. Query t sees the keys 0 … t."
    ) { $0.visibility = { $1 <= $0 + 1 } },
    AttentionFault(
      "own key hidden", [53], in: .eitherPass,
      "The causal mask is off by one: a query does not see its own key. Query t sees the keys 0 … t."
    ) { $0.visibility = { $1 < $0 } },
    AttentionFault(
      "no mask", [53], in: .eitherPass,
      "There is no causal mask: a query sees later keys. Query t sees the keys 0 … t."
    ) { $0.visibility = { _, _ in true } },
    AttentionFault(
      "mask the wrong way round", [53], in: .eitherPass,
      "The causal mask is the wrong way round: a query sees its own and later keys. Query t sees the keys 0"
        + " … t."
    ) { $0.visibility = { $1 >= $0 } },
  ]
}

package import Components
import Tensors

extension DotProductAttention: HasKnownMistakes {
  private static func sizes(_ arguments: [Tensor]) -> AttentionSizes {
    let width = Double(arguments[0].shape[2])
    return AttentionSizes(
      width: width, keys: Double(arguments[1].shape[1]), allHeads: width,
      model: Double(arguments[2].shape[2]))
  }

  private static func result(_ arguments: [Tensor], _ context: Context, _ faulty: FaultyAttention) -> Tensor {
    let weights = faulty.weights(
      arguments[0], arguments[1], isCausal: context.isCausal, sizes(arguments)
    ).weights
    return matmul(weights, arguments[2])
  }

  private static func gradients(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor, _ faulty: FaultyAttention
  ) throws -> [Tensor] {
    try faulty.gradients(
      arguments[0], arguments[1], arguments[2], isCausal: context.isCausal, sizes(arguments), cotangent)
  }

  @MistakeList<DotProductAttention>
  package static var particularMistakes: [KnownMistake<DotProductAttention>] {
    // With one head its width is that of all heads.
    AttentionFault.all.filter { !$0.id.contains("√ of all heads") }.flatMap {
      fault -> [KnownMistake<DotProductAttention>] in
      switch fault.place {
      case .backward:
        [
          KnownMistake(fault.id, fault.rows, fault.sentence) {
            try gradients($0, $1, $2, fault.attention)
          }
        ]
      case .unfittingPasses:
        [
          KnownMistake(
            fault.id, fault.rows, fault.sentence, forward: { result($0, $1, fault.attention) },
            { try gradients($0, $1, $2, fault.attention) })
        ]
      case .eitherPass:
        KnownMistake<DotProductAttention>.inEitherPass(
          fault.id, fault.rows, fault.sentence, forward: { result($0, $1, fault.attention) },
          { try gradients($0, $1, $2, fault.attention) })
      }
    }
    [
      KnownMistake(
        "weights detached", [71], at: [0, 1],
        "Queries and keys get no gradient. The weights depend on them: go back through softmax and scores."
      ) { arguments, _, _ in [0 * arguments[0], 0 * arguments[1]] }
    ]
  }
}

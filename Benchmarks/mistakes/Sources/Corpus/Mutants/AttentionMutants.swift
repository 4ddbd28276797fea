import Components
import Tensors

enum AttentionMutants {
  static func forward(_ code: LoopedAttention, _ a: [Tensor], isCausal: Bool) -> Tensor {
    stack(
      (0..<a[0].shape[0]).map { n in
        let weights = code.weights(a[0].row(n).asRows, a[1].row(n).asRows, isCausal: isCausal)
        return Tensor(code.apply(weights, a[2].row(n).asRows))
      })
  }

  static func pullback(_ code: LoopedAttention, _ a: [Tensor], _ g: Tensor, isCausal: Bool) -> [Tensor] {
    let examples = (0..<a[0].shape[0]).map { n in
      code.pullback(
        a[0].row(n).asRows, a[1].row(n).asRows, a[2].row(n).asRows, g.row(n).asRows, isCausal: isCausal)
    }
    return (0..<3).map { place in stack(examples.map { Tensor($0[place]) }) }
  }

  private static func attention(
    _ id: String, _ fault: LoopedAttention.Fault, rows: Set<Int>, _ family: String, wrong: Set<String>,
    profiles: [Int]? = nil, _ manifestation: Truth.Manifestation = .gradients
  ) -> Mutant {
    let code = LoopedAttention(fault: fault)
    let own: @Sendable ([Tensor], DotProductAttention.Context) -> Tensor = { a, context in
      guard manifestation != .gradients else { return DotProductAttention.forward(a, context) }
      return forward(code, a, isCausal: context.isCausal)
    }
    return Mutant(
      Submission(DotProductAttention.self, id, profiles: profiles, forward: own) { a, context, g in
        pullback(code, a, g, isCausal: context.isCausal)
      },
      Truth(rows: rows, family, wrong: wrong, manifestation))
  }

  private static let scored: Set = ["queries", "keys"]
  private static let everything = scored.union(["values"])

  static let all =
    [
      attention("attention-no-scale", .noScale, rows: [50], "1/√d missing on the way back", wrong: scored),
      attention(
        "attention-scale-by-d", .scaleByWidth, rows: [50], "1/d for 1/√d on the way back", wrong: scored),
      attention(
        "attention-weights-untransposed", .weightsUntransposed, rows: [51], "A·G for Aᵀ·G",
        wrong: ["values"], profiles: [1, 2]),
      attention(
        "attention-scores-untransposed", .scoresUntransposed, rows: [51], "dS·Q for dSᵀ·Q",
        wrong: ["keys"], profiles: [1, 2]),
      attention(
        "attention-mask-late", .maskOneLate, rows: [53], "backward mask lets one future key through",
        wrong: everything, profiles: [1, 2]),
      attention(
        "attention-mask-late-in-both", .maskOneLate, rows: [53], "one future key seen in both passes",
        wrong: everything, profiles: [1, 2], .consistentForward),
      attention(
        "attention-mask-after-softmax", .maskAfterSoftmax, rows: [52], "backward mask after softmax",
        wrong: everything, profiles: [1, 2]),
      attention(
        "attention-mask-after-in-both", .maskAfterSoftmax, rows: [52], "mask after softmax in both passes",
        wrong: everything, profiles: [1, 2], .consistentForward),
      attention(
        "attention-mask-forgotten", .maskForgotten, rows: [], "no mask in the backward pass",
        wrong: everything, profiles: [1, 2]),
      attention("attention-no-sum", .noSum, rows: [21], "softmax gradient without its sum", wrong: scored),
      attention(
        "attention-diagonal", .diagonal, rows: [22], "softmax gradient's diagonal only", wrong: scored),
      attention(
        "attention-keys-by-keys", .keysByQueries, rows: [], "dSᵀ·K in place of dSᵀ·Q", wrong: ["keys"]),
    ] + multiHead

  private static func heads(
    _ id: String, _ fault: LoopedHeads.Fault, rows: Set<Int>, _ family: String, wrong: Set<String>,
    _ manifestation: Truth.Manifestation = .gradients
  ) -> Mutant {
    let own: @Sendable ([Tensor], MultiHeadAttention.Context) -> Tensor = { a, context in
      guard manifestation != .gradients else { return MultiHeadAttention.forward(a, context) }
      return LoopedHeads(heads: context.heads, fault: fault).forward(a)
    }
    return Mutant(
      Submission(MultiHeadAttention.self, id, forward: own) { a, context, g in
        LoopedHeads(heads: context.heads, fault: fault).pullback(a, g)
      },
      Truth(rows: rows, family, wrong: wrong, manifestation))
  }

  private static let projections: Set = ["query weight", "key weight", "value weight"]

  private static let multiHead = [
    heads(
      "heads-reshaped", .mergedByReshape, rows: [54], "upstream gradient reshaped into heads",
      wrong: projections.union(["inputs"])),
    heads(
      "heads-reshaped-in-both", .splitByReshape, rows: [54], "heads by reshape in both passes",
      wrong: projections.union(["inputs", "output weight"]), .consistentForward),
    heads(
      "heads-scale", .scaleOfAllHeads, rows: [50], "scaled by the width of all heads",
      wrong: ["inputs", "query weight", "key weight"]),
    heads(
      "heads-values-detached", .valuesDetached, rows: [71], "no gradient through the values",
      wrong: ["inputs"]),
    heads(
      "heads-swapped", .queriesAndKeysSwapped, rows: [], "query and key weights' gradients exchanged",
      wrong: ["query weight", "key weight"]),
    heads(
      "heads-relaid", .relaidOutputWeights, rows: [3], "output weight's gradient transposed",
      wrong: ["output weight"]),
    heads(
      "heads-last-only", .lastHeadOnly, rows: [], "gradient of the last head alone",
      wrong: projections.union(["inputs"])),
    heads(
      "heads-last-example", .lastExample, rows: [6], "weights from the last example",
      wrong: projections.union(["output weight"])),
  ]
}

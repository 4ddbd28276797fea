package import Components
import Tensors

extension MultiHeadAttention: HasKnownMistakes {
  package static var particularMistakes: [KnownMistake<MultiHeadAttention>] {
    inAttention + inLayout + inPaths + inWeights
  }

  private static func backward(
    _ id: String, _ rows: Set<Int>, _ sentence: String, _ faulty: FaultyMultiHead
  ) -> KnownMistake<MultiHeadAttention> {
    KnownMistake(id, rows, sentence) { try faulty.gradients($0, heads: $1.heads, $2) }
  }

  private static func inEitherPass(
    _ id: String, _ rows: Set<Int>, _ sentence: String, _ faulty: FaultyMultiHead
  ) -> [KnownMistake<MultiHeadAttention>] {
    KnownMistake.inEitherPass(
      id, rows, sentence, forward: { faulty.result($0, heads: $1.heads) },
      { try faulty.gradients($0, heads: $1.heads, $2) })
  }

  private static var inAttention: [KnownMistake<MultiHeadAttention>] {
    AttentionFault.all.flatMap { fault -> [KnownMistake<MultiHeadAttention>] in
      let faulty = FaultyMultiHead(attention: fault.attention)
      return switch fault.place {
      case .backward: [backward(fault.id, fault.rows, fault.sentence, faulty)]
      case .eitherPass: inEitherPass(fault.id, fault.rows, fault.sentence, faulty)
      case .unfittingPasses:
        [
          KnownMistake(
            fault.id, fault.rows, fault.sentence, forward: { faulty.result($0, heads: $1.heads) },
            { try faulty.gradients($0, heads: $1.heads, $2) })
        ]
      }
    }
  }

  private static var inLayout: [KnownMistake<MultiHeadAttention>] {
    let layouts: [(String, HeadLayout, String)] = [
      (
        "reshape alone", .reshapeAlone,
        "by reshape alone, which mixes time steps and heads. Reshape to (N, T, h, d), then exchange axes 1"
          + " and 2."
      ),
      (
        "interleaved", .interleaved,
        "so that a head owns every h-th feature. Head i owns the neighbouring features i·d ..< (i+1)·d."
      ),
    ]
    return layouts.flatMap { name, layout, advice in
      inEitherPass(
        "split: \(name)", [54], "Queries, keys and values are split into heads \(advice)",
        FaultyMultiHead(layoutOfInputs: layout))
        + inEitherPass(
          "merge: \(name)", [54], "The heads' results are put together \(advice)",
          FaultyMultiHead(layoutOfOutput: layout))
        + inEitherPass(
          "split and merge: \(name)", [54], "Heads are split and put together \(advice)",
          FaultyMultiHead(layoutOfInputs: layout, layoutOfOutput: layout))
        + [
          backward(
            "gradient split: \(name)", [54], "The upstream gradient is split into heads \(advice)",
            FaultyMultiHead(layoutOfGradients: (inputs: nil, output: layout))),
          backward(
            "gradient merge: \(name)", [54], "The gradients of the heads are put together \(advice)",
            FaultyMultiHead(layoutOfGradients: (inputs: layout, output: nil))),
          backward(
            "gradient split and merge: \(name)", [54],
            "The gradients of the heads are split and put together \(advice)",
            FaultyMultiHead(layoutOfGradients: (inputs: layout, output: layout))),
        ]
    }
  }

  @MistakeList<MultiHeadAttention>
  private static var inPaths: [KnownMistake<MultiHeadAttention>] {
    let names = ["queries", "keys", "values"]
    (0..<3).flatMap { path in
      let alone = FaultyMultiHead(paths: (0..<3).map { $0 == path ? 1 : 0 })
      let without = FaultyMultiHead(paths: (0..<3).map { $0 == path ? 0 : 1 })
      return [
        backward(
          "inputs through \(names[path]) alone", [68],
          "The inputs' gradient comes through the \(names[path]) alone. They are used three times: +="
            + " instead of =.",
          alone),
        backward(
          "inputs not through \(names[path])", [71],
          "The inputs' gradient lacks what comes through the \(names[path]). Add all three paths.", without),
      ]
    }
    [
      KnownMistake(
        "weights detached", [71],
        "Queries and keys get no gradient. The weights depend on them: go back through softmax and scores."
      ) { arguments, context, cotangent in
        var gradients = try FaultyMultiHead(paths: [0, 0, 1]).gradients(
          arguments, heads: context.heads, cotangent)
        for place in [1, 2] { gradients[place] *= 0.0 }
        return gradients
      }
    ]
  }

  @MistakeList<MultiHeadAttention>
  private static var inWeights: [KnownMistake<MultiHeadAttention>] {
    let names = ["query weight", "key weight", "value weight", "output weight"]
    [[1], [2], [3], [4], [1, 2, 3], [1, 2, 3, 4]].map { places in
      let name = places.count == 1 ? names[places[0] - 1] : "\(places.count) weights"
      return KnownMistake(
        "\(name) transposed", [3], at: places,
        "The gradient of the \(name) is transposed. It has the shape of the weight: gᵀ·x, not xᵀ·g."
      ) { arguments, context, cotangent in
        let right = pullback(arguments, context, cotangent)
        return places.map { right[$0].transposed() }
      }
    }
    [("first", true), ("last", false)].map { name, isFirst in
      KnownMistake(
        "\(name) example alone", [6], at: [1, 2, 3, 4],
        "The gradients of the weights come from the \(name) example alone. Add up the examples of the"
          + " batch."
      ) { arguments, context, cotangent in
        let part = row(isFirst ? 0 : cotangent.shape[0] - 1, of: cotangent)
        return Array(pullback(arguments, context, part)[1...])
      }
    }
    [
      backward(
        "output weight not transposed", [8],
        "The heads' gradient multiplies by the transposed output weight. The result used W_Oᵀ: its"
          + " gradient is g·W_O.",
        FaultyMultiHead(usesTransposedOutputWeight: true))
    ]
  }
}

package import Components
import Tensors

extension MultilayerPerceptron: HasKnownMistakes {
  @MistakeList<MultilayerPerceptron>
  package static var particularMistakes: [KnownMistake<MultilayerPerceptron>] {
    mistakesInPenalty
    mistakesInLoss
    mistakesInHiddenLayer
    KnownMistake.ofLayer(AffinePlaces(weights: 1, bias: 2, layer: "hidden layer")) {
      let flow = FaultyPerceptron().flow($0, $1, $2)
      return (flow.inputs, flow.gradAffine)
    }.map(withPenalty)
    KnownMistake.ofLayer(AffinePlaces(weights: 3, bias: 4, layer: "output layer")) {
      let flow = FaultyPerceptron().flow($0, $1, $2)
      return (flow.hidden, flow.gradLogits)
    }.map(withPenalty)
    mistakesInBothLayers
  }

  /// Adds the penalty's gradient to weights whose gradient a layer's mistake has replaced.
  private static func withPenalty(
    _ mistake: KnownMistake<MultilayerPerceptron>
  ) -> KnownMistake<MultilayerPerceptron> {
    KnownMistake(mistake.id, mistake.rows, mistake.sentence) { arguments, context, cotangent in
      var gradients = try mistake.pullback(arguments, context, cotangent)
      let right = pullback(arguments, context, cotangent)
      for place in [1, 3] where gradients[place] != right[place] {
        let penalty = cotangent.scalar * context.penalty * arguments[place]
        // A gradient of another shape cannot be added to.
        if gradients[place].shape == penalty.shape { gradients[place] += penalty }
      }
      return gradients
    }
  }

  private static func mistake(
    _ id: String, _ rows: Set<Int>, _ sentence: String, _ change: (inout FaultyPerceptron) -> Void
  ) -> KnownMistake<MultilayerPerceptron> {
    var faulty = FaultyPerceptron()
    change(&faulty)
    return KnownMistake(id, rows, sentence) { [faulty] in faulty.gradients($0, $1, $2) }
  }

  private static var mistakesInLoss: [KnownMistake<MultilayerPerceptron>] {
    CrossEntropyFault.all.map { fault in
      mistake(fault.id, fault.rows, fault.sentence) { $0.gradLogits = fault.gradLogits }
    }
  }

  private static var mistakesInHiddenLayer: [KnownMistake<MultilayerPerceptron>] {
    [
      mistake(
        "tanh′ left out", [12],
        "The gradient passes the hidden layer's tanh unchanged. Multiply it by 1 − h²."
      ) { $0.slope = { _, hidden in .ones(hidden.shape) } },
      mistake(
        "tanh′ at the output", [13],
        "The derivative of tanh is taken at its output: tanh is applied twice. Use 1 − h² with h the output."
      ) { $0.slope = { _, hidden in 1 - tanh(hidden) * tanh(hidden) } },
      mistake(
        "1 − x² of the input", [14],
        "1 − h² needs the output h of tanh. You put the input of tanh there."
      ) { $0.slope = { affine, _ in 1 - affine * affine } },
      mistake(
        "hidden layer detached", [71],
        "No gradient reaches the hidden layer. The output layer must hand one on: the logits' gradient"
          + " times W₁."
      ) { $0.reachesHidden = false },
      KnownMistake(
        "inputs without tanh′", [12], at: [0],
        "The gradient of the inputs passes tanh unchanged. Multiply it by 1 − h² first, as for the weights."
      ) { arguments, context, cotangent in
        let flow = FaultyPerceptron().flow(arguments, context, cotangent)
        return [matmul(matmul(flow.gradLogits, arguments[3]), arguments[1])]
      },
      KnownMistake(
        "weights not transposed", [8], at: [0, 1, 2],
        "A layer hands on its gradient times the transposed weights. The result used Wᵀ, so its gradient is"
          + " g·W."
      ) { arguments, context, cotangent in
        let flow = FaultyPerceptron().flow(arguments, context, cotangent)
        let gradHidden = try product(flow.gradLogits, arguments[3].transposed())
        let gradAffine = gradHidden * (1 - flow.hidden * flow.hidden)
        return [
          try product(gradAffine, arguments[1].transposed()),
          matmul(gradAffine.transposed(), arguments[0]), gradAffine.sum(axis: 0),
        ]
      },
    ]
  }

  /// The same slip in both layers.
  private static var mistakesInBothLayers: [KnownMistake<MultilayerPerceptron>] {
    let oneExample = [("first", true), ("last", false)].map { name, isFirst in
      mistake(
        "\(name) example alone", [6],
        "All gradients come from the \(name) example alone. Add up the examples of the batch."
      ) { faulty in
        let usual = faulty.gradLogits
        faulty.gradLogits = { logits, isGold, scale in
          let all = usual(logits, isGold, scale)
          return row(isFirst ? 0 : all.shape[0] - 1, of: all)
        }
      }
    }
    return oneExample.flatMap { [$0, $0.limited(to: [1, 2, 3, 4], id: "parameters")] } + [
      KnownMistake(
        "biases averaged", [5], at: [2, 4],
        "The gradients of the biases are means over the examples. The loss has divided already: take sums."
      ) { arguments, context, cotangent in
        let right = pullback(arguments, context, cotangent)
        return [2, 4].map { right[$0] / Double(context.labels.count) }
      },
      KnownMistake(
        "biases not summed", [72], at: [2, 4],
        "The gradients of the biases still have the batch axis. The biases were broadcast: sum over the"
          + " examples."
      ) { arguments, context, cotangent in
        let flow = FaultyPerceptron().flow(arguments, context, cotangent)
        return [flow.gradAffine, flow.gradLogits]
      },
      KnownMistake(
        "biases summed over features", [4], at: [2, 4],
        "The gradients of the biases are summed over the wrong axis. Sum over the examples, axis 0."
      ) { arguments, context, cotangent in
        let flow = FaultyPerceptron().flow(arguments, context, cotangent)
        return [flow.gradAffine.sum(axis: 1), flow.gradLogits.sum(axis: 1)]
      },
    ]
  }
}

/// The tensor with all rows but one set to zero.
func row(_ index: Int, of tensor: Tensor) -> Tensor {
  var mask = Tensor.zeros([tensor.shape[0]] + Array(repeating: 1, count: tensor.rank - 1))
  mask.storage[index] = 1
  return tensor * mask
}

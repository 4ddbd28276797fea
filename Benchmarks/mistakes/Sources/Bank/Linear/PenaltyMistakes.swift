import Components
import Tensors

extension MultilayerPerceptron {
  /// L2 terms that are missing, too large or too small, or on the biases.
  @MistakeList<MultilayerPerceptron>
  static var mistakesInPenalty: [KnownMistake<MultilayerPerceptron>] {
    let factors: [(String, Double, Set<Int>, String)] = [
      ("left out", 0, [9], "Add λ·W to the gradient of the weights."),
      ("doubled", 2, [9], "The derivative of (λ/2)·‖W‖² is λ·W, not 2λ·W."),
      ("halved", 0.5, [9], "The derivative of (λ/2)·‖W‖² is λ·W, not (λ/2)·W."),
      ("subtracted", -1, [9], "The penalty is added to the loss, so λ·W is added to the gradient."),
    ]
    let places: [(String, [Int])] = [
      ("all weights", [0, 2]), ("hidden weights", [0]), ("output weights", [2]),
    ]
    let ofWeights = factors.flatMap { name, factor, rows, advice in
      places.flatMap { place, indices in
        var faulty = FaultyPerceptron()
        for index in indices { faulty.penalties[index] = factor }
        return inEitherPass(
          "penalty of the \(place) \(name)", rows,
          "The L2 penalty of the \(place) is \(name). \(advice)", faulty)
      }
    }
    let biases: [(String, [Int])] = [
      ("both biases", [1, 3]), ("hidden bias", [1]), ("output bias", [3]),
    ]
    let ofBiases = biases.flatMap { place, indices in
      var faulty = FaultyPerceptron()
      for index in indices { faulty.penalties[index] = 1 }
      return inEitherPass(
        "penalty on the \(place)", [10],
        "The L2 penalty also holds for the \(place). Leave biases out: it is for the weights alone.", faulty)
    }
    ofWeights
    ofBiases
    penaltiesWithWrongFactor
  }

  private static func inEitherPass(
    _ id: String, _ rows: Set<Int>, _ sentence: String, _ faulty: FaultyPerceptron
  ) -> [KnownMistake<MultilayerPerceptron>] {
    KnownMistake.inEitherPass(
      id, rows, sentence, forward: { faulty.loss($0, $1) }, { faulty.gradients($0, $1, $2) })
  }

  private static var penaltiesWithWrongFactor: [KnownMistake<MultilayerPerceptron>] {
    [
      KnownMistake(
        "penalty without upstream gradient", [7],
        "The penalty's gradient is not multiplied by the upstream gradient. It is part of the loss as the"
          + " rest is."
      ) { arguments, context, cotangent in
        var faulty = FaultyPerceptron()
        faulty.penaltyHasUpstream = false
        return faulty.gradients(arguments, context, cotangent)
      },
      KnownMistake(
        "penalty divided by the batch", [9],
        "The penalty's gradient is divided by the batch size. Only the cross-entropy is a mean over the"
          + " examples."
      ) { arguments, context, cotangent in
        var faulty = FaultyPerceptron()
        let factor = 1 / Double(context.labels.count)
        faulty.penalties = [factor, 0, factor, 0]
        return faulty.gradients(arguments, context, cotangent)
      },
    ]
  }
}

package import Components
import Tensors

extension Square: HasKnownMistakes {
  package static var particularMistakes: [KnownMistake<Square>] {
    [
      KnownMistake(
        "one factor alone", [68],
        "x is used twice, but its gradient comes from one use alone. Add both: += instead of =."
      ) { arguments, _, cotangent in [cotangent * arguments[0]] },
      KnownMistake(
        "a use counted twice", [69],
        "x's gradient is counted once too often. Go back through a node only once, after all that uses it."
      ) { arguments, _, cotangent in [3 * cotangent * arguments[0]] },
    ]
  }
}

extension BranchingGraph: HasKnownMistakes {
  /// The gradient of a along its four paths, each with a weight; and of x through its second use.
  private struct Weights: Sendable {
    var paths = [1.0, 1, 1, 1]
    var itself = 1.0
    var slope: @Sendable (_ sum: Tensor, _ squashed: Tensor) -> Tensor = { 1 - $1 * $1 }

    func gradients(_ arguments: [Tensor], _ cotangent: Tensor) -> [Tensor] {
      let sum = arguments[0] + arguments[1]
      let squashed = tanh(sum)
      let slope = slope(sum, squashed)
      let parts = [
        cotangent * squashed * sum, cotangent * squashed * sum, cotangent * sum * sum * slope,
        cotangent * arguments[2] * slope,
      ]
      let gradSum = total(zip(paths, parts).map { $0 * $1 })
      return [
        gradSum + itself * cotangent, gradSum.sum(axis: 0), Tensor((cotangent * squashed).sum()),
      ]
    }
  }

  private static func weighted(
    _ id: String, _ rows: Set<Int>, _ sentence: String, _ change: (inout Weights) -> Void
  ) -> KnownMistake<BranchingGraph> {
    var weights = Weights()
    change(&weights)
    return KnownMistake(id, rows, sentence) { [weights] arguments, _, cotangent in
      weights.gradients(arguments, cotangent)
    }
  }

  package static var particularMistakes: [KnownMistake<BranchingGraph>] {
    paths + slopes + broadcasting + traversals
  }

  private static let addAll = "Add the gradients of all its uses: += instead of =."
  /// A node that goes on too early loses what arrives afterwards.
  private static let addAllBefore = "\(addAll) Do so before it hands its own gradient on."

  private static var paths: [KnownMistake<BranchingGraph>] {
    [
      weighted("one factor of a⊙a", [68], "a is used twice in a⊙a; one use is lost. \(addAll)") {
        $0.paths[0] = 0
      },
      weighted(
        "t through s⊙t alone", [68, 69, 71],
        "t is used twice; its gradient through k·t is lost. \(addAllBefore)"
      ) {
        $0.paths[3] = 0
      },
      weighted(
        "t through k·t alone", [68, 69, 71],
        "t is used twice; its gradient through s⊙t is lost. \(addAllBefore)"
      ) {
        $0.paths[2] = 0
      },
      weighted("a through s alone", [68, 69, 71], "a's gradient through tanh is lost. \(addAllBefore)") {
        $0.paths = [1, 1, 0, 0]
      },
      weighted("a through t alone", [68, 69, 71], "a's gradient through a⊙a is lost. \(addAllBefore)") {
        $0.paths = [0, 0, 1, 1]
      },
      weighted(
        "a through one factor alone", [68], "a is used three times; only one use of it counts. \(addAll)"
      ) {
        $0.paths = [1, 0, 0, 0]
      },
      weighted(
        "x through a alone", [68, 71], "x is used twice; its gradient as a summand of y is lost. \(addAll)"
      ) {
        $0.itself = 0
      },
      KnownMistake(
        "x as a summand alone", [68, 71], at: [0],
        "x is used twice; its gradient through a is lost. \(addAll)"
      ) { _, _, cotangent in [cotangent] },
      KnownMistake(
        "a detached", [71], at: [0, 1],
        "No gradient goes back through a. x and b reach y through it: hand the gradient on."
      ) { arguments, _, cotangent in [cotangent, 0 * arguments[1]] },
      KnownMistake(
        "k detached", [71], at: [2], "k gets no gradient. It multiplies t: its gradient is Σ g⊙t."
      ) { _, _, _ in [Tensor(0)] },
    ]
  }

  private static var slopes: [KnownMistake<BranchingGraph>] {
    [
      weighted("tanh′ left out", [12], "The gradient passes tanh unchanged. Multiply it by 1 − t².") {
        $0.slope = { .ones($1.shape) }
      },
      weighted(
        "tanh′ at the output", [13],
        "The derivative of tanh is taken at its output: tanh is applied twice. Use 1 − t²."
      ) { $0.slope = { 1 - tanh($1) * tanh($1) } },
      weighted("1 − a²", [14], "1 − t² needs the output t of tanh. You put its input a there.") {
        $0.slope = { sum, _ in 1 - sum * sum }
      },
    ]
  }

  private static var broadcasting: [KnownMistake<BranchingGraph>] {
    @Sendable func throughSum(_ arguments: [Tensor], _ cotangent: Tensor) -> Tensor {
      pullback(arguments, (), cotangent)[0] - cotangent
    }
    @Sendable func throughK(_ arguments: [Tensor], _ cotangent: Tensor) -> Tensor {
      cotangent * tanh(arguments[0] + arguments[1])
    }
    return [
      KnownMistake(
        "b not summed", [72], at: [1],
        "b's gradient has the shape of the result. b was broadcast to every row: sum over the rows."
      ) { arguments, _, cotangent in [throughSum(arguments, cotangent)] },
      KnownMistake(
        "k not summed", [72], at: [2],
        "k's gradient has the shape of the result. k was broadcast to all entries: sum over all of them."
      ) { arguments, _, cotangent in [throughK(arguments, cotangent)] },
      KnownMistake(
        "b and k not summed", [72], at: [1, 2],
        "The gradients of b and k have the shape of the result. They were broadcast: sum over the axes that were added."
      ) { arguments, _, cotangent in [throughSum(arguments, cotangent), throughK(arguments, cotangent)] },
      KnownMistake(
        "k summed over rows", [72], at: [2],
        "k's gradient is summed over the rows alone. k is one number: sum over all entries."
      ) { arguments, _, cotangent in [throughK(arguments, cotangent).sum(axis: 0)] },
      KnownMistake(
        "b summed over columns", [4], at: [1],
        "b's gradient is summed over the wrong axis. b was added to every row: sum over the rows, axis 0."
      ) { arguments, _, cotangent in [throughSum(arguments, cotangent).sum(axis: 1)] },
      KnownMistake(
        "b averaged", [5], at: [1],
        "b's gradient is a mean over the rows. Every row adds to it: take the sum."
      ) { arguments, _, cotangent in [throughSum(arguments, cotangent).mean(axis: 0)] },
    ]
  }
}

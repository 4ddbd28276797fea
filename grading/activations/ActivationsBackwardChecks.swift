import Checks
import ExerciseBridges
import Exercises
import GradientCheck
import Tensors

// Item f: each of the three backward functions is a part, worth 2 of 6 points.
extension ActivationsChecks {
  /// A forward function with its backward function.
  struct Pair: Sendable {
    let name: String
    let forward: @Sendable (any ActivationsExercise, Tensor) throws -> Tensor
    let backward: @Sendable (any ActivationsExercise, Tensor, Tensor) throws -> Tensor

    /// The backward function at a point.
    func backward(at x: Tensor) -> Differentiable<any ActivationsExercise> {
      let call = backward
      return backwardCase(
        "\(name)Backward, \(label(of: x.shape))", at: [NamedTensor("x", x)], resultShape: x.shape
      ) { [try call($0, $1[0], $2)] }
    }
  }

  static let sigmoidPair = Pair(
    name: "sigmoid", forward: { try $0.sigmoid($1) }, backward: { try $0.sigmoidBackward($1, gradOutput: $2) }
  )
  static let tanhPair = Pair(
    name: "tanh", forward: { try $0.tanh($1) }, backward: { try $0.tanhBackward($1, gradOutput: $2) })
  static let reluPair = Pair(
    name: "relu", forward: { try $0.relu($1) }, backward: { try $0.reluBackward($1, gradOutput: $2) })

  /// Item f.
  static func backward(_ t: Run) {
    t.part {
      t.presumingForward { knownSigmoidGradients(t) }
      gradients(of: sigmoidPair, t)
    }
    t.part {
      t.presumingForward { knownTanhGradients(t) }
      gradients(of: tanhPair, t)
    }
    t.part {
      t.presumingForward { knownReluGradients(t) }
      gradients(of: reluPair, t)
    }
  }

  private static func gradients(of pair: Pair, _ t: Run) {
    for shape in t.isHidden ? [[9], [1, 7], [2, 3, 4]] : [[6], [4, 1], [3, 5]] {
      let x = inputs(shape, t)
      t.gradient(
        "\(pair.name)Backward at random inputs, \(label(of: shape))", at: [NamedTensor("x", x)],
        of: { try pair.forward($0, $1[0]) }, pullback: { [try pair.backward($0, $1[0], $2)] })
    }
    t.contracts(of: pair.backward(at: inputs(t.isHidden ? [3, 1, 4] : [2, 3], t)))
    t.rejects("\(pair.name)Backward of a 3×4 input and a 3×1 upstream gradient throws") {
      try pair.backward($0, .ones([3, 4]), .ones([3, 1]))
    }
  }

  /// Random inputs at least 0.01 from relu's kink.
  private static func inputs(_ shape: [Int], _ t: Run) -> Tensor {
    Tensor.normal(shape, deviation: 1.5, using: &t.random).map { $0 < 0 ? $0 - 0.01 : $0 + 0.01 }
  }

  private static func knownSigmoidGradients(_ t: Run) {
    guard !t.isHidden else { return }
    let slope = 0.19661193324148185
    t.expect("σ′(1), upstream gradients 1 and −2", equals: Tensor([slope, -2 * slope])) {
      try $0.sigmoidBackward(Tensor([1, 1]), gradOutput: Tensor([1, -2]))
    }
    t.expect("σ′ vanishes at ±1000", equals: Tensor([0, 0])) {
      try $0.sigmoidBackward(Tensor([1000, -1000]), gradOutput: Tensor([3, 3]))
    }
  }

  private static func knownTanhGradients(_ t: Run) {
    guard !t.isHidden else { return }
    let slope = 0.7864477329659274
    t.expect("tanh′(0.5), upstream gradients 1 and −2", equals: Tensor([slope, -2 * slope])) {
      try $0.tanhBackward(Tensor([0.5, 0.5]), gradOutput: Tensor([1, -2]))
    }
    t.expect("tanh′ vanishes at ±1000", equals: Tensor([0, 0])) {
      try $0.tanhBackward(Tensor([1000, -1000]), gradOutput: Tensor([3, 3]))
    }
  }

  private static func knownReluGradients(_ t: Run) {
    guard !t.isHidden else { return }
    t.expect("relu′ is 0 left of 0 and at 0, and 1 right of it", equals: Tensor([0, 0, 0, -3])) {
      try $0.reluBackward(Tensor([-2, 0, -0.0, 5]), gradOutput: Tensor([7, 7, 7, -3]))
    }
  }
}

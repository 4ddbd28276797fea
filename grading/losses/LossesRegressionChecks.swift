import Checks
import Exercises
import GradientCheck
import Tensors

/// One of the two regression losses.
struct RegressionLoss: Sendable {
  let name: String
  let value: @Sendable (any LossesExercise, _ w: Tensor, _ gold: Tensor, Reduction) throws -> Tensor
  let gradient: @Sendable (any LossesExercise, _ w: Tensor, _ gold: Tensor, Reduction) throws -> Tensor
  /// Loss and gradient of predictions 3, −1, 2 with targets 1, 0.5, 2, worked out by hand.
  let known: (value: [Double], gradient: [Double])

  static let quadratic = RegressionLoss(
    name: "quadratic",
    value: { try $0.quadratic($1, gold: $2, reduction: $3) },
    gradient: { try $0.quadraticGradient($1, gold: $2, reduction: $3) },
    known: ([4, 2.25, 0], [4, -3, 0]))
  static let absolute = RegressionLoss(
    name: "absolute",
    value: { try $0.absolute($1, gold: $2, reduction: $3) },
    gradient: { try $0.absoluteGradient($1, gold: $2, reduction: $3) },
    known: ([2, 1.5, 0], [1, -1, 0]))
}

extension Trial where Solution == any LossesExercise {
  /// Known values, random batches against the reference, the gradient, and arguments to refuse. Both losses
  /// have the same number of cases, so that each is worth a point.
  func checkRegression(_ loss: RegressionLoss) {
    if !isHidden {
      let (w, gold) = (Tensor([3, -1, 2]), Tensor([1, 0.5, 2]))
      expect("\(loss.name): the loss of errors 2, −1.5 and 0", equals: Tensor(loss.known.value)) {
        try loss.value($0, w, gold, .none)
      }
      expect("\(loss.name): the gradient for errors 2, −1.5 and 0", equals: Tensor(loss.known.gradient)) {
        try loss.gradient($0, w, gold, .none)
      }
    }
    for count in isHidden ? [9, 1] : [6, 1] {
      let gold = Tensor.normal([count], using: &random)
      // An error of at least 0.1 keeps the absolute loss away from its kink.
      let w =
        gold
        + Tensor(
          (0..<count).map { _ in
            random.uniform(in: 0.1..<3) * (random.bernoulli(0.5) ? 1 : -1)
          })
      agrees("\(loss.name): the loss of each of \(count)") { try loss.value($0, w, gold, .none) }
      gradient(
        "\(loss.name): gradient of the sum over \(count)", at: [NamedTensor("w", w)],
        of: { try loss.value($0, $1[0], gold, .sum) },
        pullback: { solution, point, _ in [try loss.gradient(solution, point[0], gold, .sum)] })
    }
    rejects("\(loss.name): two predictions and three targets are refused") {
      try loss.value($0, Tensor([1, 2]), Tensor([1, 2, 3]), .sum)
    }
    rejects("\(loss.name): an empty batch is refused") {
      try loss.value($0, Tensor(shape: [0], storage: []), Tensor(shape: [0], storage: []), .sum)
    }
  }
}

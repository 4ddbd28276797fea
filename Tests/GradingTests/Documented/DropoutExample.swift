public import Checks
import CourseModel
import ExerciseBridges
import GradientCheck
public import Tensors

/// Dropout that scales in training, with the mask that the backward pass needs.
public protocol DropoutExercise {
  /// In training, `mask ⊙ x`: each entry of the mask is 0 with probability `p` and 1/(1 − p) otherwise. In
  /// evaluation `x` itself and a mask of ones, and nothing is drawn.
  func dropout<R: RandomSource>(
    _ x: Tensor, probability p: Double, isTraining: Bool, using rng: inout R
  ) throws -> (result: Tensor, mask: Tensor)

  /// The gradient with respect to `x`, of the call that returned the mask.
  func dropoutBackward(_ gradOutput: Tensor, mask: Tensor) throws -> Tensor
}

struct Dropout: DropoutExercise {
  func dropout<R: RandomSource>(
    _ x: Tensor, probability p: Double, isTraining: Bool, using rng: inout R
  ) throws -> (result: Tensor, mask: Tensor) {
    let isKept = isTraining ? Tensor.bernoulli(x.shape, probability: 1 - p, using: &rng) : .ones(x.shape)
    let mask = isTraining ? isKept / (1 - p) : isKept
    return (mask * x, mask)
  }

  func dropoutBackward(_ gradOutput: Tensor, mask: Tensor) throws -> Tensor {
    gradOutput * mask
  }
}

/// Dropout, with the checks that students see.
public let publicDropout = GradedExercise<any DropoutExercise>(
  id: "dropout", title: "Dropout", topic: "Regularisation", typeName: "Dropout",
  proxy: DropoutProxy.init(channel:),
  items: [
    GradedItem("a", "Mask", points: 3) { $0.checkMask(p: 0.2, shape: [40, 50]) },
    GradedItem("b", "Backward pass", points: 2) { $0.checkBackward(p: 0.5, shape: [6, 7]) },
    GradedItem("c", "Evaluation", points: 2) { $0.checkEvaluation(shape: [4, 5]) },
  ])

extension Trial<any DropoutExercise> {
  /// Probability, values and independence of masks.
  package func checkMask(p: Double, shape: [Int]) {
    let secret = random.next()
    statistics("masks of \(label(of: shape)) entries, p = \(p)") { solution in
      var rng = SplitMix64.forStudent(secret: secret)
      let masks = try (0..<2).map { _ in
        try solution.dropout(.ones(shape), probability: p, isTraining: true, using: &rng).mask.ofShape(shape)
      }
      let entries = masks[0].storage
      try require(
        entries.allSatisfy { $0 == 0 || abs($0 * (1 - p) - 1) < 1e-12 },
        "the mask holds values other than 0 and 1/(1 − p)")
      return [
        Statistics.binomial(successes: entries.count { $0 == 0 }, trials: entries.count, probability: p),
        Statistics.independence(of: masks[0], and: masks[1]),
      ]
    }
  }

  /// One mask for both passes.
  package func checkBackward(p: Double, shape: [Int]) {
    let secret = random.next()
    sameMask("dropout, p = \(p)", shape: shape) { solution, x, upstream in
      var rng = SplitMix64.forStudent(secret: secret)
      let (result, mask) = try solution.dropout(x, probability: p, isTraining: true, using: &rng)
      return try (result, solution.dropoutBackward(upstream, mask: mask))
    }
  }

  /// Nothing random in evaluation, where the result is the input.
  package func checkEvaluation(shape: [Int]) {
    let x = normal(shape, awayFrom: [0])
    evaluationModeDrawsNothing("dropout", identityOf: x) {
      try $0.dropout(x, probability: 0.5, isTraining: false, using: &$1).result
    }
  }
}

/// Dropout as it is graded.
public let gradedDropout = publicDropout.graded(
  hidden: [
    "a": { $0.checkMask(p: 0.35, shape: [3000]) },
    "b": { $0.checkBackward(p: 0.3, shape: [5, 9]) },
    "c": { $0.checkEvaluation(shape: [3, 2, 4]) },
  ],
  mistakes: [
    Mistake(
      "keeps-with-p", edit: "probability: 1 - p, using", becomes: "probability: p, using", loses: ["a"],
      says: "You keep an entry with probability p, which is the probability that it is dropped."),
    Mistake(
      "gradient-not-scaled", edit: "gradOutput * mask", becomes: "gradOutput * (mask .> 0)", loses: ["b"],
      says: "Kept entries are scaled by 1/(1 − p) on the way forward, and so is their gradient."),
    Mistake(
      "scaled-in-evaluation", edit: "isTraining ? isKept / (1 - p) : isKept", becomes: "isKept / (1 - p)",
      loses: ["c"], says: "In evaluation nothing is dropped, so nothing is scaled."),
  ])

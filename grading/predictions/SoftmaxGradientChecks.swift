import Checks
import ExerciseBridges
import Exercises
import GradientCheck
import Tensors

extension PredictionsChecks {
  /// Item d.
  static func softmaxGradient(_ t: Run) {
    t.presumingForward {
      guard !t.isHidden else { return }
      t.expect("two equal logits, upstream gradient (1, 0)", equals: Tensor([0.25, -0.25])) {
        try $0.softmaxBackward(Tensor([7, 7]), gradOutput: Tensor([1, 0]))
      }
    }
    let shapes =
      t.isHidden
      ? [[8], [1, 6], [5, 1], [4, 3], [2, 7], [3, 2, 4]]
      : [[5], [1, 4], [6, 1], [3, 5], [4, 2], [2, 3, 4]]
    for shape in shapes {
      let w = Tensor.normal(shape, deviation: 1.5, using: &t.random)
      t.gradient(
        "softmaxBackward at random logits, \(label(of: shape))", at: [NamedTensor("w", w)],
        of: { try $0.softmax($1[0]) }, pullback: { [try $0.softmaxBackward($1[0], gradOutput: $2)] })
    }
    softmaxContracts(t)
    t.rejects("logits 3×4 and an upstream gradient 3×1 throw") {
      try $0.softmaxBackward(.ones([3, 4]), gradOutput: .ones([3, 1]))
    }
  }

  private static func softmaxContracts(_ t: Run) {
    let shape = t.isHidden ? [5, 3] : [4, 6]
    let w = Tensor.normal(shape, deviation: 1.5, using: &t.random)
    let upstream = Tensor.normal(shape, using: &t.random)
    let backward: Differentiable<any PredictionsExercise> = backwardCase(
      "softmaxBackward, \(label(of: shape))", at: [NamedTensor("w", w)], resultShape: shape
    ) { [try $0.softmaxBackward($1[0], gradOutput: $2)] }
    t.contracts(of: backward)
    t.presumingForward { rowContracts(t, backward, w, upstream) }
  }

  /// What holds because the softmax acts on every row by itself, and because its rows sum to 1.
  private static func rowContracts(
    _ t: Run, _ backward: Differentiable<any PredictionsExercise>, _ w: Tensor, _ upstream: Tensor
  ) {
    let shape = w.shape
    t.batchPermutation(of: backward)
    t.batchConcatenation(of: backward)
    t.holds("every row of the gradient sums to 0") { student in
      let sums = try sound(student.softmaxBackward(w, gradOutput: upstream), shape).sum(axis: -1)
      try requireEqual(sums, .zeros(sums.shape), within: .identity, "Σ g = 0 in every row")
    }
    t.holds("an upstream gradient of ones gives zero: the probabilities cannot all grow") { student in
      let gradient = try student.softmaxBackward(w, gradOutput: .ones(shape))
      try requireEqual(gradient, .zeros(shape), within: .exact, "a gradient of zeros")
    }
  }
}

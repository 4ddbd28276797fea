import Checks
import Exercises
import LabKit
import Tensors

// Random classifiers and data for the checks of the perceptron.
extension PerceptronChecks {
  /// Normal weights `(n)`, bias and inputs `(N, n)` for a shape `[N, n]`.
  static func classifier(_ t: Run, _ shape: [Int]) -> (weights: Tensor, bias: Double, inputs: Tensor) {
    let a = Tensor.normal([shape[1]], using: &t.random)
    let b = t.random.normal()
    return (a, b, .normal(shape, using: &t.random))
  }

  /// The same with multiples of ½ in [−2, 2], and a bias other than 0: scores are exact, and about one in
  /// ten is a tie.
  static func exactClassifier(_ t: Run, _ shape: [Int]) -> (weights: Tensor, bias: Double, inputs: Tensor) {
    let size = Double(1 + t.random.below(4)) / 2
    return (halves(t, [shape[1]]), t.random.bernoulli(0.5) ? size : -size, halves(t, shape))
  }

  /// Multiples of ½ in [−2, 2].
  static func halves(_ t: Run, _ shape: [Int]) -> Tensor {
    let count = shape.reduce(1, *)
    return Tensor(shape: shape, storage: (0..<count).map { _ in Double(t.random.below(9) - 4) / 2 })
  }

  /// Between 5 and 9 points with coordinates that are multiples of ½, separated by a hyperplane.
  ///
  /// All of the algorithm's sums are exact on such data, whatever the order of summation, and ties occur.
  static func exactlySeparable(_ t: Run) -> LabelledData {
    let (count, n) = (5 + t.random.below(5), 2 + t.random.below(3))
    while true {
      let a = halves(t, [n])
      let b = halves(t, []).scalar
      let x = halves(t, [count, n])
      let scores = (x * a).sum(axis: 1) + b
      let labels = scores.storage.map { $0 > 0 ? 1 : -1 }
      guard !scores.storage.contains(0), Set(labels).count == 2 else { continue }
      return LabelledData(inputs: x, labels: labels)
    }
  }

  /// Data set D1 with margin 0.1, 200 points in 5 dimensions.
  ///
  /// At least 125 points are of one class: with balanced classes the plane may pass so close to the origin
  /// that one without bias separates the points as well, and a bias that never changes would go unnoticed.
  static func unbalancedSeparable(_ t: Run) -> LabelledData {
    while true {
      let data = LabelledData.separable(count: 200, dimension: 5, margin: 0.1, seed: t.random.next())
      if abs(data.labels.reduce(0, +)) >= 50 { return data }
    }
  }
}

package import Checks
import CourseModel
import Exercises
package import Tensors

/// A gradient with a fault, of the function that it is given with.
package struct FaultyGradient {
  package let fault: String
  package let function: TestFunction
  package let gradient: (Tensor) -> Tensor

  package init(_ fault: String, of function: TestFunction, _ gradient: @escaping (Tensor) -> Tensor) {
    (self.fault, self.function, self.gradient) = (fault, function, gradient)
  }
}

extension Trial<any GradientCheckingExercise> {
  /// A part: reports on `100x₀ + x₁ + 50x₂`, whose differences are exact.
  package func checkKnownReports() {
    part {
      known(
        [
          "100x₀ + x₁ + 50x₂, gradient (101, 1.5, 50): x₁ is worst, by 0.2": (
            ([101, 1.5, 50], 0.1), GradientCheckReport(maxRelativeError: 0.2, worstIndex: 1, passed: false)
          ),
          "100x₀ + x₁ + 50x₂, gradient (−100, −1, −50): all are wrong by 1, the first counts": (
            ([-100, -1, -50], 0.1), GradientCheckReport(maxRelativeError: 1, worstIndex: 0, passed: false)
          ),
          "the same with tolerance 1: an error equal to the tolerance passes": (
            ([-100, -1, -50], 1), GradientCheckReport(maxRelativeError: 1, worstIndex: 0, passed: true)
          ),
        ], within: .reference
      ) { solution, input in
        try solution.gradientCheck(
          of: { 100 * $0[0] + $0[1] + 50 * $0[2] }, gradient: { _ in Tensor(input.0) }, at: .ones([3]),
          step: 0.5, tolerance: input.1)
      }
      holds("½ as step: the numerical gradient of Σ x³ is 3x² + ¼") {
        let report = try $0.gradientCheck(
          of: { ($0 * $0 * $0).sum() }, gradient: { 3 * $0 * $0 + 0.25 }, at: Tensor([1, 2]), step: 0.5,
          tolerance: 1e-9)
        try require(report.passed, "`passed` is false")
      }
    }
  }

  /// A part for each function, whose right gradient passes.
  package func checkRightGradients(_ functions: [TestFunction]) {
    for function in functions {
      part {
        holds("the right gradient passes, \(function.label)") {
          let report = try report($0, on: function, function.gradient)
          try require(report.passed, "`passed` is false")
          try require(report.maxRelativeError <= 1e-6, "`maxRelativeError` is above the tolerance")
        }
      }
    }
  }

  /// A part for each fault, which does not pass. Where several entries are wrong by nearly as much, each of them is the
  /// worst: rounding decides.
  package func checkFaults(_ faults: [FaultyGradient]) {
    for faulty in faults {
      part {
        holds("\(faulty.fault), \(faulty.function.label)") {
          let (a, b) = (faulty.gradient(faulty.function.x), faulty.function.gradient(faulty.function.x))
          let errors = abs(a - b) / (abs(a) + abs(b))
          let due = errors.max()
          let report = try report($0, on: faulty.function, faulty.gradient)
          try require(!report.passed, "`passed` is true")
          try require(
            errors.storage.indices.contains { $0 == report.worstIndex && errors.storage[$0] > 0.99 * due },
            "`worstIndex` is \(report.worstIndex) where \(errors.argmax()) is due")
          try require(
            abs(report.maxRelativeError - due) <= 1e-4 * due,
            "`maxRelativeError` is \(NumberText.text(report.maxRelativeError)) where \(NumberText.text(due)) is due"
          )
        }
      }
    }
  }

  /// A part: what never passes, and what is refused.
  package func checkUnusableGradients() {
    let function = quadratic(3)
    part {
      holds("a gradient of NaN does not pass") {
        let report = try report($0, on: function) { .full($0.shape, .nan) }
        try require(!report.passed, "`passed` is true")
      }
      holds("a gradient with one NaN does not pass") {
        let report = try report($0, on: function) { function.gradient($0) * Tensor([1, .nan, 1]) }
        try require(!report.passed, "`passed` is true")
      }
      holds("a gradient with an infinity does not pass") {
        let report = try report($0, on: function) { function.gradient($0) * Tensor([1, 1, .infinity]) }
        try require(!report.passed, "`passed` is true")
      }
      for shape in [[1], [3, 1]] {
        rejects("a gradient of shape \(label(of: shape)) is refused") {
          try report($0, on: function) { _ in .ones(shape) }
        }
      }
      holds("the gradient is asked for once, the function twice an entry") { solution in
        var (gradients, values) = (0, 0)
        let report = try solution.gradientCheck(
          of: {
            values += 1
            return function.value($0)
          },
          gradient: {
            gradients += 1
            return function.gradient($0)
          }, at: function.x, step: 1e-5, tolerance: 1e-6)
        try require(report.passed, "`passed` is false for the right gradient")
        try requireEqual([gradients, values], [1, 6], "the count of gradients and values")
      }
    }
  }

  private func report(
    _ solution: any GradientCheckingExercise, on function: TestFunction, _ gradient: (Tensor) -> Tensor
  ) throws -> GradientCheckReport {
    try solution.gradientCheck(
      of: function.value, gradient: gradient, at: function.x, step: 1e-5, tolerance: 1e-6)
  }
}

public import Checks
import CourseModel
import ExerciseBridges
import Exercises
import Tensors

/// The derivative of any function by central differences.
public protocol NumericalDerivativeExercise {
  /// `(f(x + h) − f(x − h)) / 2h`; `f` is called twice.
  ///
  /// - Throws: `LabError.invalidArgument` unless `h` is positive; what `f` throws.
  func derivative(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double
}

struct NumericalDerivative: NumericalDerivativeExercise {
  func derivative(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    guard h > 0 else { throw LabError.invalidArgument("step \(h), which must be positive") }
    return try (f(x + h) - f(x - h)) / (2 * h)
  }
}

/// Numerical derivatives, with the checks that students see.
public let publicNumericalDerivative = GradedExercise<any NumericalDerivativeExercise>(
  id: "numerical-derivative", title: "Numerical derivative", topic: "Differences",
  typeName: "NumericalDerivative", proxy: NumericalDerivativeProxy.init(channel:),
  items: [
    GradedItem("a", "Value", points: 3) {
      $0.expect("x² at 3, step ½: (12.25 − 6.25) / 1 = 6", equals: 6) {
        try $0.derivative(of: { $0 * $0 }, at: 3, step: 0.5)
      }
      $0.checkCubics(count: 2)
    },
    GradedItem("b", "Calls", points: 1) { $0.checkCalls(at: 2, step: 0.25) },
    GradedItem("c", "Errors", points: 1) { $0.checkErrors(step: 0) },
  ])

extension Trial<any NumericalDerivativeExercise> {
  /// Differences of cubics, which are not the derivative.
  package func checkCubics(count: Int) {
    for _ in 0..<count {
      let (x, h, factor) = (random.normal(), random.uniform(in: 0.1..<0.5), random.normal())
      agrees("\(factor)·x³ + x at \(x), step \(h)") {
        try $0.derivative(of: { factor * $0 * $0 * $0 + $0 }, at: x, step: h)
      }
    }
  }

  /// Where the function is called; its derivative is 1.
  package func checkCalls(at x: Double, step h: Double) {
    holds("f(x) = x is called at \(x - h) and \(x + h), once each") { solution in
      var points: [Double] = []
      let slope = try solution.derivative(
        of: {
          points.append($0)
          return $0
        }, at: x, step: h)
      try requireEqual(points.sorted(), [x - h, x + h], "the list of points")
      try requireEqual(slope, 1, "the derivative of x")
    }
  }

  /// What must end in an error.
  package func checkErrors(step: Double) {
    rejects("a step of \(step)") { try $0.derivative(of: { $0 }, at: 1, step: step) }
    rejects("an error of f's is passed on") {
      try $0.derivative(of: { _ in throw LabError.invalidArgument("no value here") }, at: 1, step: 0.5)
    }
  }
}

/// Numerical derivatives as they are graded.
public let gradedNumericalDerivative = publicNumericalDerivative.graded(
  hidden: [
    "a": { $0.checkCubics(count: 4) },
    "b": { $0.checkCalls(at: -1, step: 0.5) },
    "c": { $0.checkErrors(step: -0.5) },
  ],
  mistakes: [
    Mistake(
      "not-halved", edit: "/ (2 * h)", becomes: "/ h", loses: ["a", "b"],
      says: "x + h and x − h are 2h apart; you divide by h."),
    Mistake(
      "forward-difference", edit: "f(x - h)) / (2 * h)", becomes: "f(x)) / h", loses: ["a", "b"],
      says: "You take the difference to f(x). A central difference is taken to both sides."),
    Mistake(
      "step-not-checked", edit: "guard h > 0", becomes: "guard h.isFinite", loses: ["c"],
      says: "A step of 0 divides by 0, and a negative one is no step: refuse both."),
  ])

package import Checks
import CourseModel
import Exercises
import Foundation
import Tensors

extension Trial<any GradientCheckingExercise> {
  /// The order of the error, where the function is evaluated, and steps to refuse.
  package func checkCentralDifference(at x: Double) {
    let (a, b) = (random.uniform(in: 0.5..<2), random.uniform(in: -1..<1))
    for h in [1e-2, 1e-3] {
      agrees("\(NumberText.text(h)) as step for a·sin(x) + b·x² at x = \(NumberText.text(x))") {
        try $0.centralDifference(of: { a * sin($0) + b * $0 * $0 }, at: x, step: h)
      }
    }
    agrees("½ as step for x³ at \(NumberText.text(x + 3))") {
      try $0.centralDifference(of: { $0 * $0 * $0 }, at: x + 3, step: 0.5)
    }
    holds("a tenth of the step has about a hundredth of the error: eˣ at \(NumberText.text(x))") { solution in
      let errors = try [1e-2, 1e-3].map { h in
        abs(try solution.centralDifference(of: { exp($0) }, at: x, step: h) - exp(x))
      }
      let ratio = errors[0] / errors[1]
      try require(50...200 ~= ratio, "the error shrinks by \(NumberText.text(ratio))")
    }
    holds("f is evaluated at x − h and x + h, once each") { solution in
      var points: [Double] = []
      let slope = try solution.centralDifference(
        of: {
          points.append($0)
          return 3 * $0
        }, at: x, step: 0.5)
      try requireEqual(points.sorted(), [x - 0.5, x + 0.5], "the list of points where f was evaluated")
      try requireEqual(slope, 3, "the derivative of 3x")
    }
    for h in [0, -0.1, .infinity, .nan] {
      rejects("a step of \(h) is refused") { try $0.centralDifference(of: { $0 }, at: x, step: h) }
    }
    rejects("an error of f's is passed on") {
      try $0.centralDifference(of: { _ in throw LabError.invalidArgument("no value") }, at: x, step: 0.1)
    }
  }

  /// Gradients of some functions, and how often these are evaluated.
  package func checkGradients(_ functions: [TestFunction], step h: Double) {
    agrees("gradient", at: functions) { try $0.numericalGradient(of: $1.value, at: $1.x, step: h) }
    let large = uniform([3], in: 2..<4)
    agrees("½ as step for the sum of three cubes") {
      try $0.numericalGradient(of: { ($0 * $0 * $0).sum() }, at: large, step: 0.5)
    }
    for function in functions {
      holds("two evaluations an entry, \(function.label)") { solution in
        var evaluations = 0
        let gradient = try solution.numericalGradient(
          of: {
            evaluations += 1
            return function.value($0)
          }, at: function.x, step: h)
        try requireShape(gradient, function.x.shape, "the gradient")
        try requireEqual(evaluations, 2 * function.x.count, "the count of evaluations")
      }
    }
    expect("a tensor without entries has a gradient without entries", equals: .zeros([0])) {
      try $0.numericalGradient(of: { _ in 1 }, at: .zeros([0]), step: h)
    }
    rejects("a step of 0 is refused") { try $0.numericalGradient(of: { $0.sum() }, at: .ones([2]), step: 0) }
    rejects("an error of f's is passed on") {
      try $0.numericalGradient(
        of: { _ in throw LabError.invalidArgument("no value") }, at: .ones([2]), step: h)
    }
  }

  /// The softmax and a map to another number of entries, with random cotangents.
  package func checkVJPs(_ sizes: [(inputs: Int, outputs: Int)], step h: Double) {
    for (inputs, outputs) in sizes {
      let (x, matrix) = (normal([inputs]), normal([outputs, inputs]))
      let (v, w) = (normal([inputs]), normal([outputs]))
      agrees("softmax, n = \(inputs)") {
        try $0.numericalVJP(of: { exp($0) / exp($0).sum() }, at: x, cotangent: v, step: h)
      }
      agrees("tanh of m = \(outputs) sums, n = \(inputs)") {
        try $0.numericalVJP(of: { tanh(matmul(matrix, $0)) }, at: x, cotangent: w, step: h)
      }
      holds("two evaluations an entry, n = \(inputs)") { solution in
        var evaluations = 0
        let product = try solution.numericalVJP(
          of: {
            evaluations += 1
            return matmul(matrix, $0)
          }, at: x, cotangent: w, step: h)
        try requireShape(product, x.shape, "the product")
        try requireEqual(evaluations, 2 * inputs, "the count of evaluations")
      }
    }
    rejects("a step of 0 is refused") {
      try $0.numericalVJP(of: { $0 }, at: .ones([3]), cotangent: .ones([3]), step: 0)
    }
    let large = uniform([3], in: 2..<4)
    agrees("½ as step for three cubes") {
      try $0.numericalVJP(of: { $0 * $0 * $0 }, at: large, cotangent: Tensor([1, 2, 3]), step: 0.5)
    }
    rejects("an error of f's is passed on") {
      try $0.numericalVJP(
        of: { _ in throw LabError.invalidArgument("no value") }, at: .ones([2]), cotangent: .ones([2]),
        step: h)
    }
    rejects("a cotangent (1, 3) does not fit a result of 3") {
      try $0.numericalVJP(of: { $0 }, at: .ones([3]), cotangent: .ones([1, 3]), step: h)
    }
    rejects("a cotangent of 2 numbers does not fit a result of 3") {
      try $0.numericalVJP(of: { $0 }, at: .ones([3]), cotangent: .ones([2]), step: h)
    }
    rejects("a cotangent (1) does not fit a result of 3") {
      try $0.numericalVJP(of: { $0 }, at: .ones([3]), cotangent: .ones([1]), step: h)
    }
  }

  /// Random errors, symmetry, and the scale, which does not matter above the floor.
  package func checkRelativeErrors(_ shapes: [[Int]]) {
    for shape in shapes {
      let (a, b) = (normal(shape), normal(shape))
      let name = label(of: shape)
      agrees("random tensors, \(name)", within: .exact) { try $0.relativeError(a, b) }
      agrees("below the floor, \(name)", within: .exact) { try $0.relativeError(1e-9 * a, 1e-9 * b) }
      identity("the order of the two does not matter, \(name)", within: .exact) {
        try ($0.relativeError(a, b), $0.relativeError(b, a))
      }
      identity("a factor of 1000 does not matter, \(name)", within: .exact) {
        try ($0.relativeError(a, b), $0.relativeError(1000 * a, 1000 * b))
      }
    }
    rejects("shapes (2, 3) and (3, 2) are refused") { try $0.relativeError(.ones([2, 3]), .ones([3, 2])) }
    rejects("shapes (3) and (1) are refused") { try $0.relativeError(.ones([3]), .ones([1])) }
  }

  /// Along random directions: a sum of the gradient's entries, linear in the direction.
  package func checkDirections(_ functions: [TestFunction], step h: Double) {
    for function in functions {
      let u = normal(function.x.shape)
      let along = { (solution: any GradientCheckingExercise, direction: Tensor, step: Double) in
        try solution.directionalDerivative(of: function.value, at: function.x, along: direction, step: step)
      }
      agrees(function.label) { try along($0, u, h) }
      identity("twice the direction at half the step, twice the derivative, \(function.label)") {
        try (along($0, 2 * u, h / 2), 2 * along($0, u, h))
      }
      holds("two evaluations, \(function.label)") { solution in
        var points: [Tensor] = []
        let slope = try solution.directionalDerivative(
          of: {
            points.append($0)
            return $0.sum()
          }, at: function.x, along: u, step: h)
        try requireEqual(points.count, 2, "the count of evaluations")
        let due = u.sum()
        try require(abs(slope - due) < 1e-6 * max(1, abs(due)), "the derivative of the sum is wrong")
      }
    }
    rejects("a direction of another shape is refused") {
      try $0.directionalDerivative(of: { $0.sum() }, at: .ones([2, 3]), along: .ones([3]), step: h)
    }
    rejects("a step of 0 is refused") {
      try $0.directionalDerivative(of: { $0.sum() }, at: .ones([2]), along: .ones([2]), step: 0)
    }
  }
}

import NumericalDifferentiation
import Tensors

/// Compares gradients with directional derivatives along independent Gaussian directions.
///
/// For an error `e = a − n`, the product `⟨e, d⟩` with a standard normal d is normal with deviation ‖e‖. It hides
/// below a tolerance τ with probability at most `τ√(2/π)/‖e‖`, and below it in all of K directions with the K-th
/// power of that. At τ = 10⁻⁶‖a‖ and K = 3 an error of 0.1 % of the gradient passes once in 2·10⁹ checks, one of
/// 10 % once in 10¹⁵; no mistake passes by its shape.
///
/// All arguments move together first, each scaled so that it contributes alike; arguments are told apart only
/// when that fails. So a right gradient costs two evaluations a direction.
struct Screen {
  let evaluator: PerturbedEvaluator
  let cotangent: Tensor
  let options: GradientCheckOptions
  private let product: CotangentProduct

  init(_ evaluator: PerturbedEvaluator, _ cotangent: Tensor, _ options: GradientCheckOptions) {
    self.evaluator = evaluator
    self.cotangent = cotangent
    self.options = options
    product = CotangentProduct(cotangent, origin: evaluator.origin)
  }

  /// The projections of each argument.
  func projections(
    of gradients: [Tensor], using random: inout SplitMix64
  ) throws -> [[Projection]] {
    let count = max(3, options.projections)
    // A gradient of zeros has no size to be compared with: what it hides would be small beside the others.
    let together = gradients.indices.filter { index in gradients[index].storage.contains { $0 != 0 } }
    var joint: [Projection] = []
    while joint.count < count, !together.isEmpty {
      let direction = Direction(moving: together, at: evaluator.point, gradients, using: &random)
      let projection = try quickly(direction, gradients)
      guard projection.isRight, projection.isTelling else { break }
      joint.append(projection)
    }
    return try gradients.indices.map { index -> [Projection] in
      if joint.count == count, together.contains(index) { return joint }
      return try (0..<count).map { _ in
        let direction = Direction(moving: [index], at: evaluator.point, gradients, using: &random)
        let quick = try quickly(direction, gradients)
        return quick.isRight && quick.isTelling ? quick : try carefully(direction, gradients)
      }
    }
  }

  /// A central quotient of one step, trusted only where it agrees to six digits.
  private func quickly(_ direction: Direction, _ gradients: [Tensor]) throws -> Projection {
    let precision = options.differences.precision
    let step = direction.step * (precision == .double ? 0x1p-14 : 0x1p-6)
    let (plus, minus) = (try value(direction, step), try value(direction, -step))
    let scale = direction.scale(of: gradients)
    return Projection(
      analytic: direction.product(with: gradients), numeric: (plus - minus) / (2 * step),
      tolerance: precision.agreement * scale, visible: direction.visible)
  }

  /// The derivative along the line with an error bound; infinite tolerance where there is none.
  private func carefully(_ direction: Direction, _ gradients: [Tensor]) throws -> Projection {
    var evaluations = 0
    let noise = try FunctionNoise.estimate(
      magnitude: product.magnitude, precision: options.differences.precision, evaluations: &evaluations
    ) { t in try value(direction, direction.step * t) }
    let scale = direction.scale(of: gradients)
    var line = LineDerivative(
      center: Stencil.Point(x: 0, value: 0), noise: noise, magnitude: product.magnitude,
      largestError: options.differences.significance * scale * direction.step, options: options.differences)
    let estimate = try line.estimate { t in try value(direction, direction.step * t) }
    let error = estimate.isSmooth ? estimate.error : .infinity
    return Projection(
      analytic: direction.product(with: gradients), numeric: estimate.value / direction.step,
      tolerance: error / direction.step + options.differences.precision.analyticError * scale,
      visible: direction.visible)
  }

  private func value(_ direction: Direction, _ t: Double) throws -> Double {
    let result = try evaluator.result(at: direction.moved(evaluator.point, by: t))
    return product.increment(of: result)
  }
}

import GradientCheck
import Tensors

/// A function with its pullback, and what one evaluation costs.
struct Case {
  /// The floating-point work of one evaluation at one point.
  struct Work {
    /// Additions and multiplications, those of matrix products mostly.
    let operations: Int
    /// Calls of exp, tanh or log.
    let exponentials: Int
  }

  let name: String
  let arguments: [NamedTensor]
  let work: Work
  /// Whether the full check compares the whole Jacobian, not its products with random cotangents.
  var hasFullJacobian = false
  /// The results at many points.
  let forward: ([[Tensor]]) -> [Tensor]
  /// At a point, the gradients of all arguments for a cotangent. What depends on the point alone is computed once, as
  /// the forward pass of an automatic differentiator keeps it.
  let pullback: (_ point: [Tensor]) -> (_ cotangent: Tensor) -> [Tensor]

  var point: [Tensor] { arguments.map(\.value) }

  /// The nine cases, in the order of the table.
  static var all: [Case] {
    [
      .sigmoid(), .softmaxLoss(), .affine(), .perceptron(), .convolution(), .maxPool(), .lstm(), .attention(),
      .convolutionJacobian(),
    ]
  }

  func check(_ extent: GradientCheckOptions.Extent, seed: UInt64 = 0) -> GradientReport {
    let gradients = pullback(point)
    return checkGradient(
      of: TensorFunction(batched: forward), at: arguments, options: GradientCheckOptions(extent, seed: seed)
    ) { gradients($1) }
  }
}

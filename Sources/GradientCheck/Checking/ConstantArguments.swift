import NumericalDifferentiation
import Tensors

/// A function's arguments of which some stay as they are: labels, indices, a mask.
struct ConstantArguments {
  let all: [NamedTensor]

  /// Those that are differentiated by.
  var moving: [NamedTensor] { all.filter { !$0.isConstant } }

  /// A point of the moving arguments, with the constant ones in their places.
  func filled(_ point: [Tensor]) -> [Tensor] {
    var rest = point[...]
    return all.map { $0.isConstant ? $0.value : rest.removeFirst() }
  }

  /// The gradients of the moving arguments; what was returned for constant ones is not looked at.
  func moving(of gradients: [Tensor]) throws -> [Tensor] {
    guard gradients.count == all.count else {
      throw GradientCheckProblem.gradientCount(expected: all.count, actual: gradients.count)
    }
    return zip(all, gradients).filter { !$0.0.isConstant }.map(\.1)
  }
}

import CourseModel
public import GradientCheck
public import Tensors

// What exercises use that are not written in the present language yet.
extension Trial {
  /// Whether this run uses the batch's secret seed.
  public var isHidden: Bool { variant == .hidden }

  /// Expects a backward function of one argument to return its gradient.
  public func gradient(
    _ label: String, at arguments: [NamedTensor], dimensions: [NamedDimension] = [],
    of function: @escaping (Solution, [Tensor]) throws -> Tensor,
    pullback: @escaping (Solution, [Tensor], _ cotangent: Tensor) throws -> [Tensor]
  ) {
    gradients(
      of: Differentiable(
        label, at: Arguments(arguments), dimensions: dimensions,
        forward: { try function($0, [$1[arguments[0].name]]) },
        backward: { [arguments[0].name: try pullback($0, [$1[arguments[0].name]], $2)[0]] }))
  }
}

/// A backward function of one argument at one point.
public func backwardCase<Solution>(
  _ label: String, at arguments: [NamedTensor], resultShape: [Int],
  pullback: @escaping (Solution, [Tensor], _ cotangent: Tensor) throws -> [Tensor]
) -> Differentiable<Solution> {
  Differentiable(
    label, at: Arguments(arguments), forward: { _, _ in .zeros(resultShape) },
    backward: { [arguments[0].name: try pullback($0, [$1[arguments[0].name]], $2)[0]] })
}

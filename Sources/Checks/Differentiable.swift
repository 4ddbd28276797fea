public import GradientCheck
public import Tensors

/// A function at one point, with its backward function: one description that every check of gradients takes.
///
/// ```swift
/// let product = Differentiable<any AffineExercise>(
///   "affine, 4×3", at: ["x": x, "weight": w], parameters: ["weight"],
///   forward: { try $0.affine($1["x"], weight: $1["weight"]) },
///   backward: { solution, at, g in
///     let gradients = try solution.affineBackward(at["x"], weight: at["weight"], gradOutput: g)
///     return ["x": gradients.input, "weight": gradients.weight]
///   })
/// trial.gradients(of: product)
/// trial.contracts(of: product)
/// trial.batches(of: product)
/// ```
///
/// The batch is the first axis of the result and of every argument that is no parameter.
public struct Differentiable<Solution> {
  /// The forward function.
  public typealias Forward = (Solution, Arguments) throws -> Tensor
  /// The backward function: the gradient `∂⟨g, f⟩/∂x` of each argument, by name, for an upstream gradient `g`.
  public typealias Backward = (Solution, Arguments, _ upstream: Tensor) throws -> [String: Tensor]

  /// What is differentiated, such as `sigmoid, 3×5`; part of the labels of the cases.
  public let label: String
  /// The point.
  public let arguments: Arguments
  /// Names of the arguments that hold one row per example.
  let batched: Set<String>
  let dimensions: [NamedDimension]
  let forward: Forward
  let backward: Backward

  /// Describes a function of named arguments.
  ///
  /// - Parameters:
  ///   - parameters: names of the arguments without a batch axis, such as weights and biases.
  ///   - dimensions: names of sizes that a constant factor is explained by, such as the rows of the batch; best
  ///     pairwise coprime. Other lengths of axes are called by their axes.
  ///   - forward: the forward function; its result has any shape.
  ///   - backward: the backward function under test; for a scalar result, such as a loss, the upstream gradient is 1.
  public init(
    _ label: String, at arguments: Arguments, parameters: Set<String> = [], dimensions: [NamedDimension] = [],
    forward: @escaping Forward, backward: @escaping Backward
  ) {
    self.label = label
    self.arguments = arguments
    self.dimensions = dimensions
    self.forward = forward
    self.backward = backward
    batched = Set(arguments.tensors.map(\.name)).subtracting(parameters)
  }

  /// Describes a function of one argument.
  public init(
    _ label: String, at value: Tensor, named name: String = "x",
    forward: @escaping (Solution, Tensor) throws -> Tensor,
    backward: @escaping (Solution, Tensor, _ upstream: Tensor) throws -> Tensor
  ) {
    self.init(
      label, at: [name: value], forward: { try forward($0, $1[name]) },
      backward: { [name: try backward($0, $1[name], $2)] })
  }

  /// How many examples the batch has; none without a batch.
  var examples: Int {
    arguments.tensors.first { batched.contains($0.name) }?.value.shape.first ?? 0
  }

  /// The gradient of one argument.
  func gradient(_ solution: Solution, by name: String, at point: Arguments, _ upstream: Tensor) throws
    -> Tensor
  {
    try gradient(of: name, among: backward(solution, point, upstream))
  }

  /// The gradients of all arguments, in order, whatever their shapes.
  func gradients(_ solution: Solution, at point: Arguments, _ upstream: Tensor) throws -> [Tensor] {
    let gradients = try backward(solution, point, upstream)
    return try point.moving.map { try gradient(of: $0.name, among: gradients) }
  }

  /// The gradients of all arguments, in order, once each is known to have the shape of its argument.
  func fittingGradients(_ solution: Solution, at point: Arguments, _ upstream: Tensor) throws -> [Tensor] {
    let gradients = try gradients(solution, at: point, upstream)
    for (gradient, argument) in zip(gradients, point.moving) {
      try requireShape(gradient, argument.value.shape, "the gradient of `\(argument.name)`")
    }
    return gradients
  }

  private func gradient(of name: String, among gradients: [String: Tensor]) throws -> Tensor {
    guard let gradient = gradients[name] else { throw Mismatch("there is no gradient of `\(name)`") }
    return gradient
  }
}

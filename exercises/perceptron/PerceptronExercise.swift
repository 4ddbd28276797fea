public import Tensors

/// The perceptron: a linear classifier with outputs −1 and +1, and its learning algorithm.
///
/// Shapes: `N` examples of `n` features each; weights `a: (n)`, bias `b`, inputs `X: (N, n)`.
/// Vectors or matrices that do not fit together throw `LabError.shapeMismatch`.
public protocol PerceptronExercise {
  /// The dot product `a · x = Σᵢ aᵢ xᵢ`.
  ///
  /// - Parameters:
  ///   - a: A vector `(n)`.
  ///   - x: A vector `(n)`.
  /// - Returns: A number.
  /// - Throws: `LabError.shapeMismatch` if the lengths differ.
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double

  /// The Euclidean norm `‖a‖ = √(a · a)`.
  ///
  /// - Parameter a: A vector `(n)`.
  /// - Returns: A number ≥ 0.
  func norm(_ a: Tensor) throws -> Double

  /// The cosine of the angle between two vectors, `a · x / (‖a‖ ‖x‖)`.
  ///
  /// - Parameters:
  ///   - a: A vector `(n)`, not zero.
  ///   - x: A vector `(n)`, not zero.
  /// - Returns: A number in `[−1, 1]`.
  /// - Throws: `LabError.invalidArgument` for a zero vector, `LabError.shapeMismatch` if the lengths differ.
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double

  /// The score of each example, `a · x + b`.
  ///
  /// - Parameters:
  ///   - a: The weights `(n)`.
  ///   - b: The bias.
  ///   - X: One example a row `(N, n)`.
  /// - Returns: The scores `(N)`.
  /// - Throws: `LabError.shapeMismatch` if the number of features differs.
  func score(weights a: Tensor, bias b: Double, inputs X: Tensor) throws -> Tensor

  /// The class of each example: `+1` where the score is positive, `−1` where it is negative or zero.
  ///
  /// - Parameters:
  ///   - a: The weights `(n)`.
  ///   - b: The bias.
  ///   - X: One example a row `(N, n)`.
  /// - Returns: `N` classes, each `−1` or `+1`.
  /// - Throws: `LabError.shapeMismatch` if the number of features differs.
  func predict(weights a: Tensor, bias b: Double, inputs X: Tensor) throws -> [Int]

  /// The signed distance of each example to the decision boundary, `(a · x + b) / ‖a‖`.
  ///
  /// - Parameters:
  ///   - a: The weights `(n)`, not zero.
  ///   - b: The bias.
  ///   - X: One example a row `(N, n)`.
  /// - Returns: The distances `(N)`, positive on the side of class `+1`.
  /// - Throws: `LabError.invalidArgument` for zero weights, `LabError.shapeMismatch` if the number of features differs.
  func signedDistance(weights a: Tensor, bias b: Double, inputs X: Tensor) throws -> Tensor

  /// The perceptron algorithm.
  ///
  /// Starts from zero weights and bias and goes through the examples in the given order, again and again. An example
  /// with `y (a · x + b) ≤ 0` updates `a += y x` and `b += y`. The algorithm stops after the first pass without an
  /// update, which counts as an epoch, or after `maxEpochs` passes.
  ///
  /// - Parameters:
  ///   - X: One example a row `(N, n)`.
  ///   - y: `N` classes, each `−1` or `+1`.
  ///   - maxEpochs: The most passes over the examples, at least 0.
  /// - Returns: What was learnt, and how.
  /// - Throws: `LabError.invalidArgument` for a class that is neither −1 nor +1, `LabError.shapeMismatch` if the
  ///   number of classes is not `N`.
  func fit(inputs X: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit
}

/// What the perceptron algorithm found.
public struct PerceptronFit: Equatable, Sendable {
  /// The weights `(n)`.
  public var weights: Tensor
  /// The bias.
  public var bias: Double
  /// How many updates were made.
  public var updates: Int
  /// How many passes over the examples were made, the last one without an update included.
  public var epochs: Int
  /// Whether the last pass made no update.
  public var converged: Bool

  /// A result.
  public init(weights: Tensor, bias: Double, updates: Int, epochs: Int, converged: Bool) {
    self.weights = weights
    self.bias = bias
    self.updates = updates
    self.epochs = epochs
    self.converged = converged
  }
}

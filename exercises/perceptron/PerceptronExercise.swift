public import Tensors

/// The perceptron: a linear classifier with outputs −1 and +1, and the algorithm that trains it.
///
/// Axes: `N` examples, `n` features. The classifier has weights `a: (n)` and a bias `b`; its decision boundary is
/// the hyperplane `a·x + b = 0`.
///
/// All methods throw `LabError.shapeMismatch` when an argument has another rank than stated, or when two lengths
/// that must be equal differ.
public protocol PerceptronExercise {
  /// The dot product `a·x = Σᵢ aᵢ xᵢ`.
  ///
  /// - Parameters:
  ///   - a: vector `(n)`.
  ///   - x: vector `(n)`.
  /// - Returns: a number.
  /// - Throws: `LabError.shapeMismatch` when the lengths differ.
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double

  /// The Euclidean norm `‖a‖ = √(a·a)`.
  ///
  /// - Parameter a: vector `(n)`.
  /// - Returns: a number ≥ 0.
  func norm(_ a: Tensor) throws -> Double

  /// The cosine of the angle between two vectors, `a·x / (‖a‖ ‖x‖)`.
  ///
  /// - Parameters:
  ///   - a: vector `(n)` other than zero.
  ///   - x: vector `(n)` other than zero.
  /// - Returns: a number in [−1, 1], up to rounding.
  /// - Throws: `LabError.invalidArgument` for a zero vector, which has no direction; `LabError.shapeMismatch`
  ///   when the lengths differ.
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double

  /// The score of every example, `a·x + b`.
  ///
  /// - Parameters:
  ///   - a: weights `(n)`.
  ///   - b: bias.
  ///   - x: examples `(N, n)`, one per row.
  /// - Returns: scores `(N)`.
  /// - Throws: `LabError.shapeMismatch` when the examples have another number of features than the weights.
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor

  /// The class of every example: +1 where the score is positive, otherwise −1.
  ///
  /// A score of exactly 0, on the decision boundary, gives **−1**.
  ///
  /// - Parameters:
  ///   - a: weights `(n)`.
  ///   - b: bias.
  ///   - x: examples `(N, n)`, one per row.
  /// - Returns: `N` classes, each −1 or +1.
  /// - Throws: `LabError.shapeMismatch` when the examples have another number of features than the weights.
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int]

  /// The distance of every example from the decision boundary, `(a·x + b) / ‖a‖`: positive on the side of +1.
  ///
  /// - Parameters:
  ///   - a: weights `(n)`, not all zero.
  ///   - b: bias.
  ///   - x: examples `(N, n)`, one per row.
  /// - Returns: signed distances `(N)`.
  /// - Throws: `LabError.invalidArgument` for zero weights, which have no boundary; `LabError.shapeMismatch` when
  ///   the examples have another number of features than the weights.
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor

  /// Trains a classifier with the perceptron algorithm.
  ///
  /// Starts at `a = 0`, `b = 0` and looks at the examples one after the other, in the given order. An example with
  /// `y·(a·x + b) ≤ 0` updates the classifier at once: `a ← a + y·x`, `b ← b + y`. One pass over all examples is
  /// an epoch. Training ends after the first epoch without an update, which counts as an epoch, or after
  /// `maxEpochs` epochs.
  ///
  /// - Parameters:
  ///   - x: examples `(N, n)`, one per row.
  ///   - y: `N` labels, each −1 or +1.
  ///   - maxEpochs: largest number of epochs, at least 1.
  /// - Returns: the classifier, and how the training went.
  /// - Throws: `LabError.invalidArgument` for another label than −1 or +1; `LabError.shapeMismatch` when there is not one
  ///   label per example.
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit
}

/// What the perceptron algorithm found, and how it got there.
public struct PerceptronFit: Sendable, Equatable {
  /// Weights `(n)` after the last update.
  public var weights: Tensor
  /// Bias after the last update.
  public var bias: Double
  /// Number of updates, over all epochs.
  public var updates: Int
  /// Number of epochs, counting the last one even when it made no update.
  public var epochs: Int
  /// Whether the last epoch made no update: every example is classified correctly.
  public var converged: Bool

  /// Collects the result of a training.
  public init(weights: Tensor, bias: Double, updates: Int, epochs: Int, converged: Bool) {
    self.weights = weights
    self.bias = bias
    self.updates = updates
    self.epochs = epochs
    self.converged = converged
  }
}

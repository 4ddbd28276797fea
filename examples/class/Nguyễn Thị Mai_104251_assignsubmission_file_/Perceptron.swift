import LabKit

/// The perceptron: a linear classifier with outputs −1 and +1, and the algorithm that trains it.
///
/// `PerceptronExercise` says in full what each function takes, returns and throws.
struct Perceptron: PerceptronExercise {
  /// The dot product `a·x = Σᵢ aᵢ xᵢ`.
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.rank == 1, a.shape == x.shape else { throw LabError.shapeMismatch("dot: \(a.shape), \(x.shape)") }
    return (a * x).sum()
  }

  /// The Euclidean norm `‖a‖ = √(a·a)`.
  func norm(_ a: Tensor) throws -> Double {
    try dot(a, a).squareRoot()
  }

  /// The cosine of the angle between two vectors, `a·x / (‖a‖ ‖x‖)`.
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let lengths = try norm(a) * norm(x)
    guard lengths > 0 else { throw LabError.invalidArgument("cosine of a zero vector") }
    return try dot(a, x) / lengths
  }

  /// The score of every example, `a·x + b`.
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard a.rank == 1, x.rank == 2, a.count == x.shape[1] else { throw LabError.shapeMismatch("score") }
    return matmul(x, a) + b
  }

  /// The class of every example: +1 where the score is positive, otherwise −1.
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }

  /// The distance of every example from the decision boundary, `(a·x + b) / ‖a‖`: positive on the side of +1.
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Trains a classifier with the perceptron algorithm.
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    throw LabError.notImplemented
  }
}

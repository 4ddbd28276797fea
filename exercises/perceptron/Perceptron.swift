import LabKit

/// The perceptron: a linear classifier with outputs −1 and +1, and the algorithm that trains it.
///
/// `PerceptronExercise` says in full what each function takes, returns and throws.
struct Perceptron: PerceptronExercise {
  /// The dot product `a·x = Σᵢ aᵢ xᵢ`.
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    throw LabError.notImplemented
  }

  /// The Euclidean norm `‖a‖ = √(a·a)`.
  func norm(_ a: Tensor) throws -> Double {
    throw LabError.notImplemented
  }

  /// The cosine of the angle between two vectors, `a·x / (‖a‖ ‖x‖)`.
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    throw LabError.notImplemented
  }

  /// The score of every example, `a·x + b`.
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// The class of every example: +1 where the score is positive, otherwise −1.
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    throw LabError.notImplemented
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

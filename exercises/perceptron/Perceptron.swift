import LabKit

/// The perceptron: a linear classifier with outputs −1 and +1, and its learning algorithm.
///
/// `PerceptronExercise` says in full what each function takes, returns and throws.
struct Perceptron: PerceptronExercise {
  /// The dot product `a · x = Σᵢ aᵢ xᵢ`.
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    throw LabError.notImplemented
  }

  /// The Euclidean norm `‖a‖ = √(a · a)`.
  func norm(_ a: Tensor) throws -> Double {
    throw LabError.notImplemented
  }

  /// The cosine of the angle between two vectors, `a · x / (‖a‖ ‖x‖)`.
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    throw LabError.notImplemented
  }

  /// The score of each example, `a · x + b`.
  func score(weights a: Tensor, bias b: Double, inputs X: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// The class of each example: `+1` where the score is positive, `−1` where it is negative or zero.
  func predict(weights a: Tensor, bias b: Double, inputs X: Tensor) throws -> [Int] {
    throw LabError.notImplemented
  }

  /// The signed distance of each example to the decision boundary, `(a · x + b) / ‖a‖`.
  func signedDistance(weights a: Tensor, bias b: Double, inputs X: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// The perceptron algorithm.
  func fit(inputs X: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    throw LabError.notImplemented
  }
}

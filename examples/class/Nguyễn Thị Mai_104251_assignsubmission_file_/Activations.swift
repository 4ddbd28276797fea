import LabKit

/// Activation functions, applied to every element of a tensor of any shape, and their backward functions.
///
/// `ActivationsExercise` says in full what each function takes, returns and throws.
struct Activations: ActivationsExercise {
  /// The logistic function `σ(x) = 1 / (1 + e^{−x})`.
  func sigmoid(_ x: Tensor) throws -> Tensor {
    1 / (1 + exp(-x))
  }

  /// The hyperbolic tangent `tanh(x) = (e^{2x} − 1) / (e^{2x} + 1)`.
  func tanh(_ x: Tensor) throws -> Tensor {
    2 * (try sigmoid(2 * x)) - 1
  }

  /// The rectified linear unit `relu(x) = max(0, x)`.
  func relu(_ x: Tensor) throws -> Tensor {
    maximum(0, x)
  }

  /// Gradient with respect to the input of ``sigmoid(_:)``: `gradOutput ⊙ σ(x) ⊙ (1 − σ(x))`.
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Gradient with respect to the input of ``tanh(_:)``: `gradOutput ⊙ (1 − tanh²(x))`.
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Gradient with respect to the input of ``relu(_:)``: `gradOutput` where `x > 0`, otherwise 0.
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }
}

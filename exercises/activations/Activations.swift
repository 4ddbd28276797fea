import LabKit

/// Activation functions, element by element, on tensors of any shape, and their backward passes.
///
/// `ActivationsExercise` says in full what each function takes, returns and throws.
struct Activations: ActivationsExercise {
  /// The logistic sigmoid `σ(x) = 1 / (1 + e^{−x})`.
  func sigmoid(_ x: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// The hyperbolic tangent `tanh(x) = (e^{2x} − 1) / (e^{2x} + 1)`.
  func tanh(_ x: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// The rectified linear unit `relu(x) = max(0, x)`.
  func relu(_ x: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// The gradient of the sigmoid's input: `gradOutput ⊙ σ(x) ⊙ (1 − σ(x))`.
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// The gradient of the hyperbolic tangent's input: `gradOutput ⊙ (1 − tanh²(x))`.
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// The gradient of relu's input: `gradOutput` where `x > 0`, and `0` elsewhere (at `x = 0` too).
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }
}

public import Tensors

/// Activation functions, element by element, on tensors of any shape, and their backward passes.
///
/// A backward pass takes the *input* `x` of the forward pass and the gradient `gradOutput` of a loss with respect to
/// the forward pass's output, of the same shape as `x`; it returns the gradient with respect to `x`:
/// `gradOutput ⊙ f′(x)`. It throws `LabError.shapeMismatch` when the two shapes differ.
public protocol ActivationsExercise {
  /// The logistic sigmoid `σ(x) = 1 / (1 + e^{−x})`.
  ///
  /// Stable: neither NaN nor infinity for `|x| ≤ 1e4`, and accurate far from zero (`σ(−40) ≈ 4.248e-18`).
  ///
  /// - Parameter x: Any shape.
  /// - Returns: `σ(x)`, of the shape of `x`, every element in `[0, 1]`.
  func sigmoid(_ x: Tensor) throws -> Tensor

  /// The hyperbolic tangent `tanh(x) = (e^{2x} − 1) / (e^{2x} + 1)`.
  ///
  /// Stable: neither NaN nor infinity for `|x| ≤ 1e4`, where the formula as it stands overflows.
  ///
  /// - Parameter x: Any shape.
  /// - Returns: `tanh(x)`, of the shape of `x`, every element in `[−1, 1]`.
  func tanh(_ x: Tensor) throws -> Tensor

  /// The rectified linear unit `relu(x) = max(0, x)`.
  ///
  /// - Parameter x: Any shape.
  /// - Returns: `relu(x)`, of the shape of `x`.
  func relu(_ x: Tensor) throws -> Tensor

  /// The gradient of the sigmoid's input: `gradOutput ⊙ σ(x) ⊙ (1 − σ(x))`.
  ///
  /// - Parameters:
  ///   - x: The input of the forward pass, any shape.
  ///   - gradOutput: The gradient of the output, of the shape of `x`.
  /// - Returns: The gradient of `x`, of its shape.
  /// - Throws: `LabError.shapeMismatch` if the shapes differ.
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor

  /// The gradient of the hyperbolic tangent's input: `gradOutput ⊙ (1 − tanh²(x))`.
  ///
  /// - Parameters:
  ///   - x: The input of the forward pass, any shape.
  ///   - gradOutput: The gradient of the output, of the shape of `x`.
  /// - Returns: The gradient of `x`, of its shape.
  /// - Throws: `LabError.shapeMismatch` if the shapes differ.
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor

  /// The gradient of relu's input: `gradOutput` where `x > 0`, and `0` elsewhere (at `x = 0` too).
  ///
  /// - Parameters:
  ///   - x: The input of the forward pass, any shape.
  ///   - gradOutput: The gradient of the output, of the shape of `x`.
  /// - Returns: The gradient of `x`, of its shape.
  /// - Throws: `LabError.shapeMismatch` if the shapes differ.
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor
}

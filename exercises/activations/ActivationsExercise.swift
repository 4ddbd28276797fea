public import Tensors

/// Activation functions, applied to every element of a tensor of any shape, and their backward functions.
///
/// A backward function receives the *input* `x` of the forward function, not its output, and the gradient
/// `gradOutput` of a loss with respect to that output; it returns the gradient of the loss with respect to `x`,
/// which is `gradOutput ⊙ f′(x)`.
///
/// All functions return finite numbers for `|x| ≤ 1e4`.
public protocol ActivationsExercise {
  /// The logistic function `σ(x) = 1 / (1 + e^{−x})`.
  ///
  /// Accurate where it is close to 0 (`σ(−40) = 4.248354255291589e−18`), and 0 or 1 where it saturates.
  ///
  /// - Parameter x: any shape.
  /// - Returns: `σ(x)`, in [0, 1], of the shape of `x`.
  func sigmoid(_ x: Tensor) throws -> Tensor

  /// The hyperbolic tangent `tanh(x) = (e^{2x} − 1) / (e^{2x} + 1)`.
  ///
  /// Saturates at −1 and 1, where the formula as written overflows.
  ///
  /// - Parameter x: any shape.
  /// - Returns: `tanh(x)`, in [−1, 1], of the shape of `x`.
  func tanh(_ x: Tensor) throws -> Tensor

  /// The rectified linear unit `relu(x) = max(0, x)`.
  ///
  /// - Parameter x: any shape.
  /// - Returns: `relu(x)`, at least 0, of the shape of `x`.
  func relu(_ x: Tensor) throws -> Tensor

  /// Gradient with respect to the input of ``sigmoid(_:)``: `gradOutput ⊙ σ(x) ⊙ (1 − σ(x))`.
  ///
  /// - Parameters:
  ///   - x: input of the forward function, any shape.
  ///   - gradOutput: gradient with respect to its output, of the shape of `x`.
  /// - Returns: gradient with respect to `x`, of its shape.
  /// - Throws: `LabError.shapeMismatch` when the shapes differ.
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor

  /// Gradient with respect to the input of ``tanh(_:)``: `gradOutput ⊙ (1 − tanh²(x))`.
  ///
  /// - Parameters:
  ///   - x: input of the forward function, any shape.
  ///   - gradOutput: gradient with respect to its output, of the shape of `x`.
  /// - Returns: gradient with respect to `x`, of its shape.
  /// - Throws: `LabError.shapeMismatch` when the shapes differ.
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor

  /// Gradient with respect to the input of ``relu(_:)``: `gradOutput` where `x > 0`, otherwise 0.
  ///
  /// relu has no derivative at 0; the course takes **0** there.
  ///
  /// - Parameters:
  ///   - x: input of the forward function, any shape.
  ///   - gradOutput: gradient with respect to its output, of the shape of `x`.
  /// - Returns: gradient with respect to `x`, of its shape.
  /// - Throws: `LabError.shapeMismatch` when the shapes differ.
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor
}

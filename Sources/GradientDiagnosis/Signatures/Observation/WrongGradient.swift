public import NumericalDifferentiation
public import Tensors

/// A gradient under test beside the right one, and what the caller knows about where it came from.
///
/// Only the first three are needed. Each further quantity lets more relations be found, and lets their
/// constants and places be explained; `Signatures` in the documentation says which.
public struct WrongGradient: Sendable, Equatable {
  /// The argument that is differentiated by, and its value θ.
  public var argument: NamedTensor
  /// The gradient under test, of any shape.
  public var analytic: Tensor
  /// The right gradient, shaped like the argument; NaN in entries where it is not known, as at kinks.
  public var numeric: Tensor
  /// Bound on the norm of the error of ``numeric`` in its known entries.
  public var uncertainty: Double
  /// The cotangent (upstream gradient) g, when it was random.
  public var cotangent: Tensor?
  /// Sizes by which constants are explained; best pairwise coprime.
  public var dimensions: [NamedDimension] = []
  /// Numbers by which constants are explained.
  public var constants: [NamedConstant] = []
  /// Tensors that a wrong gradient may be built from.
  public var related: [RelatedTensor] = []
  /// What an index of each axis of the argument is called, such as `channel`; absent, or one for each axis.
  public var axes: [String] = []
  /// Axes of the argument that are divided into named parts.
  public var blocks: [NamedBlocks] = []
  /// Summands of the right gradient.
  public var parts: [GradientParts] = []
  /// What further calls returned.
  public var extraCalls = ExtraCalls()

  /// Pairs a gradient with the right one. Traps when the right one is not shaped like its argument.
  public init(argument: NamedTensor, analytic: Tensor, numeric: Tensor, uncertainty: Double = 0) {
    precondition(
      numeric.shape == argument.value.shape,
      "The right gradient has shape \(numeric.shape), its argument \(argument.value.shape).")
    self.argument = argument
    self.analytic = analytic
    self.numeric = numeric
    self.uncertainty = uncertainty
  }

  /// Pairs a gradient with a numerical one. Entries at kinks, without a trustworthy derivative, or not
  /// examined are not known.
  public init(argument: NamedTensor, analytic: Tensor, numerical: NumericalGradient) {
    var numeric = Tensor.full(numerical.value.shape, .nan)
    var errors: [Double] = []
    for entry in numerical.entries
    where numerical.kinks[entry] == nil && numerical.inconclusive[entry] == nil {
      numeric.storage[entry] = numerical.value.storage[entry]
      errors.append(numerical.error.storage[entry])
    }
    self.init(
      argument: argument, analytic: analytic, numeric: numeric, uncertainty: euclideanNorm(errors))
  }
}

public import NumericalDifferentiation
public import Tensors

/// A gradient under test beside the right one, and what the caller knows about where it came from.
///
/// Results of other kinds stand in the same relations; they are called what ``quantity`` says.
///
/// Only the first three are needed. Each further quantity lets more relations be found, and lets their
/// constants and places be explained; `Signatures` in the documentation says which.
public struct WrongGradient: Sendable, Equatable {
  /// The argument that is differentiated by, and its value θ.
  public var argument: NamedTensor
  /// What sentences call it.
  public var quantity = "gradient"
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
  /// Tensors that a wrong gradient may be built from.
  public var related: [RelatedTensor] = []
  /// The gradient under test for twice the cotangent, `a(2g)`, when that is at hand.
  public var gradientForTwice: Tensor?
  /// The gradient under test for a cotangent of zeros, `a(0)`, when that is at hand.
  public var gradientForZero: Tensor?
  /// The right gradient for a cotangent of ones, when that is at hand.
  public var gradientForOnes: Tensor?

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

extension WrongGradient {
  /// Adds what the call itself shows: the cotangent unless the result is a scalar, the other arguments as related
  /// tensors, and the lengths of all axes.
  ///
  /// - Parameters:
  ///   - arguments: the function's arguments, this one among them.
  ///   - cotangent: shaped like the result.
  ///   - known: names of sizes; lengths without one are called by the axes that have them, such as “entries along
  ///     axis 0 of x and axis 1 of the result”.
  public mutating func describeCall(
    at arguments: [NamedTensor], cotangent: Tensor, dimensions known: [NamedDimension] = []
  ) {
    if !cotangent.shape.isEmpty { self.cotangent = cotangent }
    related = arguments.filter { $0.name != argument.name }.map { RelatedTensor("`\($0.name)`", $0.value) }
    let tensors = arguments.map { ("`\($0.name)`", $0.value.shape) } + [("the result", cotangent.shape)]
    var places: [Int: [String]] = [:]
    for (name, shape) in tensors {
      // A factor 2 has more likely reasons than an axis of that length.
      for (axis, length) in shape.enumerated()
      where length > 2 && !known.contains(where: { $0.size == length }) {
        places[length, default: []].append("axis \(axis) of \(name)")
      }
    }
    let lengths = places.sorted { $0.key < $1.key }.map { length, axes in
      NamedDimension(
        "entries along \(axes.prefix(3).joined(separator: " and "))", length, isAnyLength: true)
    }
    dimensions = known + lengths
  }
}

public import Tensors

/// The gradient of a scalar function by finite differences, with an error bound for every entry.
///
/// Depends on the function and the point alone, so it is computed once and compared with any number of
/// analytic gradients.
public struct NumericalGradient: Sendable, Equatable {
  /// The argument's name, for reports.
  public var name: String
  /// The gradient, shaped like the argument: the middle of the interval at a kink, 0 in entries that are
  /// inconclusive or were not examined.
  public package(set) var value: Tensor
  /// Bound on the absolute error of each entry, shaped like the argument; infinite in entries that are
  /// inconclusive or were not examined.
  public package(set) var error: Tensor
  /// Offsets of the entries examined, ascending.
  public let entries: [Int]
  /// Entries with a kink: the interval between the one-sided derivatives, by offset. At a kink the bound
  /// holds for each end.
  public package(set) var kinks: [Int: ClosedRange<Double>] = [:]
  /// Kinks that depend on each other, such as ties of a maximum.
  public package(set) var ties: [JointSubdifferential] = []
  /// Entries without a trustworthy derivative, by offset: why.
  public package(set) var inconclusive: [Int: String] = [:]
  /// Entries whose error bound is too wide to notice an error of 0.1 % of the gradient, or of a millionth of the
  /// function, ascending: an analytic value within the bound is not thereby right.
  public package(set) var unresolved: [Int] = []
  /// Observed orders of convergence, by offset; absent where only round-off was left to see.
  public package(set) var orders: [Int: Double] = [:]
  /// How often the function was evaluated.
  public package(set) var evaluations: Int
  /// The format in which the function computes.
  public let precision: Precision

  /// The size of the derivative by an entry; at a kink that of the larger one-sided derivative.
  package func largestSlope(_ entry: Int) -> Double {
    kinks[entry].map { max(abs($0.lowerBound), abs($0.upperBound)) } ?? abs(value.storage[entry])
  }

  /// A gradient of which nothing is known yet.
  init(name: String, shape: [Int], entries: [Int], evaluations: Int, precision: Precision) {
    self.name = name
    value = .zeros(shape)
    error = .full(shape, .infinity)
    self.entries = entries
    self.evaluations = evaluations
    self.precision = precision
  }

  /// A gradient of which nothing is known yet.
  package init(_ argument: NamedTensor, entries: [Int], _ options: DifferenceOptions) {
    self.init(
      name: argument.name, shape: argument.value.shape, entries: entries, evaluations: 0,
      precision: options.precision)
  }

  /// A gradient that an analytic one confirms, within a tolerance per entry.
  package init(
    _ argument: NamedTensor, confirmed values: ArraySlice<Double>, within tolerances: [Double],
    _ options: DifferenceOptions
  ) {
    self.init(argument, entries: Array(0..<values.count), options)
    value = Tensor(shape: argument.value.shape, storage: Array(values))
    error = Tensor(shape: argument.value.shape, storage: tolerances)
  }

  /// Takes over what another examination of some entries found.
  package mutating func adopt(_ other: NumericalGradient) {
    for entry in other.entries {
      value.storage[entry] = other.value.storage[entry]
      error.storage[entry] = other.error.storage[entry]
      kinks[entry] = other.kinks[entry]
      inconclusive[entry] = other.inconclusive[entry]
      orders[entry] = other.orders[entry]
    }
    ties += other.ties
    unresolved += other.unresolved
    evaluations += other.evaluations
  }

  /// Takes over what was found out about one entry.
  package mutating func set(_ entry: Int, _ estimate: DerivativeEstimate) {
    value.storage[entry] = estimate.value
    error.storage[entry] = estimate.error
    kinks[entry] = nil
    inconclusive[entry] = nil
    orders[entry] = nil
    switch estimate.regularity {
    case .smooth(let order): orders[entry] = order
    case .kink(let interval): kinks[entry] = interval
    case .inconclusive(let reason): inconclusive[entry] = reason
    }
  }
}

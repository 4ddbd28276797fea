public import NumericalDifferentiation
import Tensors

/// Arguments and results of a function over a batch, and how each depends on the batch.
///
/// A backward function has the upstream gradient among its arguments, and gradients as results.
public struct BatchedArguments: Sendable {
  /// How one result follows from the examples of the batch.
  public enum Role: Sendable, Equatable {
    /// One row per example, on axis 0, that depends on no other example.
    case perExample
    /// One row per example, on axis 0: 1/N of what the example gives alone, as the input gradient of a mean.
    case perExampleOfMean
    /// The sum over the examples, as the gradient of a parameter.
    case sum
    /// The mean over the examples, as a mean loss or the parameter gradients of one.
    case mean
  }

  /// All arguments, with the values of the whole batch.
  public let arguments: [NamedTensor]
  /// Names of the arguments that have one row per example on axis 0.
  public let batched: Set<String>
  /// Names and roles of the results, in the order in which the function returns them.
  public let results: [(name: String, role: Role)]

  /// Describes a call.
  ///
  /// Traps unless `batched` names at least one argument and all that it names have the same number of rows.
  public init(_ arguments: [NamedTensor], batched: Set<String>, results: [(name: String, role: Role)]) {
    let counts = arguments.filter { batched.contains($0.name) }.map { $0.value.shape.first }
    precondition(
      counts.count == batched.count && Set(counts).count == 1 && counts[0] != nil,
      "The batched arguments must exist and have the same number of rows.")
    self.arguments = arguments
    self.batched = batched
    self.results = results
  }

  /// N, the number of examples.
  public var count: Int { arguments.first { batched.contains($0.name) }?.value.shape.first ?? 0 }

  /// The values of all arguments, with `transform` applied to the batched ones.
  func values(_ transform: (Tensor) -> Tensor) -> [Tensor] {
    arguments.map { batched.contains($0.name) ? transform($0.value) : $0.value }
  }

  /// What is wrong with results by themselves: their number, a NaN, a missing row per example.
  func defect(of values: [Tensor], count: Int) -> String? {
    guard values.count == results.count else {
      return "The function returns \(counted(values.count, "result")), where \(results.count) "
        + "\(results.count == 1 ? "is" : "are") due."
    }
    for (value, result) in zip(values, results) {
      if let offset = value.storage.firstIndex(where: \.isNaN) {
        return "`\(result.name)` is \(Contracts.place(offset, value))."
      }
      guard value.shape.first == count || [.sum, .mean].contains(result.role) else {
        return
          "For \(counted(count, "example")) `\(result.name)` has shape \(value.shape); its first axis must be the "
          + "batch."
      }
    }
    return nil
  }
}

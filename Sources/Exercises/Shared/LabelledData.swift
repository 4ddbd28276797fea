public import Tensors

/// Examples, each with a label.
public struct LabelledData: Sendable, Equatable {
  /// The examples `(N, …)`: the first axis counts them.
  public var inputs: Tensor
  /// `N` labels, one per example: class indices `0…K−1`, or −1 and +1 where the exercise says so.
  public var labels: [Int]

  /// Pairs examples with their labels.
  public init(inputs: Tensor, labels: [Int]) {
    self.inputs = inputs
    self.labels = labels
  }
}

public import Tensors

/// What an entry point throws when it cannot answer.
public enum LabError: Error, Equatable, Sendable {
  /// The body has not been written yet.
  case notImplemented
  /// Two arguments do not fit together; the text names both shapes.
  case shapeMismatch(String)
  /// An argument lies outside its range; the text names it.
  case invalidArgument(String)
}

/// How the per-example losses of a batch become the result.
public enum Reduction: Equatable, Sendable, CaseIterable {
  /// One value per example: shape `(N)`.
  case none
  /// The sum over the batch: shape `()`.
  case sum
  /// The mean over the batch: shape `()`.
  case mean
}

/// The function applied between two layers.
public enum Activation: Equatable, Sendable, CaseIterable {
  case identity, relu, tanh, sigmoid
}

/// What surrounds an image before a convolution.
public enum Padding: Equatable, Sendable {
  /// Nothing: the window stays inside the image.
  case valid
  /// That many rows and columns of zeros on every side.
  case zero(Int)
  /// That many rows and columns on every side, taken from the opposite side.
  case circular(Int)
}

/// Examples and their class indices.
public struct LabelledData: Equatable, Sendable {
  /// One example a row: `(N, …)`.
  public var inputs: Tensor
  /// One class index an example, `0…K−1`.
  public var labels: [Int]

  /// Examples with one label each.
  public init(inputs: Tensor, labels: [Int]) {
    self.inputs = inputs
    self.labels = labels
  }
}

/// How the losses of a batch's examples become the result.
///
/// The gradient with ``none`` is that of the sum, so that row `n` is the gradient of example `n` alone.
public enum Reduction: Sendable, Equatable, CaseIterable {
  /// No reduction: one loss per example, shape `(N)`.
  case none
  /// The sum over the batch, shape `[]`.
  case sum
  /// The mean over the batch, shape `[]`.
  case mean
}

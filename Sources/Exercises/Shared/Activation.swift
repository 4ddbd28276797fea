/// The function between two layers, applied to every element.
public enum Activation: Sendable, Equatable, CaseIterable {
  /// `z`.
  case identity
  /// `max(0, z)`, with derivative 0 at 0.
  case relu
  /// The hyperbolic tangent `(e^{2z} − 1) / (e^{2z} + 1)`.
  case tanh
  /// The logistic function `1 / (1 + e^{−z})`.
  case sigmoid
}

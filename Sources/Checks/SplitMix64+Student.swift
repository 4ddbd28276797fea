public import Tensors

extension SplitMix64 {
  /// The generator to hand to a student's code: its state, which student code sees, does not reveal the secret.
  ///
  /// The only way in which a generator crosses: a proxy sends a `SplitMix64` and nothing else, and the checks draw
  /// from a ``SecureRandom``.
  ///
  /// - Parameter secret: a number that the checks drew; the same one gives an equal generator.
  public static func forStudent(secret: UInt64) -> SplitMix64 { .stream(secret: secret, "student") }
}

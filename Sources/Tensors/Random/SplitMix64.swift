/// The SplitMix64 generator: 64 bits of state, period 2⁶⁴.
///
/// Source: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA
/// 2014; constants as in S. Vigna's `splitmix64.c`. Not for secrets: the state follows from one output.
public struct SplitMix64: RandomSource, Sendable, Equatable {
  /// The generator's whole state, but for ``spareNormal``.
  public var state: UInt64

  /// The second number of the last normal pair, while nobody has drawn it.
  public var spareNormal: Double?

  /// A generator whose state is the seed itself. For many generators, use ``stream(secret:_:)``: it spreads
  /// similar keys.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

import Foundation
import Tensors
import WorkerProtocol

/// A value in 16 bits: a weighted sum of its numbers, of which so few digits are kept that no difference between processors
/// decides.
struct Fingerprint: Sendable, Hashable {
  /// The upper half of a `Float`.
  let bits: UInt16

  /// No value came back: it agrees with every value.
  static let none = Fingerprint(bits: 0xff80)
  /// A value holds NaN or infinity.
  static let notFinite = Fingerprint(bits: 0x7fc0)

  init(bits: UInt16) { self.bits = bits }

  init(_ sum: LeafSum?) {
    guard let sum else {
      self = .none
      return
    }
    guard sum.value.isFinite else {
      self = .notFinite
      return
    }
    let limit = Double(Float.greatestFiniteMagnitude) / 2
    let pattern = Float(max(-limit, min(limit, sum.value))).bitPattern
    bits = UInt16(truncatingIfNeeded: (pattern &+ 0x8000) >> 16)
  }

  /// Whether a value may be the one that was printed.
  func fits(_ sum: LeafSum?) -> Bool {
    guard self != .none, let sum else { return true }
    guard self != .notFinite, sum.value.isFinite else { return self == Fingerprint(sum) }
    let printed = Double(Float(bitPattern: UInt32(bits) << 16))
    return abs(printed - sum.value) <= Self.share * max(sum.magnitude, abs(printed))
      || self == Fingerprint(sum)
  }

  /// How far sums may be apart, as a share of the sum of magnitudes; rounding takes half as much.
  private static let share = 1.0 / 128
}

/// A weighted sum of the numbers of a leaf, and the sum of their magnitudes.
///
/// The weights depend on the place and on the shape, so that rearranged entries and other shapes give other sums.
struct LeafSum: Sendable {
  private(set) var value = 0.0
  private(set) var magnitude = 0.0

  init(_ leaf: WireValue) {
    let entries = leaf.entries ?? Tensor(leaf.wordNumber)
    let (numbers, shape) = (entries.storage, leaf.entries?.shape ?? [])
    var weights = SplitMix64(seed: shape.reduce(17) { $0 &* 31 &+ UInt64(bitPattern: Int64($1)) })
    if numbers.isEmpty { (value, magnitude) = (1, 1) }
    for number in numbers {
      let weight = weights.uniform() + 0.5
      value += weight * number
      magnitude += weight * abs(number)
    }
  }

  /// Whether two solutions that sum alike agree, as far as sums tell.
  func agrees(with other: LeafSum) -> Bool {
    guard value.isFinite, other.value.isFinite else { return value.isFinite == other.value.isFinite }
    return abs(value - other.value) <= 1e-8 * max(magnitude, other.magnitude)
  }
}

extension WireValue {
  /// A number that stands for a word.
  fileprivate var wordNumber: Double {
    Double(WireCodec.encode(self).reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 } >> 8)
  }
}

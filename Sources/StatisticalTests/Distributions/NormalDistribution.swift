import Foundation

/// The standard normal distribution.
enum NormalDistribution {
  /// `Φ(z) = erfc(−z/√2)/2`; keeps its relative accuracy in the lower tail.
  static func lowerTail(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

  /// `1 − Φ(z) = erfc(z/√2)/2`; keeps its relative accuracy in the upper tail.
  static func upperTail(_ z: Double) -> Double { erfc(z / 2.0.squareRoot()) / 2 }

  /// The z whose upper tail is `tail`, which is in 10⁻³⁰⁰...1−10⁻¹⁶.
  static func quantile(upperTail tail: Double) -> Double {
    Search.argument(in: -40...40, where: upperTail, is: tail)
  }
}

import Foundation

/// The round-off of a computed function: the standard deviation ε_f of `computed f − exact f`.
///
/// For values `f(x + jδd)`, j = 0…m, at a spacing δ of a few units in the last place, differences of order
/// k ≥ 3 contain noise alone: a smooth function contributes `O(δᵏ)`. For independent noise
/// `Var(Δᵏ) = ε_f² (2k)!/(k!)²`, so
///
///     ε_f² = mean over k and i of (k!)²/(2k)! · (Δᵏfᵢ)².
///
/// A function that adds a large constant answers in stairs wider than δ, whose differences vanish; then
/// δ is raised until the values move.
///
/// Source: R. W. Hamming, *Introduction to Applied Numerical Analysis*, ch. 6; J. J. Moré and S. M. Wild,
/// *Estimating Computational Noise*, SIAM J. Sci. Comput. 33 (2011), doi:10.1137/100786125 (ECNoise).
package enum FunctionNoise {
  /// Values per table.
  private static let tableSize = 9
  private static let orders = 3...6
  /// Spacings tried, in units of round-off: 32 units in the last place of 1, then 256 times wider each.
  private static let spacings: [Double] = [0x1p6, 0x1p14, 0x1p22, 0x1p30]
  /// Noise of more units of round-off is looked at again on the other side of the point.
  private static let suspicious = 1e6
  /// No spacing is wider: the function bends.
  private static let widestSpacing = 0x1p-8

  /// Estimates ε_f on a line through the point of interest.
  ///
  /// - Parameters:
  ///   - magnitude: size of the function's value; ε_f is at least half a unit in its last place.
  ///   - value: the function at parameter `t` of the line; `t` = 0 is the point itself, and entries move
  ///     by about their own size when `t` grows by 1.
  /// - Returns: the estimate; only the lower bound where the values are not finite.
  package static func estimate(
    magnitude: Double, precision: Precision, evaluations: inout Int,
    value: (_ t: Double) throws -> Double
  ) rethrows -> Double {
    let floor = magnitude * precision.unitRoundoff
    for spacing in spacings.map({ $0 * precision.unitRoundoff }) where spacing <= widestSpacing {
      var table: [Double] = []
      for j in 0..<tableSize {
        table.append(try value(Double(j) * spacing))
        evaluations += 1
      }
      guard table.allSatisfy(\.isFinite) else { return floor }
      let moved = zip(table, table.dropFirst()).count { $0 != $1 }
      guard moved > tableSize / 2 else { continue }
      let noise = max(floor, deviation(of: table))
      guard noise > suspicious * floor else { return noise }
      // A step or kink at x on one side of the line is no noise.
      let mirrored = try (0..<tableSize).map { try value(-Double($0) * spacing) }
      evaluations += tableSize
      return mirrored.allSatisfy(\.isFinite) ? max(floor, min(noise, deviation(of: mirrored))) : noise
    }
    return floor
  }

  /// Standard deviation of the noise in equally spaced values of a smooth function.
  static func deviation(of values: [Double]) -> Double {
    var differences = values
    var weight = 1.0  // (k!)² / (2k)!
    var squares = 0.0
    var samples = 0
    for order in 1...orders.upperBound {
      differences = zip(differences.dropFirst(), differences).map { $0 - $1 }
      weight *= Double(order) / Double(2 * (2 * order - 1))
      guard orders.contains(order) else { continue }
      squares += weight * differences.reduce(0) { $0 + $1 * $1 }
      samples += differences.count
    }
    return (squares / Double(samples)).squareRoot()
  }
}

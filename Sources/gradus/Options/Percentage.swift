import ArgumentParser
import Foundation

/// A share of the full mark: `60%` or `0.6`.
struct Percentage: ExpressibleByArgument {
  /// From 0 to 1.
  let fraction: Double

  init?(argument: String) {
    let isPercent = argument.hasSuffix("%")
    guard let number = Double(isPercent ? String(argument.dropLast()) : argument) else { return nil }
    let fraction = isPercent ? number / 100 : number
    guard (0...1).contains(fraction) else { return nil }
    self.fraction = fraction
  }

  /// As on the command line: `60 %`.
  var text: String { "\((100 * fraction).formatted()) %" }

  var defaultValueDescription: String { text }
}

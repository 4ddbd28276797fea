import ArgumentParser
import CourseModel

/// A share of the full mark: `60%` or `0.6`, exactly as written.
struct Percentage: ExpressibleByArgument {
  /// From 0 to 1.
  let fraction: Rational

  init?(argument: String) {
    let isPercent = argument.hasSuffix("%")
    guard let number = Rational(decimal: isPercent ? argument.dropLast() : argument[...]) else { return nil }
    let fraction = isPercent ? number / 100 : number
    guard fraction >= 0, fraction <= 1 else { return nil }
    self.fraction = fraction
  }

  /// As on the command line: `60 %`.
  var text: String { "\(100 * fraction) %" }

  var defaultValueDescription: String { text }

  /// A share beside this one: `59.96 %`, with as many decimals as it takes to see which is larger.
  func text(besides share: Rational) -> String { "\((100 * share).decimal(besides: 100 * fraction)) %" }
}

import Foundation

/// Numbers as a person writes them, in sentences about results.
public enum NumberText {
  private static let leastDigits = 6
  /// Digits that tell any two numbers apart.
  private static let mostDigits = 17

  /// A number in six significant digits: `0.333333`, `−2.5`, `3.0`, `1e-07`, `NaN`, `−∞`; whole numbers in full.
  public static func text(_ value: Double) -> String { text(value, digits: leastDigits) }

  /// Two numbers with as many digits, six or more, as it takes to tell them apart.
  public static func texts(_ first: Double, _ second: Double) -> (String, String) {
    for digits in leastDigits..<mostDigits {
      let (a, b) = (text(first, digits: digits), text(second, digits: digits))
      if a != b { return (a, b) }
    }
    return (text(first, digits: mostDigits), text(second, digits: mostDigits))
  }

  /// A whole number with a proper minus sign.
  public static func text(_ value: Int) -> String { withMinusSign("\(value)") }

  private static func text(_ value: Double, digits: Int) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "−∞" : "∞" }
    if value == 0 { return "0.0" }
    if value == value.rounded(), abs(value) < 1e7 { return withMinusSign("\(value)") }
    var text = String(format: "%.\(digits)g", value)
    // A fraction must not look like a whole number.
    var more = digits
    while !text.contains(where: { ".e".contains($0) }), more < mostDigits {
      more += 1
      text = String(format: "%.\(more)g", value)
    }
    return withMinusSign(text)
  }

  private static func withMinusSign(_ text: String) -> String {
    text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }
}

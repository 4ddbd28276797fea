/// How the numbers of one tensor are written so that their decimal points are aligned, by NumPy's rules.
///
/// Scientific notation is chosen when the largest magnitude is 10⁸ or more, the smallest but zero below 10⁻⁴,
/// or their ratio above 1000; at most 8 digits follow the point.
struct NumberFormat {
  private let isScientific: Bool
  /// The width before the point, with the sign.
  private var integerWidth = 0
  /// The largest number of digits after the point.
  private var fractionWidth = 0
  private var exponentWidth = 0

  private static let precision = 8

  init(_ numbers: [Double]) {
    let finite = numbers.filter(\.isFinite)
    let magnitudes = finite.map(\.magnitude).filter { $0 > 0 }
    let (largest, smallest) = (magnitudes.max() ?? 1, magnitudes.min() ?? 1)
    isScientific = largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1000
    for digits in finite.map({ DecimalDigits($0) }) {
      if isScientific {
        let text = digits.scientific(fractionDigits: Self.precision)
        widen(text.integer, text.fraction, text.exponent)
      } else {
        let text = digits.positional(fractionDigits: Self.precision)
        widen(text.integer, text.fraction, "")
      }
    }
    for number in numbers where !number.isFinite {
      integerWidth = Swift.max(integerWidth, number.description.count - (width - integerWidth))
    }
  }

  private mutating func widen(_ integer: String, _ fraction: String, _ exponent: String) {
    integerWidth = Swift.max(integerWidth, integer.count)
    fractionWidth = Swift.max(fractionWidth, fraction.count)
    exponentWidth = Swift.max(exponentWidth, exponent.count)
  }

  /// The width of every number: integer part, point, fraction, and "e" with the exponent.
  private var width: Int {
    integerWidth + 1 + fractionWidth + (isScientific ? 1 + exponentWidth : 0)
  }

  /// The number in the common width.
  func text(_ number: Double) -> String {
    guard number.isFinite else { return Self.leftPadded(number.description, to: width) }
    let digits = DecimalDigits(number)
    if isScientific {
      let text = digits.scientific(fractionDigits: Self.precision)
      let zeros = String(repeating: "0", count: fractionWidth - text.fraction.count)
      let sign = text.exponent.prefix(1)
      let power = text.exponent.dropFirst()
      let powerZeros = String(repeating: "0", count: exponentWidth - text.exponent.count)
      return Self.leftPadded(text.integer, to: integerWidth) + "." + text.fraction + zeros + "e" + sign
        + powerZeros + power
    }
    let text = digits.positional(fractionDigits: Self.precision)
    let spaces = String(repeating: " ", count: fractionWidth - text.fraction.count)
    return Self.leftPadded(text.integer, to: integerWidth) + "." + text.fraction + spaces
  }

  private static func leftPadded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - text.count)) + text
  }
}

/// A finite number in decimal: ±0.d₁d₂d₃… × 10^`exponent`, with the fewest digits that tell it from its
/// neighbours, or rounded further.
struct DecimalDigits {
  let isNegative: Bool
  /// The digits 0...9, without leading or trailing zeros; none for 0.
  private(set) var digits: [Int]
  /// The power of ten; 0 for 0.
  private(set) var exponent: Int

  init(_ value: Double) {
    isNegative = value.sign == .minus
    // The standard library prints the shortest digits, as in 0.001, 12.5 or 1.25e-07.
    let parts = value.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    digits = mantissa.joined().compactMap(\.wholeNumberValue)
    exponent = mantissa[0].count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    trim()
  }

  /// Rounds to the given number of digits, ties to even; `count` may be 0 or negative.
  private mutating func round(toDigits count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      return trim()
    }
    let rest = digits[count...]
    let isTie = rest.first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
    let lastIsOdd = count > 0 && !digits[count - 1].isMultiple(of: 2)
    let roundsUp = isTie ? lastIsOdd : rest[count] >= 5
    digits.removeSubrange(count...)
    if roundsUp { increment() }
    trim()
  }

  /// Adds one unit in the last place.
  private mutating func increment() {
    for position in digits.indices.reversed() {
      if digits[position] < 9 {
        digits[position] += 1
        return
      }
      digits[position] = 0
    }
    digits.insert(1, at: 0)
    exponent += 1
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    exponent = digits.isEmpty ? 0 : exponent - leading
  }

  /// As in −12.5: the signed integer part, and at most `fractionDigits` digits after the point.
  func positional(fractionDigits: Int) -> (integer: String, fraction: String) {
    var number = self
    number.round(toDigits: exponent + fractionDigits)
    let point = number.exponent
    let all = Array(repeating: 0, count: Swift.max(0, -point)) + number.digits
    let integerCount = Swift.max(0, point)
    let padded = all + Array(repeating: 0, count: Swift.max(0, integerCount - all.count))
    let integer = integerCount == 0 ? "0" : Self.text(padded[..<integerCount])
    return ((isNegative ? "-" : "") + integer, Self.text(padded[integerCount...]))
  }

  /// As in −1.25e-07: signed leading digit, at most `fractionDigits` more, signed exponent of at least two.
  func scientific(fractionDigits: Int) -> (integer: String, fraction: String, exponent: String) {
    var number = self
    number.round(toDigits: 1 + fractionDigits)
    let power = number.digits.isEmpty ? 0 : number.exponent - 1
    let magnitude = String(power.magnitude)
    return (
      (isNegative ? "-" : "") + String(number.digits.first ?? 0),
      Self.text(number.digits.dropFirst()),
      (power < 0 ? "-" : "+") + (magnitude.count < 2 ? "0" : "") + magnitude
    )
  }

  private static func text(_ digits: ArraySlice<Int>) -> String {
    digits.map(String.init).joined()
  }
}

extension Double {
  /// The number as a sentence writes it: rounded, without trailing zeros, such as `0.333333`, `12`, `1e-09` or `nan`.
  ///
  /// With an exponent below 10⁻⁴, and where the integer part has more digits than are asked for.
  ///
  /// - Parameter digits: significant digits, at least 1.
  package func shortText(digits: Int = 6) -> String {
    guard isFinite else { return description }
    let number = DecimalDigits(self)
    let (leading, decimals, exponent) = number.scientific(fractionDigits: digits - 1)
    let power = Int(exponent) ?? 0
    guard (-4..<digits).contains(power) else {
      return (decimals.isEmpty ? leading : "\(leading).\(decimals)") + "e" + exponent
    }
    let (integer, fraction) = number.positional(fractionDigits: digits - 1 - power)
    return fraction.isEmpty ? integer : "\(integer).\(fraction)"
  }
}

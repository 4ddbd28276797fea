extension Rational {
  /// Digits that ``init(decimal:)`` reads before and after the point.
  public static let mostDigits = 15

  /// The number that a decimal such as `0.1`, `60` or `-2.50` stands for, exactly: `0.1` is 1/10.
  ///
  /// - Returns: `nil` for anything but digits with at most one point and a sign before them, at most
  ///   ``mostDigits`` digits on either side; an exponent is none.
  public init?(decimal text: some StringProtocol) {
    let unsigned = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts.joined()
    guard parts.count <= 2, !digits.isEmpty, parts.allSatisfy({ $0.count <= Self.mostDigits }),
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int128(digits)
    else { return nil }
    let places = parts.count == 2 ? parts[1].count : 0
    self.init(text.hasPrefix("-") ? -number : number, over: powerOfTen(places))
  }

  /// Rounded to a number of decimal places, half away from zero. Traps when the result does not fit 128 bits.
  public func rounded(toPlaces places: Int) -> Rational {
    let scaled = numerator.magnitude.multipliedFullWidth(by: powerOfTen(places).magnitude)
    let (quotient, remainder) = denominator.magnitude.dividingFullWidth(scaled)
    let isUp = remainder >= denominator.magnitude - remainder
    let whole = Int128(quotient) + (isUp ? 1 : 0)
    return Rational(numerator < 0 ? -whole : whole, over: powerOfTen(places))
  }

  /// In decimals, rounded half away from zero to at most `places` of them.
  ///
  /// - Parameter leastPlaces: trailing zeros are written up to this place: `60.0` for 1, `60` for 0.
  public func decimal(places: Int, leastPlaces: Int = 0) -> String {
    let shown = rounded(toPlaces: places)
    let digits = String((shown * Rational(powerOfTen(places))).numerator.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    var fraction = padded.suffix(places)
    while fraction.count > leastPlaces, fraction.last == "0" { fraction.removeLast() }
    let sign = shown.numerator < 0 ? "-" : ""
    return sign + padded.dropLast(places) + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// In decimals with one place, or with as many more as it takes to stand on the same side of a threshold as
  /// the number itself: 59.96 is not shown as 60.0 where 60 is needed.
  public func decimal(besides threshold: Rational) -> String {
    for places in 1...Self.mostDigits where (rounded(toPlaces: places) < threshold) == (self < threshold) {
      return decimal(places: places, leastPlaces: 1)
    }
    return description
  }
}

extension Rational: CustomStringConvertible {
  /// Exactly: a decimal when it ends within ``mostDigits`` places, otherwise `numerator/denominator`.
  public var description: String {
    rounded(toPlaces: Self.mostDigits) == self
      ? decimal(places: Self.mostDigits) : "\(numerator)/\(denominator)"
  }
}

private func powerOfTen(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { power, _ in 10 * power } }

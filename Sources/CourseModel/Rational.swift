/// A fraction of two whole numbers, always in lowest terms: sums and comparisons are exact.
///
/// Weights are decimals and points whole numbers, so a mark is a fraction. A sum of `Double`s may fall short of a
/// threshold that the mark equals: `0.1 + 0.2 < 0.3 + 1e-17`.
///
/// A sum, product or quotient traps when its numerator or denominator does not fit 128 bits;
/// ``Course/commonMultipleOfPoints`` says when the marks of a course do. Comparisons never overflow.
public struct Rational: Sendable, Hashable {
  /// The part above the line; it has the number's sign.
  public let numerator: Int128
  /// The part below the line, positive.
  public let denominator: Int128

  /// A fraction of two whole numbers. Traps when the denominator is not positive.
  public init(_ numerator: some BinaryInteger, over denominator: some BinaryInteger) {
    let (above, below) = (Int128(numerator), Int128(denominator))
    precondition(below > 0, "the denominator of a fraction is \(below)")
    let divisor = greatestCommonDivisor(above, below)
    self.numerator = above / divisor
    self.denominator = below / divisor
  }

  /// A whole number.
  public init(_ number: some BinaryInteger) { self.init(number, over: 1) }

  /// The sum.
  public static func + (a: Rational, b: Rational) -> Rational {
    let shared = greatestCommonDivisor(a.denominator, b.denominator)
    let (forA, forB) = (b.denominator / shared, a.denominator / shared)
    return Rational(a.numerator * forA + b.numerator * forB, over: a.denominator * forA)
  }

  /// The product.
  public static func * (a: Rational, b: Rational) -> Rational {
    let (first, second) = (
      Rational(a.numerator, over: b.denominator), Rational(b.numerator, over: a.denominator)
    )
    return Rational(first.numerator * second.numerator, over: first.denominator * second.denominator)
  }

  /// The quotient. Traps when `b` is 0.
  public static func / (a: Rational, b: Rational) -> Rational {
    precondition(b.numerator != 0, "a fraction is divided by 0")
    let reciprocal =
      b.numerator > 0
      ? Rational(b.denominator, over: b.numerator) : Rational(-b.denominator, over: -b.numerator)
    return a * reciprocal
  }
}

extension Rational: Comparable {
  /// Compares the cross products in 256 bits.
  public static func < (a: Rational, b: Rational) -> Bool {
    let left = a.numerator.multipliedFullWidth(by: b.denominator)
    let right = b.numerator.multipliedFullWidth(by: a.denominator)
    return (left.high, left.low) < (right.high, right.low)
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// A whole number.
  public init(integerLiteral number: Int) { self.init(number) }
}

extension Double {
  /// The fraction as a floating-point number: the nearest one when both parts are below 2⁵³, and otherwise one of
  /// the nearest few.
  public init(_ fraction: Rational) { self = Double(fraction.numerator) / Double(fraction.denominator) }
}

/// The largest number that divides both; 1 when both are 0.
func greatestCommonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
  var (large, small) = (a.magnitude, b.magnitude)
  while small > 0 { (large, small) = (small, large % small) }
  return large == 0 ? 1 : Int128(large)
}

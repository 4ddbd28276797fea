import CourseModel
import Testing

@Suite struct RationalTests {
  @Test(
    arguments: [
      ("0.1", 1, 10), ("60", 60, 1), ("-2.50", -5, 2), ("+.5", 1, 2), ("7.", 7, 1), ("0.0001", 1, 10_000),
      ("000", 0, 1), ("999999999999999.999999999999999", nil, nil),
    ] as [(String, Int?, Int?)]) func decimalsAreReadExactly(
      _ text: String, _ numerator: Int?, _ denominator: Int?
    )
    throws
  {
    let found = try #require(Rational(decimal: text))
    guard let numerator, let denominator else { return #expect(found.description == text) }
    #expect(found == Rational(numerator, over: denominator))
    #expect(found.denominator > 0)
  }

  @Test(arguments: [
    "", ".", "-", "1e3", "0x10", "1_000", "1.2.3", "--1", " 1", "1 ", "½", "١", "inf", "nan", "1/2", "1,5",
    "1234567890123456", "0.1234567890123456",
  ]) func whatIsNoDecimalIsRefused(_ text: String) {
    #expect(Rational(decimal: text) == nil)
  }

  @Test func isInLowestTerms() {
    let third = Rational(20, over: 60)
    #expect((third.numerator, third.denominator) == (1, 3))
    let zero = Rational(0, over: 7)
    #expect((zero.numerator, zero.denominator) == (0, 1))
    #expect(Set([Rational(1, over: 2), Rational(2, over: 4)]).count == 1)
  }

  @Test func tenTenthsAreOne() {
    let tenth = Rational(1, over: 10)
    #expect((0..<10).reduce(0) { sum, _ in sum + tenth } == 1)
    #expect((0..<10).reduce(0.0) { sum, _ in sum + 0.1 } != 1, "what the type is for")
  }

  @Test(arguments: [(1, 3, 1, 6), (-1, 2, 2, 3), (0, 1, 5, 7), (7, 2, -9, 4)])
  func arithmetic(_ a: Int, _ b: Int, _ c: Int, _ d: Int) {
    let (x, y) = (Rational(a, over: b), Rational(c, over: d))
    #expect(x + y == Rational(a * d + c * b, over: b * d))
    #expect(x * y == Rational(a * c, over: b * d))
    #expect(x / y * y == x)
    #expect((x < y) == (a * d < c * b))
  }

  @Test func comparisonsOfLongFractionsDoNotOverflow() {
    let (a, b) = (Rational(Int128.max, over: Int128.max - 1), Rational(Int128.max - 1, over: Int128.max - 2))
    #expect(a < b && !(b < a) && a > 1)
    #expect(Rational(-Int128.max, over: Int128.max - 1) < -1)
  }

  @Test(arguments: [
    ("0.125", 2, "0.13"), ("-0.125", 2, "-0.13"), ("2.5", 0, "3"), ("59.95", 1, "60"), ("59.949", 1, "59.9"),
    ("0.005", 2, "0.01"), ("0.004", 2, "0"), ("-0.004", 2, "0"), ("15", 2, "15"), ("100", 2, "100"),
  ]) func roundHalfAwayFromZero(_ text: String, _ places: Int, _ shown: String) throws {
    #expect(try #require(Rational(decimal: text)).decimal(places: places) == shown)
  }

  @Test(arguments: [
    (6000, 10_000, "60.0"), (5996, 10_000, "59.96"), (6004, 10_000, "60.0"), (5999, 10_000, "59.99"),
    (59_999_999, 100_000_000, "59.999999"), (1, 3, "33.3"),
  ]) func noShareIsShownOnTheOtherSideOfAThreshold(_ above: Int, _ below: Int, _ shown: String) {
    let share = Rational(100 * above, over: below)
    #expect(share.decimal(besides: 60) == shown)
  }

  @Test func aShareNextToTheThresholdIsShownExactly() {
    let share = 60 + Rational(-1, over: Int128(10) << 60)
    #expect(share.decimal(besides: 60).contains("/"))
  }

  @Test(arguments: [(1, 8, "0.125"), (-7, 2, "-3.5"), (2, 3, "2/3"), (12, 1, "12")])
  func describesExactly(_ above: Int, _ below: Int, _ text: String) {
    #expect(Rational(above, over: below).description == text)
  }

  @Test func isTheNearestDouble() {
    #expect(Double(Rational(2, over: 3)) == 2.0 / 3)
    #expect(Double(Rational(1, over: 10)) == 0.1)
  }
}

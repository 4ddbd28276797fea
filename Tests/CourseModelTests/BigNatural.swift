/// A natural number of any size, to compare the course's arithmetic with.
struct BigNatural: Comparable {
  /// Digits to the base 2³², lowest first, without leading zeros.
  private var digits: [UInt32]

  init(_ number: Int) { digits = Self.trimmed([UInt32(truncatingIfNeeded: number), UInt32(number >> 32)]) }

  private init(digits: [UInt32]) { self.digits = Self.trimmed(digits) }

  static func + (a: BigNatural, b: BigNatural) -> BigNatural {
    var sum: [UInt32] = []
    var carry: UInt64 = 0
    for index in 0..<max(a.digits.count, b.digits.count) + 1 {
      let total =
        carry + [a, b].reduce(0) { $0 + ($1.digits.indices.contains(index) ? UInt64($1.digits[index]) : 0) }
      sum.append(UInt32(truncatingIfNeeded: total))
      carry = total >> 32
    }
    return BigNatural(digits: sum)
  }

  static func * (a: BigNatural, b: BigNatural) -> BigNatural {
    var product = [UInt32](repeating: 0, count: a.digits.count + b.digits.count + 1)
    for (i, x) in a.digits.enumerated() {
      var carry: UInt64 = 0
      for (j, y) in (b.digits + [0]).enumerated() {
        let total = UInt64(x) * UInt64(y) + UInt64(product[i + j]) + carry
        product[i + j] = UInt32(truncatingIfNeeded: total)
        carry = total >> 32
      }
    }
    return BigNatural(digits: product)
  }

  static func < (a: BigNatural, b: BigNatural) -> Bool {
    a.digits.count != b.digits.count
      ? a.digits.count < b.digits.count : a.digits.reversed().lexicographicallyPrecedes(b.digits.reversed())
  }

  private static func trimmed(_ digits: [UInt32]) -> [UInt32] {
    Array(digits.prefix((digits.lastIndex { $0 != 0 } ?? -1) + 1))
  }
}

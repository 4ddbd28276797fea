/// A source of random 64-bit numbers, from which all other draws are made.
///
/// The draws below are defined exactly, so that one seed gives the same numbers everywhere.
public protocol RandomSource {
  /// The next 64 random bits.
  mutating func next() -> UInt64

  /// The second number of the last pair of normal numbers, while nobody has drawn it; see ``normal()``.
  var spareNormal: Double? { get set }
}

extension RandomSource {
  /// A number from [0, 1): the upper 53 bits of ``next()``, times 2⁻⁵³.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number from [a, b): a + (b − a)·u with one ``uniform()`` draw u. Rounding may give b itself.
  public mutating func uniform(in range: Range<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }

  /// An integer from 0..<n: the upper 64 bits of the 128-bit product of ``next()`` and n.
  ///
  /// Some integers are likelier than others by at most n/2⁶⁴. Traps when n < 1.
  public mutating func below(_ n: Int) -> Int {
    require(n >= 1, "there is no number from 0 up to but without \(n)")
    return Int(next().multipliedFullWidth(by: UInt64(n)).high)
  }

  /// A number from the normal distribution with mean 0 and variance 1 (Box and Muller, 1958).
  ///
  /// Two uniform draws, u = 1 − `uniform()` and then v = `uniform()`, give r = √(−2 log u) and two
  /// independent numbers: r cos 2πv is returned, r sin 2πv is kept in ``spareNormal`` for the next call.
  public mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    var pair: InlineArray<2, Double> = [1 - uniform(), uniform()]
    var span = pair.mutableSpan
    makeNormal(&span, at: 0..<2)
    spareNormal = pair[1]
    return pair[0]
  }

  /// Fills elements as ``normal()`` would one after the other, with the same bits and faster.
  mutating func fillNormal(_ elements: inout MutableSpan<Double>) {
    guard !elements.isEmpty else { return }
    let start = spareNormal == nil ? 0 : 1
    if start == 1 { elements[0] = normal() }
    let end = elements.count - (elements.count - start) % 2
    for index in stride(from: start, to: end, by: 2) {
      elements[index] = 1 - uniform()
      elements[index + 1] = uniform()
    }
    makeNormal(&elements, at: start..<end)
    if end < elements.count { elements[end] = normal() }
  }

  /// Whether an event of the given probability happened: `uniform() < probability`, one draw.
  ///
  /// Traps when the probability is not in 0...1.
  public mutating func bernoulli(_ probability: Double) -> Bool {
    require((0...1).contains(probability), "\(probability) is not a probability")
    return uniform() < probability
  }
}

extension Outcome {
  /// Takes the result files off the end of standard output, where the supervisor put them: their contents, one after the
  /// other, and then their sizes, of 8 bytes each, in the machine's order. Nothing else writes after a success.
  mutating func separateResults(count: Int) {
    guard count > 0 else { return }
    let bytes = standardOutput.bytes
    let sizes = bytes.suffix(8 * count)
    guard standardOutput.discarded == 0, sizes.count == 8 * count else {
      ending = .noResult
      return
    }
    var end = sizes.startIndex
    var found: [[UInt8]] = []
    for index in (0..<count).reversed() {
      let digits = sizes.dropFirst(8 * index).prefix(8)
      let size = digits.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard size <= UInt64(end) else {
        ending = .noResult
        return
      }
      found.append(Array(bytes[(end - Int(size))..<end]))
      end -= Int(size)
    }
    results = found.reversed()
    standardOutput.bytes = Array(bytes[..<end])
  }
}

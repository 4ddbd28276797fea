/// SipHash-2-4: a keyed hash of 64 bits.
///
/// Source: J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF", INDOCRYPT 2012.
func sipHash24(_ message: [UInt8], key: (UInt64, UInt64)) -> UInt64 {
  var state = SipHashState(key: key)
  var word: UInt64 = 0
  for (index, byte) in message.enumerated() {
    word |= UInt64(byte) << (8 * UInt64(index % 8))
    if index % 8 == 7 {
      state.absorb(word)
      word = 0
    }
  }
  state.absorb(word | UInt64(message.count) << 56)
  return state.finish()
}

private struct SipHashState {
  private var v0, v1, v2, v3: UInt64

  init(key: (UInt64, UInt64)) {
    v0 = key.0 ^ 0x736f_6d65_7073_6575
    v1 = key.1 ^ 0x646f_7261_6e64_6f6d
    v2 = key.0 ^ 0x6c79_6765_6e65_7261
    v3 = key.1 ^ 0x7465_6462_7974_6573
  }

  mutating func absorb(_ word: UInt64) {
    v3 ^= word
    rounds(2)
    v0 ^= word
  }

  mutating func finish() -> UInt64 {
    v2 ^= 0xff
    rounds(4)
    return v0 ^ v1 ^ v2 ^ v3
  }

  private mutating func rounds(_ count: Int) {
    for _ in 0..<count {
      v0 &+= v1
      v1 = rotated(v1, 13) ^ v0
      v0 = rotated(v0, 32)
      v2 &+= v3
      v3 = rotated(v3, 16) ^ v2
      v0 &+= v3
      v3 = rotated(v3, 21) ^ v0
      v2 &+= v1
      v1 = rotated(v1, 17) ^ v2
      v2 = rotated(v2, 32)
    }
  }

  private func rotated(_ x: UInt64, _ bits: UInt64) -> UInt64 {
    x << bits | x >> (64 - bits)
  }
}

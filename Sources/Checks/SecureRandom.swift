import CSodium
public import ContentHash
public import Tensors

/// Random numbers that do not reveal their generator: whoever has seen all of them so far cannot tell the next.
///
/// The cases of an item are drawn from it. Student code sees what is drawn, and the state of a `SplitMix64` follows
/// from one of its outputs. It is no `SplitMix64` either, so that a proxy refuses to send it: what student code draws
/// from is a ``Tensors/SplitMix64/forStudent(secret:)``.
///
/// Fast key erasure (D. J. Bernstein, 2017): each block of ChaCha20's key stream begins with the key of the next one.
/// Source: libsodium's `randombytes_buf_deterministic`.
public struct SecureRandom: RandomSource, Sendable {
  private static let keyBytes = 32
  private static let blockBytes = 1024
  private static let wordBytes = 8

  private var key: [UInt8]
  private var block: [UInt8] = []
  private var used = 0
  /// How many words were drawn.
  public private(set) var position = 0
  /// The second number of the last normal pair, while nobody has drawn it.
  public var spareNormal: Double?

  /// The generator that belongs to a digest.
  public init(key: ContentHash) { self.key = key.bytes }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    if used == block.count { refill() }
    let word = block[used..<used + Self.wordBytes].reduce(0) { $0 << 8 | UInt64($1) }
    used += Self.wordBytes
    position += 1
    return word
  }

  /// A generator of its own, whose numbers say nothing about this one's.
  public mutating func split() -> SecureRandom {
    var hasher = ContentHasher()
    for _ in 0..<Self.keyBytes / Self.wordBytes { hasher.combine(next().streamKeyBytes) }
    return SecureRandom(key: hasher.finish())
  }

  private mutating func refill() {
    block = [UInt8](repeating: 0, count: Self.blockBytes)
    unsafe randombytes_buf_deterministic(&block, block.count, key)
    key = Array(block.prefix(Self.keyBytes))
    used = Self.keyBytes
  }
}

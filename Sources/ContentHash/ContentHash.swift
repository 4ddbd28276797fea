import CSodium

/// A SHA-256 digest of content, used as a key: equal keys mean equal content.
///
/// Source: FIPS 180-4; computed by libsodium.
public struct ContentHash: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The digest's 32 bytes.
  public let bytes: [UInt8]

  /// The digest as 64 lower-case hexadecimal digits, fit for a file name.
  public var description: String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// Hashes bytes.
  public init(of bytes: [UInt8]) {
    var hasher = ContentHasher()
    hasher.update(raw: bytes)
    self = hasher.finish()
  }

  init(digest: [UInt8]) { bytes = digest }
}

/// Hashes a sequence of fields; different sequences of fields have different encodings.
///
/// Each field is preceded by its length in 8 bytes, so `["ab", "c"]` and `["a", "bc"]` differ.
public struct ContentHasher: ~Copyable {
  private var state = crypto_hash_sha256_state()

  /// Starts a hash.
  public init() { unsafe crypto_hash_sha256_init(&state) }

  /// Adds a field of bytes.
  public mutating func combine(_ bytes: [UInt8]) {
    let count = UInt64(bytes.count)
    update(raw: (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) })
    update(raw: bytes)
  }

  /// Adds a field of text, as UTF-8.
  public mutating func combine(_ text: String) { combine(Array(text.utf8)) }

  /// Adds another hash as a field.
  public mutating func combine(_ hash: ContentHash) { combine(hash.bytes) }

  /// Ends the hash.
  public consuming func finish() -> ContentHash {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    unsafe crypto_hash_sha256_final(&state, &digest)
    return ContentHash(digest: digest)
  }

  mutating func update(raw bytes: [UInt8]) {
    unsafe crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
  }
}

import ContentHash
public import CourseModel
import Tensors

/// The secret from which a batch derives every random number of its checks.
public struct Seed: Sendable, Equatable, Hashable, Codable, CustomStringConvertible {
  /// The secret itself.
  public var value: UInt64

  /// Wraps a secret.
  public init(_ value: UInt64) { self.value = value }

  /// The seed of the public variants: the same for everyone, so that a student sees the cases that a
  /// grader sees.
  public static let published = Seed(0x6772_6164_7573)

  /// Sixteen hexadecimal digits.
  public var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The secret of one student's checks, which reveals neither this one nor another student's.
  public func own(of student: String) -> Seed {
    var stream = SecureRandom(key: key(for: ["student", student]))
    return Seed(stream.next())
  }

  /// The stream of one item's variant, independent of every other item's; none reveals the secret.
  public func stream(exercise: String, item: String, variant: Variant) -> SecureRandom {
    let seed = variant == .visible ? Seed.published : self
    return SecureRandom(key: seed.key(for: ["item", exercise, item, variant.rawValue]))
  }

  /// SHA-256 of the secret and a list of names: one-way, and different for every list.
  private func key(for names: [String]) -> ContentHash {
    var hasher = ContentHasher()
    hasher.combine(value.streamKeyBytes)
    for name in names { hasher.combine(name) }
    return hasher.finish()
  }
}

/// A recognisable relation between a wrong gradient `a` and the right one `n`.
public struct Signature: Sendable, Equatable {
  /// The relation.
  public enum Kind: Sendable, Equatable {
    /// `a = c·n`.
    case constantRatio(Double)
    /// `a = nᵀ`, for matrices.
    case transposed
    /// `a` is the gradient for a cotangent of ones.
    case ignoresCotangent
    /// `a` is `n` in the given index of the first axis, and 0 in the others.
    case singleRow(Int)
    /// `a` is 0 at these offsets where `n` is not; elsewhere `a = n`.
    case missingEntries([Int])
    /// `a` is not 0 at these offsets where `n` is; elsewhere `a = n`.
    case extraEntries([Int])
  }

  /// The relation that holds.
  public let kind: Kind
  /// What the author of the gradient should read.
  public let sentence: String
}

/// A size that a wrong constant may equal, such as the number of rows of the batch.
public struct NamedDimension: Sendable, Equatable {
  /// How a sentence calls it, such as `rows of the batch`: “9 is the number of rows of the batch”.
  public let name: String
  /// The size; at least 1.
  public let size: Int

  /// Names a size.
  public init(_ name: String, _ size: Int) {
    self.name = name
    self.size = size
  }
}

extension Signature {
  /// Residual, relative to the norm of the right gradient, below which a relation holds.
  static let tightness = 1e-6

  /// Whether `‖a − b‖ < 10⁻⁶·‖scale‖`; false where `scale` is 0.
  static func agree(_ a: [Double], _ b: [Double], relativeTo scale: [Double]) -> Bool {
    guard a.count == b.count else { return false }
    return euclideanNorm(zip(a, b).map { $0 - $1 }) < tightness * euclideanNorm(scale)
  }
}

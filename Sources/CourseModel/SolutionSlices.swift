/// A reference and sources that differ from it in a few functions, to be compiled as one module.
public struct SliceRequest: Sendable, Codable {
  /// The reference's text.
  public var reference: String
  /// The texts that differ from it.
  public var variants: [String]
  /// Names of the functions that the exercise's protocol requires, without labels.
  public var requirements: Set<String>

  /// Asks for slices.
  public init(reference: String, variants: [String], requirements: Set<String>) {
    (self.reference, self.variants, self.requirements) = (reference, variants, requirements)
  }
}

/// What makes many solutions of one exercise cheap to compile: what they share, and of each what is its own.
public struct SolutionSlices: Sendable, Codable, Equatable {
  /// The reference, its functions a protocol extension; `nil` when it cannot be taken apart.
  public var base: String?
  /// For each variant a file beside the base with a type ``typeName(_:)``; `nil` for one that differs in more than
  /// functions.
  public var slices: [String?]

  /// Describes a module.
  public init(base: String?, slices: [String?]) { (self.base, self.slices) = (base, slices) }

  /// The type that a variant's slice declares.
  public static func typeName(_ number: Int) -> String { "Variant\(number).Solution" }
}

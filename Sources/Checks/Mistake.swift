/// A mistake that students make, as an edit of the reference.
public struct Mistake: Sendable, Equatable {
  /// Identifier within the exercise: lower case and hyphens.
  public let id: String
  /// Text of the reference that the mistake replaces; it occurs exactly once.
  public let edit: String
  /// What stands there instead.
  public let becomes: String
  /// What the mistake costs: exactly this.
  public let loses: [Loss]
  /// What a student who made the mistake should read.
  public let says: String

  /// Declares a known mistake.
  ///
  /// - Parameter loses: items by their letters, such as `["a", .item("d", points: 2)]`; see ``Loss``.
  public init(_ id: String, edit: String, becomes: String, loses: [Loss], says: String) {
    self.id = id
    self.edit = edit
    self.becomes = becomes
    self.loses = loses
    self.says = says
  }
}

/// What a mistake costs of one item, and which checks catch it.
///
/// A letter alone, `"d"`, says that all points of the item are lost, and that its hidden checks find a wrong result; where
/// an item has none, its public checks. What differs from that is declared, and `gradus verify` holds the declaration to
/// what happens.
public struct Loss: Sendable, Equatable {
  /// The item's letter.
  public let item: String
  /// Points lost; `nil` for all of the item's.
  public let points: Int?
  /// Whether the hidden checks of an item that has both miss it, so that the public ones have to catch it.
  public let isPublicOnly: Bool
  /// Whether the checks see no wrong result, only that the code crashes, hangs or takes too much memory.
  public let isByCrash: Bool
}

extension Loss: ExpressibleByStringLiteral {
  /// Loses all points of an item.
  public init(stringLiteral item: String) {
    self.init(item: item, points: nil, isPublicOnly: false, isByCrash: false)
  }

  /// Loses an item in a way that a letter alone does not say.
  ///
  /// - Parameters:
  ///   - points: how many of the item's points are lost, where that is not all of them.
  ///   - isPublicOnly: whether the public checks catch it and the hidden ones need not.
  ///   - isByCrash: whether nothing but a crash, a time-out or the memory limit gives the mistake away.
  public static func item(
    _ item: String, points: Int? = nil, publicOnly isPublicOnly: Bool = false, byCrash isByCrash: Bool = false
  ) -> Loss {
    Loss(item: item, points: points, isPublicOnly: isPublicOnly, isByCrash: isByCrash)
  }
}

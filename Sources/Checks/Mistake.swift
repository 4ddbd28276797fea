/// A mistake that students make, as edits of the reference.
public struct Mistake: Sendable, Equatable {
  /// Identifier within the exercise: lower case and hyphens.
  public let id: String
  /// What is edited, all at once, in this order.
  public let edits: [Edit]
  /// What the mistake costs: exactly this.
  public let loses: [Loss]
  /// What a student who made the mistake should read.
  public let says: String

  /// One edit.
  public struct Edit: Sendable, Equatable {
    /// Text of the reference, as the edits before leave it; it occurs exactly once.
    public let text: String
    /// What stands there instead.
    public let becomes: String
  }

  /// Declares a known mistake.
  ///
  /// - Parameter loses: items by their letters, such as `["a", .item("d", points: 2)]`; see ``Loss``.
  public init(_ id: String, edit: String, becomes: String, loses: [Loss], says: String) {
    self.init(id, edits: [edit: becomes], loses: loses, says: says)
  }

  /// Declares a known mistake that is made in several places at once, such as in a function and in its gradient.
  ///
  /// - Parameters:
  ///   - edits: texts of the reference, and what stands there instead.
  ///   - loses: items by their letters; see ``Loss``.
  public init(_ id: String, edits: KeyValuePairs<String, String>, loses: [Loss], says: String) {
    self.id = id
    self.edits = edits.map { Edit(text: $0.key, becomes: $0.value) }
    self.loses = loses
    self.says = says
  }

  /// Declares one mistake that is made in several ways: in one of alike functions or in another, in one algebraic form or
  /// in another.
  ///
  /// - Parameters:
  ///   - id: identifier of the first way; those of the others end with `-2`, `-3`, ….
  ///   - says: what a student reads who made the mistake in any way.
  ///   - ways: the edits and the cost of each.
  public static func family(
    _ id: String, says: String, _ ways: (edits: KeyValuePairs<String, String>, loses: [Loss])...
  ) -> [Mistake] {
    ways.enumerated().map { index, way in
      Mistake(index == 0 ? id : "\(id)-\(index + 1)", edits: way.edits, loses: way.loses, says: says)
    }
  }

  /// Declares another formulation of the reference, such as the lecture's formula where the reference has a stable one.
  ///
  /// It costs nothing, and `gradus verify` proves that. Mistakes made in it are recognised as those of the reference are.
  public static func formulation(_ id: String, edits: KeyValuePairs<String, String>) -> Mistake {
    Mistake(id, edits: edits, loses: [], says: "")
  }

  /// Whether it is right, another formulation of the reference.
  public var isFormulation: Bool { loses.isEmpty }
}

/// What a mistake costs of one item, and which checks catch it.
///
/// A letter alone, `"d"`, says that all points of the item are lost, and that its hidden checks find a wrong result; where
/// an item has none, its public checks; of an item with levels it says that some points are lost. What differs from that is declared, and `gradus verify` holds the declaration to
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

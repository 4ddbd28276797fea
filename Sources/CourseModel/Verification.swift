/// What verifying one exercise of a course found out.
public struct Verification: Sendable, Equatable, Encodable {
  /// Identifier of the exercise.
  public var exercise: String
  /// Its items, in the order of the statement.
  public var items: [Item]
  /// The secrets with which the hidden variants ran, as they are written on a command line.
  public var seeds: [String]
  /// Points that the reference earned, with the seed that gave it least.
  public var earned: Int
  /// Known mistakes, in the course's order, and what became of each.
  public var mistakes: [VerifiedMistake]
  /// What is wrong, and what to do about it; empty when the exercise is proved.
  public var problems: [Remark] = []
  /// What is worth knowing, and is not wrong.
  public var notes: [Remark] = []
  /// Cases that no known mistake fails.
  public var idleCases: [CaseName] = []

  /// Starts with what is neither right nor wrong.
  public init(exercise: String, items: [Item], seeds: [String], earned: Int, mistakes: [VerifiedMistake]) {
    self.exercise = exercise
    self.items = items
    self.seeds = seeds
    self.earned = earned
    self.mistakes = mistakes
  }

  /// Points of all items together.
  public var points: Int { items.reduce(0) { $0 + $1.points } }

  /// Something to say of a part of an exercise.
  public struct Remark: Sendable, Equatable, Encodable {
    /// What it is about: `reference`, `starter`, an item, or a mistake's identifier.
    public var subject: String
    /// What to say of it.
    public var message: String
    /// The seeds for which that holds; empty when it holds whatever the seed.
    public var seeds: [String]

    /// Says something.
    public init(_ subject: String, _ message: String, seeds: [String] = []) {
      self.subject = subject
      self.message = message
      self.seeds = seeds
    }
  }

  /// A case of an item's checks.
  public struct CaseName: Sendable, Hashable, Encodable {
    /// The item's letter.
    public var item: String
    /// Which run of the checks it belongs to.
    public var variant: Variant
    /// What it tries.
    public var label: String

    /// Names a case.
    public init(item: String, variant: Variant, label: String) {
      self.item = item
      self.variant = variant
      self.label = label
    }
  }
}

/// What became of one known mistake.
public struct VerifiedMistake: Sendable, Equatable, Encodable {
  /// The mistake's identifier.
  public var mistake: String
  /// The items that it lost, in the order of the statement.
  public var losses: [Loss]

  /// Collects what a mistake lost.
  public init(mistake: String, losses: [Loss]) {
    self.mistake = mistake
    self.losses = losses
  }

  /// An item that the mistake lost with at least one seed.
  public struct Loss: Sendable, Equatable, Encodable {
    /// The item's letter.
    public var item: String
    /// The fewest points that it cost with any seed, and the most.
    public var points: ClosedRange<Int>
    /// With how many seeds the public variant caught it, and the hidden one.
    public var caught: [Variant: Int]
    /// Whether crashes, time-outs and memory limits are all that gave it away.
    public var isByCrash: Bool
    /// Whether the item was skipped because an earlier one was lost.
    public var isSkipped: Bool
    /// Whether the item's calls named the mistake, and no other, with every seed.
    public var isNamed: Bool

    /// Describes a lost item.
    public init(
      item: String, points: ClosedRange<Int>, caught: [Variant: Int], isByCrash: Bool, isSkipped: Bool,
      isNamed: Bool
    ) {
      self.item = item
      self.points = points
      self.caught = caught
      self.isByCrash = isByCrash
      self.isSkipped = isSkipped
      self.isNamed = isNamed
    }
  }
}

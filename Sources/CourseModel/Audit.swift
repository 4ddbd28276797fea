/// What mutants of an exercise's reference say about its checks.
public struct Audit: Sendable, Equatable, Encodable {
  /// Identifier of the exercise.
  public var exercise: String
  /// How many mutants the reference has.
  public var made = 0
  /// How many of them were tried; fewer than `made` for a sample.
  public var tried = 0
  /// How many of those compiled; the others are no mutants.
  public var compiled = 0
  /// The items, in the order of the statement.
  public var items: [ItemScore]
  /// How many some check caught.
  public var caught = 0
  /// How many the public checks caught.
  public var caughtByPublic = 0
  /// How many the hidden checks caught.
  public var caughtByHidden = 0
  /// How many were first caught by nothing but that they took too long.
  public var timedOut = 0
  /// Mutants that no check caught, in the order of the source.
  public var survivors: [PassedMutant] = []
  /// Keys of judgements about mutants that are caught, that do not compile, or that do not exist.
  public var stale: [String] = []
  /// Mutants without a verdict, and why.
  public var unclear: [String] = []

  /// Starts without any mutant.
  public init(exercise: String, items: [Item]) {
    self.exercise = exercise
    self.items = items.map(ItemScore.init)
  }

  /// Survivors that nobody judged.
  public var unjudged: [PassedMutant] { survivors.filter { $0.reason == nil } }
  /// How many differ from the reference, as far as is known: caught, or not judged to be right.
  public var wrong: Int { caught + unjudged.count }
  /// Whether every mutant was caught or judged, and every judgement is needed.
  public var isClean: Bool { unjudged.isEmpty && stale.isEmpty && unclear.isEmpty }

  /// What one item catches and lets pass.
  public struct ItemScore: Sendable, Equatable, Encodable {
    /// The item.
    public var item: Item
    /// How many its public checks catch.
    public var byPublic = 0
    /// How many its hidden checks catch.
    public var byHidden = 0
    /// How many no earlier item catches.
    public var first = 0
    /// Wrong mutants that it lets pass, of functions of which it catches others.
    public var unseen: [PassedMutant] = []

    /// Starts with none.
    public init(_ item: Item) { self.item = item }
  }

  /// A mutant that checks let pass.
  public struct PassedMutant: Sendable, Equatable, Encodable {
    /// The mutant's name among those of its source.
    public var key: String
    /// Where its edit begins; both count from 1, columns in bytes.
    public var line, column: Int
    /// Why it is right all the same; `nil` when nobody judged it.
    public var reason: String?

    /// Describes a mutant.
    public init(_ mutant: Mutant, reason: String? = nil) {
      (key, line, column) = (mutant.key, mutant.line, mutant.column)
      self.reason = reason
    }
  }
}

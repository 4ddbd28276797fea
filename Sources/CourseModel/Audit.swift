/// What mutants of an exercise's reference say about its checks.
public struct Audit: Sendable, Equatable {
  /// Identifier of the exercise.
  public var exercise: String
  /// How many mutants the reference has.
  public var made = 0
  /// How many of them were tried; fewer than `made` for a sample.
  public var tried = 0
  /// How many of those compiled; the others are no mutants.
  public var compiled = 0
  /// The mutants that each item was the first to catch, in the order of the statement.
  public var items: [Kills]
  /// How many were caught by nothing but that they took too long.
  public var timedOut = 0
  /// Mutants that no check caught, in the order of the source.
  public var survivors: [Survivor] = []
  /// Keys of judgements about mutants that are caught, that do not compile, or that do not exist.
  public var stale: [String] = []
  /// Mutants without a verdict, and why.
  public var unclear: [String] = []

  /// Starts without any mutant.
  public init(exercise: String, items: [Item]) {
    self.exercise = exercise
    self.items = items.map(Kills.init)
  }

  /// How many mutants the public checks caught.
  public var killedByPublic: Int { items.reduce(0) { $0 + $1.byPublic } }
  /// How many mutants the hidden checks caught that the public ones had let pass.
  public var killedByHidden: Int { items.reduce(0) { $0 + $1.byHidden } }
  /// Survivors that nobody judged.
  public var unjudged: [Survivor] { survivors.filter { $0.reason == nil } }
  /// Whether every mutant was caught or judged, and every judgement is needed.
  public var isClean: Bool { unjudged.isEmpty && stale.isEmpty && unclear.isEmpty }

  /// The mutants that one item was the first to catch.
  public struct Kills: Sendable, Equatable {
    /// The item.
    public var item: Item
    /// Those that its public checks caught.
    public var byPublic = 0
    /// Those that all public checks let pass, and its hidden ones caught.
    public var byHidden = 0

    /// Starts with none.
    public init(_ item: Item) { self.item = item }
  }

  /// A mutant that no check caught.
  public struct Survivor: Sendable, Equatable {
    /// The mutant.
    public var mutant: Mutant
    /// Why it is right all the same; `nil` when nobody judged it.
    public var reason: String?

    /// Describes a survivor.
    public init(_ mutant: Mutant, reason: String? = nil) {
      self.mutant = mutant
      self.reason = reason
    }
  }
}

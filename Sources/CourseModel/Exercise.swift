/// What a course says about one exercise: its name, its file, its items and the rules it runs under.
///
/// The entry points themselves are a Swift protocol in `exercises/<id>/`; this value holds what a
/// protocol cannot say.
public struct Exercise: Sendable, Equatable, Codable {
  /// Identifier used in folders, commands and results: lower case, digits and hyphens, such as `mlp`.
  public var id: String
  /// Title for people, such as `Multilayer perceptron`.
  public var title: String
  /// Lecture topic that the exercise practises.
  public var topic: String
  /// Name of the student's type and, with `.swift`, of the student's file: `Activations`.
  public var typeName: String
  /// Gradable parts, in the order of the statement.
  public var items: [Item]
  /// Whether student code is compiled optimized, for exercises that train a model.
  public var isOptimized: Bool
  /// Modules that student code may import besides `LabKit` and `Foundation`.
  public var allowedImports: Set<String>
  /// Time, memory and stack for one call of an entry point.
  public var limits: CallLimits

  /// Creates the description of an exercise.
  public init(
    id: String, title: String, topic: String, typeName: String, items: [Item], isOptimized: Bool = false,
    allowedImports: Set<String> = [], limits: CallLimits = CallLimits()
  ) {
    self.id = id
    self.title = title
    self.topic = topic
    self.typeName = typeName
    self.items = items
    self.isOptimized = isOptimized
    self.allowedImports = allowedImports
    self.limits = limits
  }

  /// File that a student hands in for this exercise: `Activations.swift`.
  public var fileName: String { typeName + ".swift" }

  /// Points of all items together.
  public var points: Int { items.reduce(0) { $0 + $1.points } }
}

/// Limits on one call of a student's entry point, and on one item.
public struct CallLimits: Sendable, Equatable, Codable {
  /// Seconds of processor time for one call. On the wall clock it may take a multiple of that.
  public var secondsPerCall: Double
  /// Seconds of processor time for all calls of one item; what comes later is `timed out`.
  public var secondsPerItem: Double
  /// Address space of the worker, in bytes.
  public var memoryBytes: Int
  /// Stack of the thread that runs student code, in bytes.
  public var stackBytes: Int

  /// Creates limits; the defaults are the course's: 5 s a call, 10 s an item, 1 GiB, 64 MiB of stack.
  public init(
    secondsPerCall: Double = 5, secondsPerItem: Double = 10, memoryBytes: Int = 1 << 30,
    stackBytes: Int = 64 << 20
  ) {
    self.secondsPerCall = secondsPerCall
    self.secondsPerItem = secondsPerItem
    self.memoryBytes = memoryBytes
    self.stackBytes = stackBytes
  }
}

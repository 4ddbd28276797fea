/// One gradable part of an exercise.
public struct Item: Sendable, Equatable, Codable, Identifiable {
  /// Letter of the statement: `a`, `b`, …
  public var id: String
  /// Title for people.
  public var title: String
  /// Points for a full answer; at least 1.
  public var points: Int
  /// Who sees the checks.
  public var visibility: Visibility
  /// How cases turn into points.
  public var scoring: Scoring
  /// Items of the same exercise that must pass first; otherwise this one is `skipped`.
  public var prerequisites: [String]

  /// Creates an item.
  public init(
    id: String, title: String, points: Int, visibility: Visibility, scoring: Scoring = .allOrNothing,
    prerequisites: [String] = []
  ) {
    self.id = id
    self.title = title
    self.points = points
    self.visibility = visibility
    self.scoring = scoring
    self.prerequisites = prerequisites
  }

  /// Who sees an item's checks.
  public enum Visibility: String, Sendable, Codable, CaseIterable {
    /// Run by `gradus check` with published seeds, and counted.
    case visible = "public"
    /// Run only when a class is graded, with the batch's secret seed.
    case hidden
    /// Run with published seeds and again with secret ones; both must pass.
    case both = "public and hidden"

    /// Variants of the item's checks that grading runs.
    public var variants: [Variant] {
      switch self {
      case .visible: [.visible]
      case .hidden: [.hidden]
      case .both: [.visible, .hidden]
      }
    }
  }

  /// How the cases of an item turn into points.
  public enum Scoring: String, Sendable, Codable, CaseIterable {
    /// All cases pass, or no points.
    case allOrNothing = "all or nothing"
    /// `⌊points · parts passed / parts⌋`; of the variant that earns less where there are two.
    case proportional
    /// The item's checks award points themselves, such as a half for a lower training threshold.
    case declared
  }
}

/// One run of an item's checks.
public enum Variant: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
  /// With seeds that students have.
  case visible = "public"
  /// With seeds derived from the batch's secret.
  case hidden
}

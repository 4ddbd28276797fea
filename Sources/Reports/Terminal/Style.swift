/// Whether a terminal report uses colour. Symbols and words say the same without it.
public enum Style: String, Sendable, CaseIterable {
  /// No escape sequences: for files, pipes and `NO_COLOR`.
  case plain
  /// The sixteen ANSI colours, which follow the terminal's own palette.
  case ansi

  /// What a stretch of text is.
  enum Role: String {
    case heading = "1"
    case good = "32"
    case bad = "31"
    case warning = "33"
    case alarm = "1;31"
    case faint = "2"
  }

  /// The text in the role's colour. It must be visible text: nothing is escaped here.
  func paint(_ text: String, _ role: Role) -> String {
    self == .plain || text.isEmpty ? text : "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m"
  }
}

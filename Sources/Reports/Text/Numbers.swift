import CourseModel

/// Numbers and counts as reports write them, the same in every locale.
enum Numbers {
  /// A mark or mean with up to two decimals and no trailing zeros: `15`, `15.5`, `15.25`.
  static func plain(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    let hundredths = (value * 100).rounded()
    guard abs(hundredths) < 1e15 else { return "\(value)" }
    let text = "\(hundredths / 100)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A mark with up to two decimals, rounded half away from zero: `15`, `15.25`.
  static func plain(_ value: Rational) -> String { value.decimal(places: 2) }

  /// A share in whole per cent that says 0 % and 100 % only when they are exact.
  static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    let rounded = Int((100 * Double(part) / Double(whole)).rounded())
    if part == 0 || part == whole { return "\(rounded) %" }
    return "\(min(99, max(1, rounded))) %"
  }

  /// What was due and what came, as a person writes it; a text that is no number, or an interval, stays one.
  static func texts(of evidence: Evidence) -> (expected: String, actual: String) {
    if let expected = Int(evidence.expected), let actual = Int(evidence.actual) {
      return (NumberText.text(expected), NumberText.text(actual))
    }
    guard let actual = Double(evidence.actual) else { return (evidence.expected, evidence.actual) }
    let bounds = evidence.expected.split(separator: " ").compactMap { Double($0) }
    switch bounds.count {
    case 1: return NumberText.texts(bounds[0], actual)
    case 2: return (bounds.map { NumberText.text($0) }.joined(separator: " to "), NumberText.text(actual))
    default: return (evidence.expected, evidence.actual)
    }
  }

  /// `1 point`, `2 points`.
  static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? singular : plural ?? singular + "s")"
  }
}

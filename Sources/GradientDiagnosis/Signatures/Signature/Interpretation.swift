import Tensors

/// One way to read a relation: its parameters, and how it is told.
///
/// “9 times too large” may be read as the number of rows, or as the plain number 9. Another input, with
/// other sizes, shows which interpretation is meant.
struct Interpretation: Sendable, Equatable {
  /// The parameters in words that do not depend on the sizes of one input, such as `rows of the batch`.
  var symbols: String
  /// The parameters that are numbers.
  var values: [Double] = []
  /// Of several interpretations, those with the least are told.
  var complexity = 1
  /// What is seen, such as “Every entry is 9 times too large”.
  var statement: String
  /// What it equals, such as “9 is the number of rows of the batch”.
  var fact: String?
  /// What it probably means, such as “is a division by it missing”.
  var question: String?

  /// The words, or without them the numbers.
  var parameters: String {
    symbols.isEmpty ? values.map { $0.shortText() }.joined(separator: ", ") : symbols
  }

  /// Whether both have the same parameters; numbers to 10⁻⁵.
  func hasSameParameters(as other: Interpretation) -> Bool {
    symbols == other.symbols && values.count == other.values.count
      && zip(values, other.values).allSatisfy { abs($0 - $1) <= 1e-5 * max(abs($0), abs($1)) }
  }
}

/// “a”, “a and b”, “a, b and c”.
func listed(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}

/// “first”, “second”, … “4th”.
func ordinal(_ index: Int) -> String {
  let names = ["first", "second", "third"]
  if names.indices.contains(index) { return names[index] }
  let number = index + 1
  let isTeen = (11...13).contains(number % 100)
  let ending = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
  return "\(number)\(ending)"
}

extension Finding {
  /// What kind of case it was: the label without numbers, shapes and seeds; `nil` when nothing else is left.
  ///
  /// `XOR stops after maxEpochs = 7` is `XOR stops after maxEpochs`; `random inputs, 3×5` is `random inputs`. A number
  /// that the sentence needs becomes `…`, as in `logits between … and …`. The result holds no digit.
  public var kindOfCase: String? {
    var kind = ""
    for clause in label.withGapsForNumbers.clauses where !clause.text.isMereSize {
      kind += (kind.isEmpty ? "" : clause.separator + " ") + clause.text.withoutGapAtEnd
    }
    return kind.count(where: \.isLetter) > 1 ? String(kind.trimmingPrefix("… ")) : nil
  }
}

private let gap: Character = "…"

extension String {
  /// The text with a gap for each number, list of numbers and shape; names lose their digits.
  fileprivate var withGapsForNumbers: String {
    var text = ""
    var rest = self[...]
    while let character = rest.popFirst() {
      guard character.isDigit else {
        text.append(character)
        continue
      }
      let isInName = text.last?.isLetter == true || text.last == "_"
      while let next = rest.first, next.isDigit || (!isInName && rest.continuesNumber) { rest.removeFirst() }
      guard !isInName else { continue }
      if let sign = text.last, "±+−-".contains(sign) { text.removeLast() }
      text.append(gap)
    }
    return text.withoutRepeatedGaps
  }

  /// One gap for a list, a shape or a matrix of them.
  private var withoutRepeatedGaps: String {
    var text = self
    var before = ""
    while text != before {
      before = text
      for joint in ["", " ", "×", "·", "/", ":", "–"] { text = text.replacing("…\(joint)…", with: "…") }
      for open in ["(", "[", "{"] { text = text.replacing("\(open)…, …", with: "\(open)…") }
      text = text.replacing("[…]", afterName: "", elsewhere: "…")
      text = text.replacing("(…)", afterName: "(…)", elsewhere: "…")
    }
    return text
  }

  /// Another text in place of each gap in brackets: an index or arguments after a name, a list elsewhere.
  private func replacing(_ brackets: String, afterName: String, elsewhere: String) -> String {
    var pieces = split(separator: brackets, omittingEmptySubsequences: false)
    var text = String(pieces.removeFirst())
    for piece in pieces {
      let isAfterName = text.last.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
      text += (isAfterName ? afterName : elsewhere) + piece
    }
    return text
  }

  /// The parts between commas and colons that stand outside brackets, each with the mark before it.
  fileprivate var clauses: [(separator: String, text: String)] {
    var clauses = [(separator: "", text: "")]
    var depth = 0
    for (index, character) in zip(indices, self) {
      depth += "([{⟨".contains(character) ? 1 : ")]}⟩".contains(character) ? -1 : 0
      if depth == 0, ",:".contains(character), self[self.index(after: index)...].first == " " {
        clauses.append((String(character), ""))
      } else {
        clauses[clauses.count - 1].text.append(character)
      }
    }
    return clauses.map { ($0.separator, $0.text.trimmed) }
  }

  /// Whether it tells a size, a seed or a position and nothing else, such as `batch of …` or `scalar`.
  fileprivate var isMereSize: Bool {
    split { !$0.isLetter }.allSatisfy { Self.wordsOfSizes.contains($0.lowercased()) }
  }

  private static let wordsOfSizes: Set<String> = [
    "and", "at", "batch", "by", "case", "epoch", "example", "examples", "index", "inputs", "layers", "length",
    "of",
    "row", "run",
    "scalar", "seed", "shape", "size", "trial",
  ]

  /// Without `= …`, `of …` or `inputs …` at the end.
  fileprivate var withoutGapAtEnd: String {
    guard hasSuffix("…") else { return self }
    let start = String(dropLast()).trimmed
    var rest = start
    while let word = Self.wordsBeforeGaps.first(where: rest.ends) {
      rest = String(rest.dropLast(word.count)).trimmed
    }
    return rest == start ? self : rest
  }

  private static let wordsBeforeGaps = ["=", "inputs", "of", "length", "seed", "run", "shape", "size"]

  /// Whether the last word is this one.
  private func ends(with word: String) -> Bool {
    hasSuffix(word) && (word == "=" || dropLast(word.count).last?.isLetter != true)
  }

  private var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension Substring {
  /// Whether a number goes on here: with letters, as in `1e7` or `2x`, or with a point or a sign before digits.
  fileprivate var continuesNumber: Bool {
    guard let next = first else { return false }
    if next.isLetter || next == "_" { return true }
    return ".,’'+−-".contains(next) && dropFirst().first?.isDigit == true
  }
}

extension Character {
  fileprivate var isDigit: Bool { isNumber || self == "∞" }
}

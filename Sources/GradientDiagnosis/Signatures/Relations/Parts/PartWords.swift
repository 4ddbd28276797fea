import Tensors

extension PartSum {
  /// The interpretations of weights that are not the right ones.
  func signature(_ found: [Double], _ right: [Double]) -> Signature? {
    let counted = used.filter { found[$0] != 0 }
    let lost = used.filter { found[$0] == 0 && right[$0] != 0 }
    let extra = used.filter { found[$0] != 0 && right[$0] == 0 }
    let isPlain = used.allSatisfy { found[$0] == 0 || found[$0] == 1 || found[$0] == right[$0] }
    var interpretations: [Interpretation] = []
    if isPlain, !extra.isEmpty { interpretations += extraReadings(extra, found) }
    if isPlain, extra.isEmpty, !lost.isEmpty {
      interpretations += onlyReadings(counted) + lostReadings(lost)
    }
    return Signature(
      .partsWeighted,
      interpretations + explainedReadings(found, right) + relatedReadings(found, right)
        + [plainReading(found, right)])
  }

  private func extraReadings(_ extra: [Int], _ found: [Double]) -> [Interpretation] {
    let isAll = used.allSatisfy { found[$0] == 1 }
    let names = extra.map { parts.labels[$0] }.joined(separator: ", ")
    return [
      Interpretation(
        symbols: isAll ? "all \(parts.noun)s" : "also \(names)", complexity: 1,
        statement:
          "\(listed(extra.map { parts.labels[$0] })) must not count and \(extra.count == 1 ? "does" : "do")",
        question: "is a condition missing, or a mask")
    ]
  }

  /// “Only the last step counts”: relative to the first and last part that is not 0. Of parts without an order
  /// one of at least three is left.
  private func onlyReadings(_ counted: [Int]) -> [Interpretation] {
    guard parts.areSequence else {
      guard counted.count == 1, used.count > 2 else { return [] }
      let label = parts.labels[counted[0]]
      return [
        Interpretation(
          symbols: "only \(label)", complexity: 1, statement: "Only \(label) contributes to the gradient",
          question: "is `=` used where `+=` is due")
      ]
    }
    guard !counted.isEmpty else { return [] }
    var interpretations: [Interpretation] = []
    func add(_ symbols: String, _ which: String, _ question: String) {
      interpretations.append(
        Interpretation(
          symbols: "\(symbols) \(parts.noun)", complexity: 1,
          statement: "Only \(which) \(parts.noun)\(counted.count == 1 ? " counts" : "s count")",
          question: question))
    }
    let count = counted.count
    let number = count == 1 ? "" : " \(count)"
    if counted == Array(used.suffix(count)) {
      add("last \(count)", "the last\(number)", "is `=` used where `+=` is due, or the sum cut short")
    }
    if counted == Array(used.prefix(count)) {
      add("first \(count)", "the first\(number)", "does the loop end too early")
    }
    return interpretations
  }

  private func lostReadings(_ lost: [Int]) -> [Interpretation] {
    let labels = lost.map { parts.labels[$0] }
    return [
      Interpretation(
        symbols: "without \(labels.joined(separator: ", "))", complexity: 2,
        statement: "The contribution of \(listed(labels)) is missing", question: "is it added to the gradient"
      )
    ]
  }

  /// Constants of parts that have names, and what each equals: “the L2 term counts 0.5 times”.
  private func explainedReadings(_ found: [Double], _ right: [Double]) -> [Interpretation] {
    let wrong = used.filter { found[$0] != right[$0] }
    guard !parts.areSequence, !wrong.isEmpty, wrong.count <= 4, wrong.allSatisfy({ right[$0] == 1 }) else {
      return []
    }
    var explained: [ConstantExplanation] = []
    for part in wrong {
      let size = abs(found[part])
      guard size > 0, abs(size - 1) > 1e-5,
        let explanation = pair.vocabulary.explanations(of: size, precision: 1e-5).first
      else { return [] }
      explained.append(explanation)
    }
    let symbols = zip(wrong, explained).map { part, explanation in
      "\(parts.labels[part]) × \(found[part] < 0 ? "−" : "")\(explanation.symbols)"
    }
    let told = wrong.map { "\(parts.labels[$0]) counts \(readable(found[$0])) times" }
    let facts = explained.compactMap(\.fact)
    return [
      Interpretation(
        symbols: symbols.joined(separator: ", "), complexity: 3, statement: listed(told),
        fact: facts.isEmpty ? nil : listed(facts), question: "is a factor missing, or one too many")
    ]
  }

  /// Weights that equal a known tensor with one value for each part, such as the odds of each sample.
  private func relatedReadings(_ found: [Double], _ right: [Double]) -> [Interpretation] {
    pair.observation.related.filter { known in
      known.value.count == found.count && used.count >= 3
        && used.allSatisfy { part in
          let due = right[part] * known.value.storage[part]
          return abs(found[part] - due) <= 1e-5 * abs(due)
        }
    }.map { known in
      Interpretation(
        symbols: "\(parts.noun) × \(known.name)", complexity: 2,
        statement: "Each \(parts.noun) counts as often as \(known.name) says",
        question: known.question ?? "is it the derivative of another function")
    }
  }

  private func plainReading(_ found: [Double], _ right: [Double]) -> Interpretation {
    let wrong = used.filter { found[$0] != right[$0] }
    let symbols = wrong.map { "\(parts.labels[$0]) × \(readable(found[$0]))" }
    let told = wrong.prefix(3).map { "\(parts.labels[$0]) counts \(readable(found[$0])) times" }
    let more = wrong.count > 3 ? ", and \(wrong.count - 3) others count wrongly" : ""
    return Interpretation(
      symbols: symbols.joined(separator: ", "), values: used.map { found[$0] }, complexity: 6,
      statement: listed(told) + more, question: "is a sum taken in the wrong order, or over the wrong ones")
  }

  /// In each entry the last, or the first, part that is not 0 there, in place of the sum.
  var overwritten: Interpretation? {
    guard weights?.allSatisfy({ $0 == 1 }) == true else { return nil }
    let values = used.map { parts.parts[$0].storage }
    let several = pair.n.indices.count { entry in values.count { $0[entry] != 0 } > 1 }
    guard several >= 3 else { return nil }
    func kept(_ order: [[Double]]) -> [Double] {
      pair.n.indices.map { entry in order.first { $0[entry] != 0 }?[entry] ?? 0 }
    }
    let fitting = [("last", Array(values.reversed())), ("first", values)].filter { pair.fits(kept($0.1)) }
    guard fitting.count == 1 else { return nil }
    let which = fitting[0].0
    return Interpretation(
      symbols: which,
      statement: "Where several \(parts.noun)s contribute to an entry, only the \(which) counts",
      question: which == "last" ? "is `=` used where `+=` is due" : "does the first keep the others out")
  }
}

public import CourseModel

// What a student may see of a result. This is the one place where hidden numbers are taken out; every
// report for students starts from it.

extension ItemResult {
  /// The result without what hidden cases hold: their labels become the kind of case, and their messages, numbers,
  /// places and counts are left out.
  ///
  /// A diagnosis stays as far as it has sentences: these name the mistake, not the numbers or the reference's code. The reason why checks did not
  /// run (`missing`, `does not compile`, `refused`, `skipped`) stays too. Hidden cases that look the same
  /// afterwards are told once. The student's code, which sees the hidden inputs, chooses how many cases pass, which comes
  /// first and on which line it crashes: so counts, places and the order of hidden cases would carry those inputs out.
  public var forStudent: ItemResult {
    var copy = self
    copy.diagnosis = diagnosis?.forStudent
    let seen = findings.map { $0.forStudent(of: title) }
    let visible = seen.filter { $0.variant == .visible }
    let hidden = seen.filter { $0.variant == .hidden }.deduplicated.sorted { a, b in
      (a.kind == kind ? 0 : 1, a.kind.rawValue, a.label) < (b.kind == kind ? 0 : 1, b.kind.rawValue, b.label)
    }
    let isExplained = kind == .failed || visible.contains { $0.kind == kind }
    copy.findings = isExplained ? visible + hidden : hidden.prefix(1) + visible + hidden.dropFirst()
    if visibility != .visible { (copy.passedCases, copy.cases) = (0, 0) }
    return copy
  }
}

extension [Finding] {
  fileprivate var deduplicated: [Finding] {
    reduce(into: []) { kept, finding in
      if !kept.contains(finding) { kept.append(finding) }
    }
  }
}

extension Finding {
  /// The finding as a student may see it; a harness error's message is for the instructor, whatever the variant.
  ///
  /// - Parameter title: the item's, for a case whose label says nothing but numbers.
  fileprivate func forStudent(of title: String) -> Finding {
    switch variant {
    case .visible where kind != .harnessError: self
    case .visible: Finding(label: label, variant: variant, kind: kind, message: kind.sentence)
    case .hidden:
      Finding(
        label: kindOfCase ?? title, variant: variant, kind: kind,
        message: kind.isWithoutRun ? message : kind.sentence)
    }
  }
}

extension ExerciseResult {
  /// The result as students see it after grading.
  public var forStudent: ExerciseResult {
    var copy = self
    copy.items = items.map(\.forStudent)
    return copy
  }

  /// The part that `gradus check` shows: public items, and the public cases of items that have both.
  public var publicPart: ExerciseResult {
    var copy = self
    copy.items = items.filter { $0.visibility != .hidden }.map { item in
      var item = item
      item.diagnosis = item.diagnosis?.forStudent
      item.findings.removeAll { $0.variant == .hidden }
      return item
    }
    return copy
  }
}

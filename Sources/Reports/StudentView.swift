public import CourseModel

// What a student may see of a result. This is the one place where hidden numbers are taken out; every
// report for students starts from it.

extension ItemResult {
  /// The result without labels, messages and numbers of hidden cases, which are told by their kind, and
  /// by the place in the student's own file.
  ///
  /// A diagnosis stays: its sentences name the mistake, not the numbers. The reason why checks did not
  /// run (`missing`, `does not compile`, `refused`, `skipped`) stays too. Hidden cases that look the same
  /// afterwards are told once.
  public var forStudent: ItemResult {
    var copy = self
    copy.findings = []
    for finding in findings.map(\.forStudent) {
      if finding.variant == .visible || !copy.findings.contains(finding) { copy.findings.append(finding) }
    }
    return copy
  }
}

extension Finding {
  /// The finding without label, message and numbers when it is hidden; a harness error's message is for
  /// the instructor, whatever the variant.
  fileprivate var forStudent: Finding {
    guard variant == .hidden || kind == .harnessError else { return self }
    return Finding(
      label: variant == .hidden ? "A hidden test" : label, variant: variant, kind: kind,
      message: kind.isWithoutRun ? message : kind.sentence, location: location)
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
      item.findings.removeAll { $0.variant == .hidden }
      return item
    }
    return copy
  }
}

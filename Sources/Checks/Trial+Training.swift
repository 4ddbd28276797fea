import CourseModel

extension Trial {
  /// Trains a model and measures an outcome, such as accuracy on test data; one case, which passes when the best
  /// level is reached.
  ///
  /// The public variant measures one seed, the hidden variant two more; the median of the three decides
  /// the points. The third seed is left out when the first two already decide the level.
  ///
  /// - Parameter train: receives the student's solution, and a generator to draw data and the secret of the
  ///   student's generator from (``Tensors/SplitMix64/forStudent(secret:)``); returns the outcome.
  public func measure(
    _ quantity: String, _ train: (Solution, inout SecureRandom) throws -> Double
  ) {
    guard measures else { return }
    let start = outcome
    defer { count(since: start) }
    let due = variant == .hidden ? 3 : 1
    while outcome.measurements.count < due, !isMedianDecided {
      let run = outcome.measurements.count + 1
      let before = outcome.findings.count
      attempt("\(quantity), seed \(run) of 3") {
        var generator = random.split()
        let measured = try train(student, &generator)
        try require(measured.isFinite, "the \(quantity) is \(NumberText.text(measured))")
        outcome.measurements.append(measured)
      }
      guard outcome.findings.count == before else { return }
    }
    judge(quantity)
  }

  /// Counts what was measured since as one case: a run that ended is no case that passed.
  private func count(since start: TrialOutcome) {
    let passed = outcome.findings.count == start.findings.count ? 1 : 0
    outcome.cases = start.cases + 1
    outcome.parts = start.parts + 1
    outcome.passed = start.passed + passed
    outcome.passedParts = start.passedParts + passed
  }

  private var isMedianDecided: Bool {
    let reached = outcome.measurements.map { value in levels.firstIndex { value >= $0.threshold } }
    return reached.count == 2 && reached[0] == reached[1]
  }

  /// Adds a finding when the median stays below the best level.
  private func judge(_ quantity: String) {
    guard let best = levels.first, let median = outcome.medianMeasurement, median < best.threshold else {
      return
    }
    outcome.levelsMissed += 1
    outcome.findings.append(
      Finding(
        label: quantity, variant: variant, kind: .failed,
        message: "the \(quantity) reached \(NumberText.text(median)); full points need \(best.threshold)"))
  }
}

extension TrialOutcome {
  /// The median of what was measured; with two measurements the lower one, `nil` without any.
  public var medianMeasurement: Double? {
    guard !measurements.isEmpty else { return nil }
    return measurements.sorted()[(measurements.count - 1) / 2]
  }
}

package import Corpus

/// One submission at one seed.
package struct Trial: Sendable {
  package let submission: Submission
  package let seed: UInt64
  /// At two points, without repetition.
  package let findings: [Finding]
  /// What the namer said; unnamed when nothing was found.
  package let naming: Naming

  /// Whether something was found at a point.
  package var isCaught: Bool { !findings.isEmpty }

  /// Checks a submission at two points, and has the mistake named if something was found.
  ///
  /// The points have different seeds and, where the submission has several profiles, different sizes.
  ///
  /// - Parameter namer: nil leaves everything unnamed.
  package init(_ submission: Submission, seed: UInt64, namer: (any Namer)?) {
    let observations = (0..<2).map { point in
      let profile = submission.profiles[(Int(seed % 1000) + point) % submission.profiles.count]
      return Observation(of: submission, seed: 2 * seed + UInt64(point), profile: profile)
    }
    var findings: [Finding] = []
    for finding in observations.flatMap(\.findings) where !findings.contains(finding) {
      findings.append(finding)
    }
    self.submission = submission
    self.seed = seed
    self.findings = findings
    naming = findings.isEmpty ? .unnamed : namer?.name(observations) ?? .unnamed
  }
}

/// The corpus, measured.
package struct Measurement: Sendable {
  /// A mutant's trial, judged.
  package struct Judged: Sendable {
    package let mutant: Mutant
    package let trial: Trial

    /// Judged by the mutant's truth.
    package var outcome: Outcome {
      trial.isCaught ? Outcome(of: trial.naming, truth: mutant.truth.rows) : .missed
    }
  }

  /// Every mutant at every seed.
  package let mutants: [Judged]
  /// Every right submission at every seed.
  package let right: [Trial]
  /// Whether there was anything to name with.
  package let hasNamer: Bool

  /// Runs submissions of the corpus.
  package init(
    mutants: [Mutant] = allMutants, right: [Submission] = rightSubmissions, seeds: [UInt64],
    namer: (any Namer)?
  ) {
    self.mutants = mutants.flatMap { mutant in
      seeds.map { Judged(mutant: mutant, trial: Trial(mutant.submission, seed: $0, namer: namer)) }
    }
    self.right = right.flatMap { submission in
      seeds.map { Trial(submission, seed: $0, namer: namer) }
    }
    hasNamer = namer != nil
  }

  /// Whether every mutant was caught and every right submission accepted.
  package var isComplete: Bool {
    mutants.allSatisfy { $0.outcome != .missed } && right.allSatisfy { !$0.isCaught }
  }
}

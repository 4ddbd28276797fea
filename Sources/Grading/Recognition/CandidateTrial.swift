import WorkerProtocol

/// Compiles candidates and asks them every probe of an exercise.
struct CandidateTrial: Sendable {
  let environment: VerifierEnvironment
  let probes: ExerciseProbes
  let units: [UnitComponents]

  init(environment: VerifierEnvironment, probes: ExerciseProbes) {
    (self.environment, self.probes) = (environment, probes)
    units = probes.units.map(UnitComponents.init)
  }

  /// What a candidate answers to each unit; nil where that is what the reference answers.
  ///
  /// - Throws: when it cannot be made, compiled or started.
  func observations(of candidate: Candidate) throws -> [Observation?] {
    let text = try candidate.applied(to: environment.reference(probes.exercise))
    return try observations(environment.compile(probes.exercise, text))
  }

  /// What a compiled candidate answers.
  ///
  /// - Throws: when it cannot be started.
  func observations(_ start: VerifierEnvironment.Start) throws -> [Observation?] {
    let channel = try start()
    defer { channel.close() }
    let answers = try UnitProber(exercise: probes.exercise).answers(to: probes.units, on: channel)
    return zip(answers, units).map { answers, unit in
      let observation = Observation(answers, unit)
      return observation.wrong.isEmpty ? nil : observation
    }
  }
}

import CourseModel
public import GradientCheck
public import Tensors

extension Trial {
  /// Expects random behaviour: several statistical tests that share one rate of false alarms.
  ///
  /// ```swift
  /// trial.statistics("kept units, p = 0.2") { solution in
  ///   let kept = try solution.mask(…).storage
  ///   return [Statistics.binomial(successes: kept.count { $0 != 0 }, trials: kept.count, probability: 0.8)]
  /// }
  /// ```
  ///
  /// - Parameter family: draws from the student's code and tests what it drew; at least one test. What the tests trap
  ///   on, such as a count beyond the number of trials, is required first.
  public func statistics(_ label: String, family: (Solution) throws -> [StatisticalResult]) {
    attempt(label) {
      let tests = StatisticalFamily(try family(student), falseAlarmRate: Statistics.defaultFalseAlarmRate)
      try require(tests.isPlausible, tests.worst.sentence)
    }
  }

  /// Expects forward and backward pass of one call to multiply every entry by the same factor, as dropout does.
  ///
  /// - Parameter call: receives an input and an upstream gradient of a shape, both without zeros, and returns result and
  ///   input gradient.
  public func sameMask(
    _ label: String, shape: [Int],
    _ call: (Solution, _ input: Tensor, _ upstream: Tensor) throws -> (result: Tensor, gradient: Tensor)
  ) {
    let (input, upstream) = (normal(shape, awayFrom: [0]), normal(shape, awayFrom: [0]))
    attempt("\(label): the backward pass uses the mask of the forward pass") {
      let (result, gradient) = try call(student, input, upstream)
      try require(
        contract: Contracts.sameMask(input: input, output: result, cotangent: upstream, gradient: gradient))
    }
  }

  /// Expects that a layer in evaluation mode is not random: two calls give the same bits, whatever the generator, and
  /// draw nothing from it.
  ///
  /// - Parameter identity: what the result must equal, as with dropout that scales in training; `nil`: anything.
  public func evaluationModeDrawsNothing(
    _ label: String, identityOf identity: Tensor? = nil,
    _ call: (Solution, inout SplitMix64) throws -> Tensor
  ) {
    var generators = [random.next(), random.next()].map { SplitMix64.forStudent(secret: $0) }
    attempt("\(label): in evaluation mode nothing is random") {
      let before = generators
      var next = 0
      try require(
        contract: Contracts.evaluationMode(
          of: {
            defer { next += 1 }
            return try call(student, &generators[next])
          }, identityOf: identity))
      try require(generators == before, "the call draws from the generator in evaluation mode")
    }
  }
}

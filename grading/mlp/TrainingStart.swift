import Checks
import ExerciseBridges
import Exercises
import Tensors
import WorkerProtocol

/// A training of a small network that can be run for a number of steps or epochs from an equal generator each time.
struct RepeatedTraining {
  let layerSizes: [Int]
  let activation: Activation
  let secret: UInt64
  /// Trains for a number of steps or epochs.
  let train: (any MLPExercise, _ count: Int, inout SplitMix64) throws -> MLPParameters

  func run(_ solution: any MLPExercise, _ count: Int) throws -> MLPParameters {
    var rng = SplitMix64.forStudent(secret: secret)
    let parameters = try train(solution, count, &rng)
    try require(
      shapes(parameters.weights) == zip(layerSizes.dropFirst(), layerSizes).map { [$0, $1] }
        && shapes(parameters.biases) == layerSizes.dropFirst().map { [$0] },
      "the trained parameters do not have the shapes of a \(layerSizes) network")
    return parameters
  }

  func initialized(_ solution: any MLPExercise) throws -> MLPParameters {
    var rng = SplitMix64.forStudent(secret: secret)
    return try solution.initialize(layerSizes: layerSizes, activation: activation, using: &rng)
  }

  private func shapes(_ tensors: [Tensor]) -> [[Int]] { tensors.map(\.shape) }
}

extension Trial where Solution == any MLPExercise {
  /// The parameters that a training starts from: without a step it returns what `initialize` draws.
  ///
  /// - Returns: `nil` when the student's `initialize` gives other parameters for an equal generator: item c judges
  ///   that, and no step can be compared; the start is only looked at.
  /// - Throws: a ``Checks/Mismatch`` when the fault is the training's own.
  func start(of training: RepeatedTraining) throws -> MLPParameters? {
    let own = try answerIfAny { try training.initialized(student) }
    let start = try training.run(student, 0)
    if let own, try training.initialized(student) != own {
      try requireInitialRange(start, training.layerSizes, training.activation)
      return nil
    }
    try require(
      try training.run(student, 0) == start,
      "equal generators give different parameters after 0 steps: are numbers drawn from anything but `rng`?")
    let due = try fromReference("initial parameters of \(training.layerSizes), \(training.secret)") {
      try training.initialized($0)
    }
    guard [own, due].compactMap(\.self).contains(where: { agree(start, $0) }) else {
      throw Mismatch(
        "after 0 steps the parameters are not those that `initialize` draws from an equal generator")
    }
    return start
  }
}

/// Whether parameters are the same but for rounding.
func agree(_ a: MLPParameters, _ b: MLPParameters) -> Bool {
  mismatch(a.wireValue, expected: b.wireValue, within: .reference) == nil
}

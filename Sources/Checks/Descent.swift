import CourseModel
public import GradientCheck
public import Tensors

/// A training by gradient descent that can be run for a number of steps or epochs, from an equal generator each time.
public struct Descent<Solution> {
  /// Draws the parameters that the training starts from.
  public typealias Start = (Solution, inout SplitMix64) throws -> [NamedTensor]
  /// Trains for a number of steps, or epochs, and returns the parameters.
  public typealias Train = (Solution, _ count: Int, inout SplitMix64) throws -> [NamedTensor]
  /// The gradients of the loss of some examples, named like the parameters.
  public typealias Gradients = (Solution, _ at: [NamedTensor], _ examples: [Int]) throws -> [NamedTensor]

  let examples: Int
  let batchSize: Int
  let rate: Double
  let secret: UInt64
  let start: Start
  let train: Train
  let gradients: Gradients

  /// Describes a training.
  ///
  /// - Parameters:
  ///   - examples: how many the data set has.
  ///   - batchSize: examples of a step.
  ///   - rate: `η` of a step `θ − η·∇`.
  ///   - secret: decides the generator, see ``Tensors/SplitMix64/forStudent(secret:)``.
  public init(
    examples: Int, batchSize: Int, rate: Double, secret: UInt64, start: @escaping Start,
    train: @escaping Train, gradients: @escaping Gradients
  ) {
    (self.examples, self.batchSize, self.rate, self.secret) = (examples, batchSize, rate, secret)
    (self.start, self.train, self.gradients) = (start, train, gradients)
  }

  /// What the training starts from.
  func initialized(_ solution: Solution) throws -> [NamedTensor] {
    var rng = SplitMix64.forStudent(secret: secret)
    return try start(solution, &rng)
  }

  /// The parameters after a number of steps or epochs, with the names and shapes of others.
  func run(_ solution: Solution, _ count: Int, like due: [NamedTensor]) throws -> [NamedTensor] {
    var rng = SplitMix64.forStudent(secret: secret)
    let parameters = try train(solution, count, &rng)
    try parameters.requireShapes(of: due, "the trained parameters")
    return parameters
  }
}

/// Whose gradients steps follow.
///
/// A right training is not to be taken down by wrong gradients, which another item judges, nor the other way
/// round; so a step along either gradient is a step.
enum GradientsOwner {
  /// The reference, whose gradients are right.
  case reference
  /// The student. Asked second: where the right gradients explain a training, there is no need of these.
  case student
}

/// What is wrong with where a training led, compared with the ends that it may have, the likeliest first; several where
/// the order of the examples is free.
///
/// - Parameters:
///   - right: ends along the right gradients.
///   - own: ends along the student's gradients; `nil` when that function fails, or returns other shapes or NaN.
func wrongEnd(
  _ end: [NamedTensor], right: [[NamedTensor]], own: [[NamedTensor]?], _ step: String
) -> Mismatch? {
  // The end that is wrong in the fewest tensors tells most.
  let nearest = zip(right, own).min {
    end.differences(from: $0.0).count < end.differences(from: $1.0).count
  }
  guard let (right, own) = nearest, let (index, evidence) = end.differences(from: right).first else {
    return nil
  }
  let number = { (end: [NamedTensor]) in NumberText.text(end[index].value[evidence.index]) }
  let due =
    switch own {
    case let own? where own.agrees(with: right):
      "along the gradient, yours and the right one alike, gives \(number(right))"
    case let own?: "along your own gradient gives \(number(own)), along the right one \(number(right))"
    case nil: "along the right gradient gives \(number(right))"
    }
  return Mismatch("`\(end[index].name)` is wrong at \(evidence.index): \(step) \(due)", evidence: evidence)
}

extension [NamedTensor] {
  /// Throws a ``Mismatch`` unless names and shapes are those of parameters.
  public func requireShapes(of parameters: [NamedTensor], _ name: String) throws {
    try require(fit(parameters), "\(name) do not have the shapes of the parameters")
  }

  /// Whether names and shapes are those of others.
  func fit(_ others: [NamedTensor]) -> Bool {
    map(\.name) == others.map(\.name) && map(\.value.shape) == others.map(\.value.shape)
  }

  /// Whether parameters of equal shapes are the same but for rounding.
  func agrees(with others: [NamedTensor]) -> Bool { differences(from: others).isEmpty }

  /// The tensors in which parameters of equal shapes differ, each with its worst entry.
  fileprivate func differences(from others: [NamedTensor]) -> [(index: Int, evidence: Evidence)] {
    zip(self, others).enumerated().compactMap { index, pair in
      mismatch(pair.0.value, expected: pair.1.value, within: .reference, at: pair.1.name)?.evidence
        .map { (index, $0) }
    }
  }

  /// `θ − η·∇`.
  func stepped(along gradients: [NamedTensor], rate: Double) -> [NamedTensor] {
    zip(self, gradients).map { NamedTensor($0.name, $0.value - rate * $1.value) }
  }
}

import GradientCheck
import Tensors
import Testing

/// Makes wrong gradients of random right ones, on inputs of different sizes where asked.
struct Observed {
  /// Shapes of the argument, one for each input.
  var shapes = [[5, 7], [5, 7]]

  /// One observation: a random right gradient, and the wrong one made of it.
  ///
  /// - Parameter configure: adds what the caller knows; it sees the shape and further random numbers.
  static func input(
    _ shape: [Int], seed: UInt64, wrong: (Tensor) -> Tensor,
    configure: (inout WrongGradient, inout SplitMix64) -> Void = { _, _ in }
  ) -> WrongGradient {
    var random = SplitMix64(seed: seed)
    let right = Tensor.normal(shape, using: &random)
    var observation = WrongGradient(
      argument: NamedTensor("x", .normal(shape, using: &random)), analytic: wrong(right), numeric: right)
    configure(&observation, &random)
    return observation
  }

  /// The diagnoses for several seeds; each sees one input for every shape.
  func diagnoses(
    wrong: (Tensor) -> Tensor,
    configure: (inout WrongGradient, inout SplitMix64) -> Void = { _, _ in }
  ) -> [GradientDiagnosis<Signature>] {
    (0..<5 as Range<UInt64>).map { seed in
      diagnose(
        shapes.enumerated().map { index, shape in
          Self.input(shape, seed: 100 * seed + UInt64(index), wrong: wrong, configure: configure)
        })
    }
  }

  /// Expects one name for every seed, and returns its sentences without repetition.
  func sentences(
    _ relation: Relation, wrong: (Tensor) -> Tensor,
    configure: (inout WrongGradient, inout SplitMix64) -> Void = { _, _ in },
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> [String] {
    let found = diagnoses(wrong: wrong, configure: configure)
    var sentences: [String] = []
    for diagnosis in found {
      #expect(diagnosis.name?.relation == relation, "\(diagnosis.summary)", sourceLocation: sourceLocation)
      if let sentence = diagnosis.name?.sentence, !sentences.contains(sentence) { sentences.append(sentence) }
    }
    return sentences
  }

  /// Expects that nothing is named or suspected, for every seed.
  func expectUnnamed(
    wrong: (Tensor) -> Tensor,
    configure: (inout WrongGradient, inout SplitMix64) -> Void = { _, _ in },
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for diagnosis in diagnoses(wrong: wrong, configure: configure) {
      #expect(diagnosis == .unnamed, sourceLocation: sourceLocation)
    }
  }
}

extension Tensor {
  /// With some entries changed, by offset.
  func changed(_ change: (Int, Double) -> Double) -> Tensor {
    Tensor(shape: shape, storage: storage.enumerated().map { change($0.offset, $0.element) })
  }

  /// With noise of the given size relative to each entry.
  func noisy(_ size: Double) -> Tensor {
    var random = SplitMix64(seed: 77)
    return map { $0 * (1 + size * random.normal()) }
  }
}

extension GradientDiagnosis<Signature> {
  /// Relations and sentences, for messages of failing tests.
  var summary: String {
    switch self {
    case .named(let signature): "named \(signature.relation): \(signature.sentence)"
    case .candidates(let all): "candidates \(all.map { "\($0.relation): \($0.sentence)" })"
    case .unnamed: "unnamed"
    }
  }
}

import GradientCheck
import Tensors
import Testing

@Suite struct UnrelatedGradientsTests {
  private static let shapes = [
    [1], [2], [3], [7], [2, 3], [5, 2], [4, 3], [8, 2], [2, 3, 2], [2, 1, 3, 3],
  ]

  /// Everything a caller may know, all of it unrelated to the gradients.
  private static func input(_ shape: [Int], _ random: inout SplitMix64) -> WrongGradient {
    var sparse: Tensor { Tensor.bernoulli(shape, probability: 0.6, using: &random) }
    // Few entries would all be 0 at times, and that is a relation.
    let isSparse = shape.reduce(1, *) > 11 && random.bernoulli(0.3)
    let right = Tensor.normal(shape, using: &random) * (isSparse ? sparse : .ones(shape))
    let wrong = Tensor.normal(shape, using: &random) * (isSparse ? sparse : .ones(shape))
    var observation = WrongGradient(
      argument: NamedTensor("x", .normal(shape, using: &random)), analytic: wrong, numeric: right)
    observation.cotangent = .normal(shape, using: &random)
    observation.dimensions = [
      NamedDimension("rows", 9), NamedDimension("classes", 4), NamedDimension("steps", 5),
      NamedDimension("heads", 2), NamedDimension("channels", 7),
    ]
    observation.related = [
      RelatedTensor("the softmax", .uniform(shape, using: &random)), RelatedTensor("the mask", sparse),
      RelatedTensor("one value per sample", .uniform([shape[0]], using: &random)),
    ]
    observation.gradientForTwice = wrong * 2
    observation.gradientForZero = wrong * 0
    observation.gradientForOnes = .normal(shape, using: &random)
    return observation
  }

  /// 10,000 pairs of unrelated gradients, each beside the next one of its shape: nothing is named or suspected.
  @Test(arguments: 0..<10 as Range<UInt64>) func thousandPairs(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for shape in Self.shapes {
      var previous = Self.input(shape, &random)
      for pair in 0..<100 {
        let next = Self.input(shape, &random)
        let diagnosis = diagnose([previous, next])
        #expect(diagnosis == .unnamed, "\(shape), pair \(pair): \(diagnosis.summary)")
        previous = next
      }
    }
  }

  /// Right gradients, up to round-off, give nothing, whatever is known.
  @Test func rightGradients() {
    var random = SplitMix64(seed: 7)
    for index in 0..<300 {
      let inputs = (0..<2).map { _ in
        var observation = Self.input(Self.shapes[index % Self.shapes.count], &random)
        observation.analytic = observation.numeric.noisy(1e-9)
        (observation.gradientForTwice, observation.gradientForZero) = (nil, nil)
        return observation
      }
      #expect(diagnose(inputs) == .unnamed)
      #expect(diagnose(arguments: [inputs]).sentences.isEmpty)
    }
  }
}

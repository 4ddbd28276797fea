import Bank
import Components
import Tensors

/// One known mistake without its component's type, as tests put it to points.
struct KnownMistakeProbe: Sendable {
  let id: String
  let rows: Set<Int>
  let sentence: String
  /// The mistake's answer at a point.
  let answer: @Sendable (_ seed: UInt64, _ profile: Int) -> Answer

  init<Kind: HasKnownMistakes>(_ kind: Kind.Type, _ mistake: KnownMistake<Kind>) {
    id = mistake.id
    rows = mistake.rows
    sentence = mistake.sentence
    answer = { seed, profile in
      let sample = kind.makeCase(seed: seed, profile: profile)
      let right = AnyComponentCase(sample)
      let expected = right.forward(sample.point)
      var rng = SplitMix64.stream(secret: seed, "cotangent", profile)
      let cotangent = Tensor.normal(expected.shape, using: &rng)
      let result =
        mistake.forward.map { forward in try? forward(sample.point, sample.context) } ?? expected
      let gradients = try? mistake.pullback(sample.point, sample.context, cotangent)
      let rightGradients = right.pullback(sample.point, cotangent)
      let isWrong =
        !agree(result.map { [$0] } ?? [], [expected])
        || gradients.map { !agree($0, rightGradients) } ?? false
      return Answer(
        right: right, cotangent: cotangent, result: result, gradients: gradients, isWrong: isWrong,
        pullbackThrew: gradients == nil)
    }
  }
}

extension HasKnownMistakes {
  static var probes: [KnownMistakeProbe] { knownMistakes.map { KnownMistakeProbe(self, $0) } }

  /// How many explanations, and whether one has these rows.
  static func explanationIDs(of answers: [Answer]) -> [String] { explanations(of: answers).map(\.id) }
}

/// Whether tensors differ by at most 10⁻⁶ of the second ones' norms.
func agree(_ a: [Tensor], _ b: [Tensor], within tolerance: Double = 1e-6) -> Bool {
  a.map(\.shape) == b.map(\.shape)
    && zip(a, b).allSatisfy { ($0 - $1).norm() <= tolerance * $1.norm() }
}

/// The points of a test: every profile at a few seeds.
func points(_ kind: any HasKnownMistakes.Type, seeds: Range<UInt64>) -> [(seed: UInt64, profile: Int)] {
  seeds.flatMap { seed in (0..<kind.profileCount).map { (seed, $0) } }
}

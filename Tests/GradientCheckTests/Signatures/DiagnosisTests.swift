import GradientCheck
import Tensors
import Testing

@Suite struct DiagnosisTests {
  private func scaled(_ ratio: Double, seed: UInt64) -> WrongGradient {
    Observed.input([5, 7], seed: seed, wrong: { $0 * ratio }) { observation, _ in
      observation.dimensions = [NamedDimension("rows", 5)]
    }
  }

  @Test func oneInputGivesCandidatesOnly() {
    guard case .candidates(let found) = diagnose([scaled(5, seed: 1)]) else {
      Issue.record("One input must not be enough")
      return
    }
    #expect(found.map(\.relation) == [.constantRatio])
    #expect(diagnose([scaled(5, seed: 1), scaled(5, seed: 2)]).name?.parameters == "rows")
  }

  /// The same input twice is one input.
  @Test func repeatedInputCountsOnce() {
    #expect(diagnose([scaled(5, seed: 1), scaled(5, seed: 1)]).name == nil)
  }

  @Test func nothingToSay() {
    #expect(diagnose([]) == .unnamed)
    #expect(diagnose([scaled(1, seed: 1), scaled(1, seed: 2)]) == .unnamed)
    #expect(diagnose([scaled(1 + 1e-8, seed: 1), scaled(1 + 1e-8, seed: 2)]) == .unnamed)
    #expect(diagnose([scaled(.nan, seed: 1), scaled(.nan, seed: 2)]) == .unnamed)
    let empty = Tensor.zeros([0, 3])
    for analytic in [empty, Tensor.zeros([3])] {
      let input = WrongGradient(argument: NamedTensor("x", empty), analytic: analytic, numeric: empty)
      #expect(diagnose([input]) == .unnamed)
    }
  }

  /// An input on which the mistake does not show neither supports nor refutes a name.
  @Test func rightInputsAreLeftOut() {
    #expect(diagnose([scaled(5, seed: 1), scaled(1, seed: 2)]).name == nil)
    #expect(diagnose([scaled(5, seed: 1), scaled(1, seed: 2), scaled(5, seed: 3)]).name != nil)
  }

  /// Each input has its own explanation: no mistake explains both.
  @Test func differentRelationsRefuteEachOther() {
    let flipped = Observed.input([5, 7], seed: 2, wrong: { $0.flipped(axis: 0) })
    #expect(diagnose([scaled(5, seed: 1), flipped]) == .unnamed)
  }

  /// Two relations that hold on every input, neither more specific: a class beside its complement.
  @Test func severalRelationsAreCandidates() {
    let inputs = (0..<2 as Range<UInt64>).map { seed in
      Observed.input([5, 2], seed: seed, wrong: { $0 }) { observation, _ in
        let column = observation.numeric.slice(axis: 1, 0..<1)
        observation.numeric = concatenate([column, column * -1], axis: 1)
        observation.analytic = observation.numeric * -1
      }
    }
    guard case .candidates(let found) = diagnose(inputs) else {
      Issue.record("The sign and the order of the classes cannot be told apart")
      return
    }
    #expect(Set(found.map(\.relation)) == [.constantRatio, .flipped])
  }

  /// A numerical gradient with a larger error blurs relations; one that is worthless supports none.
  @Test func uncertainty() {
    func inputs(_ uncertainty: Double) -> [WrongGradient] {
      (1...2 as ClosedRange<UInt64>).map { seed in
        var observation = scaled(5, seed: seed)
        observation.numeric = observation.numeric.noisy(1e-5)
        observation.uncertainty = uncertainty
        return observation
      }
    }
    #expect(diagnose(inputs(0)) == .unnamed)
    #expect(diagnose(inputs(1e-3)).name?.relation == .constantRatio)
    #expect(diagnose(inputs(1)) == .unnamed)
  }

  /// Entries at kinks are unknown, and the rest is enough.
  @Test func unknownEntries() {
    for relation in [Relation.constantRatio, .flipped, .missingEntries] {
      let inputs = (1...2 as ClosedRange<UInt64>).map { seed in
        Observed.input([5, 7], seed: seed, wrong: { $0 }) { observation, _ in
          let right = observation.numeric
          observation.analytic =
            switch relation {
            case .constantRatio: right * -1
            case .flipped: right.flipped(axis: 0)
            default: right.changed { $0 % 7 == 6 ? 0 : $1 }
            }
          observation.numeric = right.changed { $0 == 10 ? .nan : $1 }
        }
      }
      #expect(diagnose(inputs).name?.relation == relation)
    }
  }

  /// A numerical gradient brings its error, and leaves out its kinks.
  @Test func fromNumericalGradient() throws {
    let inputs = (0..<2 as Range<UInt64>).map { seed in
      var random = SplitMix64(seed: seed)
      var point = Tensor.normal([5, 3], using: &random)
      point.storage[4] = 0
      let numerical = numericalGradient(
        of: { $0.map { abs($0) * $0 * $0 + abs($0) }.sum() }, at: point, named: "x")
      let analytic = point.map { 3 * $0 * abs($0) + ($0 < 0 ? -1 : 1) } * 15
      var observation = WrongGradient(
        argument: NamedTensor("x", point), analytic: analytic, numerical: numerical)
      observation.dimensions = [NamedDimension("entries", 15)]
      #expect(observation.numeric.storage[4].isNaN)
      return observation
    }
    #expect(diagnose(inputs).name?.parameters == "entries")
  }
}

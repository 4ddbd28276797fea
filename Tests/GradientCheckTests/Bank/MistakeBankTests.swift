import GradientCheck
import Tensors
import Testing

@Suite struct MistakeBankTests {
  private struct Failure: Error {}

  /// Softmax by rows, with mistakes in its gradient.
  private static let bank = MistakeBank([
    KnownGradientMistake(id: "no-sum", sentence: "The sum is missing.") { arguments, cotangent in
      [softmax(arguments[0]) * cotangent]
    },
    KnownGradientMistake(id: "diagonal", sentence: "Only the diagonal is there.") { arguments, cotangent in
      let softmax = softmax(arguments[0])
      return [softmax * (1 - softmax) * cotangent]
    },
    KnownGradientMistake(id: "zero", sentence: "It is 0.") { arguments, _ in [arguments[0] * 0] },
    KnownGradientMistake(id: "throws", sentence: "It throws.") { _, _ in throw Failure() },
    KnownGradientMistake(id: "shape", sentence: "It has another shape.") { arguments, cotangent in
      [(softmax(arguments[0]) * cotangent).flattened()]
    },
    KnownGradientMistake(id: "count", sentence: "It has a gradient too many.") { arguments, cotangent in
      let gradient = softmax(arguments[0]) * cotangent
      return [gradient, gradient]
    },
  ])

  private static func softmax(_ logits: Tensor) -> Tensor {
    let powers = exp(logits)
    return powers / powers.sum(axis: 1, keepDims: true)
  }

  private func calls(
    seeds: [UInt64] = [1, 2], _ student: (Tensor, Tensor) -> Tensor
  ) -> [PullbackCall] {
    seeds.map { seed in
      var random = SplitMix64(seed: seed)
      let (logits, cotangent) = (
        Tensor.normal([3, 4], using: &random), Tensor.normal([3, 4], using: &random)
      )
      return PullbackCall(arguments: [logits], cotangent: cotangent, gradients: [student(logits, cotangent)])
    }
  }

  private func ids(_ diagnosis: GradientDiagnosis<KnownGradientMistake>) -> [String] {
    switch diagnosis {
    case .named(let mistake): ["named", mistake.id]
    case .candidates(let mistakes): ["candidates"] + mistakes.map(\.id)
    case .unnamed: ["unnamed"]
    }
  }

  @Test func uniqueMatchOnTwoInputs() {
    let diagonal = calls { logits, cotangent in
      let softmax = Self.softmax(logits)
      return (softmax - softmax * softmax) * cotangent
    }
    #expect(ids(Self.bank.recognise(diagonal)) == ["named", "diagonal"])
    #expect(Self.bank.recognise(diagonal).name?.sentence == "Only the diagonal is there.")
    #expect(ids(Self.bank.recognise(calls { $0 * $1 * 0 })) == ["named", "zero"])
  }

  @Test func oneInputIsNotEnough() {
    let one = calls(seeds: [1]) { Self.softmax($0) * $1 }
    #expect(ids(Self.bank.recognise(one)) == ["candidates", "no-sum"])
    #expect(ids(Self.bank.recognise(one + one)) == ["candidates", "no-sum"])
    #expect(ids(Self.bank.recognise([])) == ["unnamed"])
  }

  /// For two classes that are equally likely the diagonal is half of the whole; both mistakes below answer alike.
  @Test func severalMatchesAreCandidates() {
    let twins = MistakeBank(
      Self.bank.mistakes + [
        KnownGradientMistake(id: "twin", sentence: "The same in other words.") { arguments, cotangent in
          [cotangent * Self.softmax(arguments[0])]
        }
      ])
    #expect(ids(twins.recognise(calls { Self.softmax($0) * $1 })) == ["candidates", "no-sum", "twin"])
  }

  @Test func everyCallMustMatch() {
    let first = calls(seeds: [1]) { Self.softmax($0) * $1 }
    let second = calls(seeds: [2]) { $0 * $1 * 0 }
    #expect(ids(Self.bank.recognise(first + second)) == ["unnamed"])
  }

  @Test func nineDigits() {
    #expect(ids(Self.bank.recognise(calls { Self.softmax($0) * $1 * (1 + 1e-11) })) == ["named", "no-sum"])
    #expect(ids(Self.bank.recognise(calls { Self.softmax($0) * $1 * (1 + 1e-8) })) == ["unnamed"])
    #expect(ids(Self.bank.recognise(calls { Self.softmax($0) * $1 * .nan })) == ["unnamed"])
  }

  /// Nothing returned, or nothing in it, matches nothing.
  @Test func emptyAnswers() {
    let empty = PullbackCall(
      arguments: [.zeros([0, 4])], cotangent: .zeros([0, 4]), gradients: [.zeros([0, 4])])
    #expect(ids(Self.bank.recognise([empty])) == ["unnamed"])
    let none = calls { logits, _ in logits }.map {
      PullbackCall(arguments: $0.arguments, cotangent: $0.cotangent, gradients: [])
    }
    #expect(
      ids(MistakeBank([KnownGradientMistake(id: "none", sentence: "") { _, _ in [] }]).recognise(none)) == [
        "unnamed"
      ])
  }
}

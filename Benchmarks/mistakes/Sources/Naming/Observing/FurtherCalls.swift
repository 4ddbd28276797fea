import Components
import Corpus
import GradientCheck
import Measurement
import Tensors

/// Calls a submission again, and notes which arguments it overwrites.
private struct Caller {
  let observation: Observation
  private(set) var changed: Set<String> = []

  init(_ observation: Observation) { self.observation = observation }

  /// The result at other arguments; nil when the function throws.
  mutating func forward(_ code: StudentCode, at point: [Tensor]) -> Tensor? {
    var arguments = point
    let result = try? code.forward(&arguments)
    note(point, arguments)
    return result
  }

  /// The gradients for a cotangent; nil when the function throws or returns another number of them.
  mutating func gradients(_ code: StudentCode, for cotangent: Tensor) -> [Tensor]? {
    let point = observation.right.point
    var arguments = point
    let gradients = try? code.pullback(&arguments, cotangent)
    note(point, arguments)
    return gradients?.count == point.count ? gradients : nil
  }

  private mutating func note(_ before: [Tensor], _ after: [Tensor]) {
    for (place, argument) in observation.right.arguments.enumerated()
    where before[place] != after[place] {
      changed.insert(argument.name)
    }
  }
}

extension Observation {
  /// What further calls return, for each argument.
  func furtherCalls() -> [ExtraCalls] {
    var caller = Caller(self)
    let ones = right.pullback(right.point, Tensor.full(cotangent.shape, 1))
    let doubled = caller.gradients(start(), for: 2 * cotangent)
    let zero = caller.gradients(start(), for: .zeros(cotangent.shape))
    let code = start()
    _ = caller.gradients(code, for: cotangent)
    let repeated = caller.gradients(code, for: cotangent)

    var calls = ExtraCalls()
    calls.shiftedLogits = right.arguments.firstIndex { $0.name == "logits" }.flatMap { logits in
      caller.forward(start(), at: right.point.replacing(logits) { $0 + 1000 })
    }
    calls.evaluations = evaluations(&caller)
    calls.earlierPositions = earlierPositions(&caller)
    calls.probabilities = attentionWeights()
    _ = caller.forward(start(), at: right.point)
    calls.changedInputs = caller.changed.sorted()
    return right.arguments.indices.map { place in
      var own = calls
      own.gradientForOnes = ones[place]
      own.doubledCotangent = doubled?[place]
      own.zeroCotangent = zero?[place]
      own.repeated = repeated?[place]
      own.laterTokens = laterTokens(&caller, place)
      return own
    }
  }

  /// Two results of one object; nil unless the right dropout lets everything through.
  private func evaluations(_ caller: inout Caller) -> TensorPair? {
    guard right.component == "dropout", right.forward(right.point) == right.point[0] else { return nil }
    let code = start()
    guard let first = caller.forward(code, at: right.point),
      let second = caller.forward(code, at: right.point)
    else { return nil }
    return TensorPair(first, second)
  }

  /// The results at all positions but the last, before and after the last token of every sequence is changed;
  /// nil where the right results change as well.
  private func earlierPositions(_ caller: inout Caller) -> TensorPair? {
    guard right.component.hasSuffix("attention"), let result else { return nil }
    let changed = right.point.map { $0.rank == 3 ? $0.withLastPositionNegated : $0 }
    func earlier(_ tensor: Tensor) -> Tensor { tensor.slice(axis: 1, 0..<tensor.shape[1] - 1) }
    let before = earlier(right.forward(right.point))
    guard (earlier(right.forward(changed)) - before).norm() <= 1e-9 * before.norm(),
      let after = caller.forward(start(), at: changed), after.shape == cotangent.shape,
      result.shape == cotangent.shape
    else { return nil }
    return TensorPair(earlier(result), earlier(after))
  }

  /// The gradient of the second half of the tokens for a cotangent of the first half; nil unless the right one
  /// is 0.
  private func laterTokens(_ caller: inout Caller, _ place: Int) -> Tensor? {
    let tokens = right.point[place].rank == 3 ? right.point[place].shape[1] : 0
    guard right.component == "attention", tokens == cotangent.shape[1], tokens > 1 else { return nil }
    let half = tokens / 2
    let early = concatenate(
      [
        cotangent.slice(axis: 1, 0..<half),
        .zeros([cotangent.shape[0], tokens - half, cotangent.shape[2]]),
      ], axis: 1)
    func later(_ gradient: Tensor) -> Tensor { gradient.slice(axis: 1, half..<tokens) }
    guard later(right.pullback(right.point, early)[place]).storage.allSatisfy({ $0 == 0 }),
      let gradient = caller.gradients(start(), for: early)?[place],
      gradient.shape == right.point[place].shape
    else { return nil }
    return later(gradient)
  }

  /// Attention weights of the backward pass, where they are the right ones but for a factor of each row that is 1 for
  /// the last: rows that a softmax over all keys gives. Otherwise of the forward pass.
  private func attentionWeights() -> Tensor? {
    guard let expected = backwardWeights({ right.pullback(right.point, $0) }),
      let backward = studentsBackwardWeights(), backward.shape == expected.shape
    else { return forwardWeights() }
    let factors = backward.sum(axis: -1, keepDims: true)
    let last = factors.select(axis: 1, at: factors.shape[1] - 1).storage
    let isLate =
      (backward - factors * expected).norm() <= 1e-9 * expected.norm()
      && last.allSatisfy { abs($0 - 1) < 1e-9 }
      && factors.storage.contains { abs($0 - 1) > 1e-6 }
    return isLate ? backward : forwardWeights()
  }
}

extension [Tensor] {
  /// With one tensor changed.
  fileprivate func replacing(_ place: Int, by change: (Tensor) -> Tensor) -> [Tensor] {
    var copy = self
    copy[place] = change(copy[place])
    return copy
  }
}

extension Tensor {
  /// With another sign at the last position of the axis of positions.
  fileprivate var withLastPositionNegated: Tensor {
    let last = shape[1] - 1
    return concatenate([slice(axis: 1, 0..<last), -slice(axis: 1, last..<last + 1)], axis: 1)
  }
}

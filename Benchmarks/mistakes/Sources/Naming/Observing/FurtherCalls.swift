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
    calls.probabilities = attentionWeights(&caller)
    calls.changedInputs = caller.changed.sorted()
    return right.arguments.indices.map { place in
      var own = calls
      own.gradientForOnes = ones[place]
      own.doubledCotangent = doubled?[place]
      own.zeroCotangent = zero?[place]
      own.repeated = repeated?[place]
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

  /// The result when every value is the unit vector of its key: the weights with which values are averaged.
  private func attentionWeights(_ caller: inout Caller) -> Tensor? {
    guard let place = right.arguments.firstIndex(where: { $0.name == "values" }) else { return nil }
    let values = right.point[place]
    let units = Tensor.oneHot(Array(0..<values.shape[1]), classes: values.shape[1])
    let point = right.point.replacing(place) { _ in
      units.expanded(axis: 0).broadcast(to: [values.shape[0], values.shape[1], values.shape[1]])
    }
    return caller.forward(start(), at: point)
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

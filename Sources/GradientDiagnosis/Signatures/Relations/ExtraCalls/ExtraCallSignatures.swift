import NumericalDifferentiation
import Tensors

/// What further calls contradict, whatever the values of the gradient.
func extraCallSignatures(_ observation: WrongGradient) -> [Signature] {
  cotangentSignatures(observation) + repetitionSignatures(observation) + forwardSignatures(observation)
}

/// `a(2g) = a(g)`, `a(0) ≠ 0`, or `a` is the gradient for a cotangent of ones.
private func cotangentSignatures(_ observation: WrongGradient) -> [Signature] {
  let calls = observation.extraCalls
  let a = observation.analytic
  let size = euclideanNorm(a.storage)
  guard size > 0, size.isFinite else { return [] }
  let limit = GradientPair.tightness * size
  let ones =
    calls.gradientForOnes.map {
      $0.shape == a.shape && $0.storage.allSatisfy(\.isFinite) && agree(a.storage, $0.storage, limit)
    } ?? false
  // A right gradient for ones is no contradiction.
  let isForOnes = ones && GradientPair(observation)?.isRight != true
  let isSame =
    calls.doubledCotangent.map { $0.shape == a.shape && agree(a.storage, $0.storage, limit) } ?? false
  let atZero = calls.zeroCotangent.map { euclideanNorm($0.storage) > limit } ?? false
  if isSame || isForOnes {
    let what =
      isForOnes ? ": this is the gradient for an upstream gradient of ones" : ": twice of it changes nothing"
    return [
      Signature(
        .ignoresCotangent,
        Interpretation(
          symbols: "", statement: "The upstream gradient is ignored" + what,
          question: "is it multiplied in, as the chain rule asks"))
    ]
  }
  guard atZero else { return [] }
  return [
    Signature(
      .notZeroAtZero,
      Interpretation(
        symbols: "", statement: "For an upstream gradient of zeros the gradient must be 0 and is not",
        question: "is something added that the upstream gradient is not multiplied with"))
  ]
}

/// The second of two equal calls returns twice the first, or something else; the call changes its input.
private func repetitionSignatures(_ observation: WrongGradient) -> [Signature] {
  let calls = observation.extraCalls
  var found: [Signature] = []
  if let repeated = calls.repeated, repeated.shape == observation.analytic.shape,
    !repeated.hasSameBits(as: observation.analytic)
  {
    let (first, second) = (observation.analytic.storage, repeated.storage)
    let size = euclideanNorm(first)
    let isDoubled = agree(second, first.map { 2 * $0 }, GradientPair.tightness * size)
    if isDoubled {
      found.append(
        Signature(
          .accumulated,
          Interpretation(
            symbols: "", statement: "A second call returns twice the gradient of the first",
            question: "are the gradients set to 0 before each backward pass")))
    } else if !agree(second, first, 1e-9 * size) {
      found.append(
        Signature(
          .callsDiffer,
          Interpretation(
            symbols: "", statement: "Two calls with the same arguments return different gradients",
            question: "are a mask or noise drawn again in the backward pass")))
    }
  }
  if !calls.changedInputs.isEmpty {
    let names = listed(calls.changedInputs.sorted().map { "`\($0)`" })
    found.append(
      Signature(
        .changesInput,
        Interpretation(
          symbols: names, statement: "The call changes its input \(names)",
          question: "is a tensor overwritten that is still needed")))
  }
  return found
}

/// Contradictions of the forward function.
private func forwardSignatures(_ observation: WrongGradient) -> [Signature] {
  let calls = observation.extraCalls
  var found: [Signature] = []
  func add(
    _ relation: Relation, _ statement: String, _ question: String, _ symbols: String = "", if isSeen: Bool?
  ) {
    guard isSeen == true else { return }
    found.append(
      Signature(relation, Interpretation(symbols: symbols, statement: statement, question: question)))
  }
  add(
    .notFinite, "With 1000 added to every logit the result is not a finite number",
    "is the largest logit subtracted before the exponential",
    if: calls.shiftedLogits.map { !$0.storage.allSatisfy(\.isFinite) })
  add(
    .evaluationsDiffer, "Two calls in evaluation mode return different results",
    "is dropout switched off in evaluation mode", if: calls.evaluations.map(\.differ))
  if let pair = calls.earlierPositions, pair.differ {
    let isNext = pair.first.shape == pair.second.shape && (pair.second - pair.first).isZero(but: .last)
    add(
      .notCausal,
      "A later token changes the results at \(isNext ? "the position before it" : "earlier positions")",
      "is the causal mask off by one, or missing", isNext ? "next" : "", if: true)
  } else if let later = calls.laterTokens,
    euclideanNorm(later.storage) > 1e-9 * euclideanNorm(observation.analytic.storage)
  {
    let isNext = later.isZero(but: .first)
    add(
      .notCausal,
      "The results at earlier positions hand a gradient on to \(isNext ? "the next token" : "later tokens")",
      "is the causal mask of the backward pass off by one, or missing", isNext ? "next" : "", if: true)
  }
  add(
    .notNormalised, "Probabilities do not sum to 1", "is the mask applied after the softmax",
    if: calls.probabilities.map { probabilities in
      probabilities.rank > 0
        && probabilities.sum(axis: -1, keepDims: false).storage.contains { !(abs($0 - 1) < 1e-6) }
    })
  return found
}

extension TensorPair {
  /// Whether entries differ by more than round-off, or the shapes do.
  fileprivate var differ: Bool {
    first.shape != second.shape
      || !agree(second.storage, first.storage, 1e-9 * max(euclideanNorm(first.storage), 1e-300))
  }
}

extension Tensor {
  fileprivate enum End { case first, last }

  /// Whether all positions along the axis before the last are 0 but the first, or the last, of several.
  fileprivate func isZero(but end: End) -> Bool {
    guard rank >= 2, shape[rank - 2] > 1 else { return false }
    let (axis, count) = (rank - 2, shape[rank - 2])
    let others = slice(axis: axis, end == .first ? 1..<count : 0..<count - 1)
    return euclideanNorm(others.storage) <= 1e-9 * euclideanNorm(storage)
  }
}

import NumericalDifferentiation
import Tensors

/// What calls with other cotangents contradict, whatever the values of the gradient: `a(2g) = a(g)`, `a(0) ≠ 0`,
/// or `a` is the gradient for a cotangent of ones.
func cotangentContradiction(_ observation: WrongGradient) -> Signature? {
  let a = observation.analytic
  let size = euclideanNorm(a.storage)
  guard size > 0, size.isFinite else { return nil }
  let limit = GradientPair.tightness * size
  // A right gradient for ones is no contradiction.
  let isForOnes =
    observation.gradientForOnes.map {
      $0.shape == a.shape && $0.storage.allSatisfy(\.isFinite) && agree(a.storage, $0.storage, limit)
    } == true && GradientPair(observation)?.isRight != true
  let isForTwice =
    observation.gradientForTwice.map { $0.shape == a.shape && agree(a.storage, $0.storage, limit) } ?? false
  if isForOnes || isForTwice {
    let what =
      isForOnes ? "this is the gradient for an upstream gradient of ones" : "twice of it changes nothing"
    return Signature(
      .ignoresCotangent,
      Interpretation(
        symbols: "", statement: "The upstream gradient is ignored: \(what)",
        question: "is it multiplied in, as the chain rule asks"))
  }
  guard let atZero = observation.gradientForZero, euclideanNorm(atZero.storage) > limit else { return nil }
  return Signature(
    .notZeroAtZero,
    Interpretation(
      symbols: "", statement: "For an upstream gradient of zeros the gradient must be 0 and is not",
      question: "is something added that the upstream gradient is not multiplied with"))
}

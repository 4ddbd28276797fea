import NumericalDifferentiation
import Tensors

/// The values are right under another shape, or are once summed; sums vanish along the wrong axis.
func shapes(_ pair: GradientPair) -> [Signature] {
  [broadcastNotReduced(pair), otherShape(pair), otherSums(pair), otherSumAxes(pair), sameTotals(pair)]
    .compactMap(\.self)
}

/// `a` has the shape of a broadcast, and summed back it is `n`.
private func broadcastNotReduced(_ pair: GradientPair) -> Signature? {
  let analytic = pair.observation.analytic
  let shape = pair.shape
  guard analytic.rank >= shape.count, analytic.count > pair.n.count, pair.norm > 0 else { return nil }
  let missing = analytic.rank - shape.count
  let isBroadcast = shape.indices.allSatisfy { shape[$0] == analytic.shape[missing + $0] || shape[$0] == 1 }
  guard isBroadcast,
    agree(analytic.sum(toShape: shape).storage, pair.n, pair.tolerance)
  else { return nil }
  return Signature(
    .broadcastNotReduced,
    Interpretation(
      symbols: "",
      statement: "The gradient has shape \(analytic.shape) where \(shape) is due; summed over the axes along "
        + "which the argument was repeated, it is right",
      question: "is that sum missing"))
}

/// The same entries in the same order, shaped otherwise.
private func otherShape(_ pair: GradientPair) -> Signature? {
  guard !pair.hasRightShape, pair.norm > 0, pair.fits(pair.n) else { return nil }
  return Signature(
    .otherShape,
    Interpretation(
      symbols: "",
      statement: "The numbers are right, but the shape is \(pair.observation.analytic.shape) where "
        + "\(pair.shape) is due"))
}

/// `n` adds up to the same number along one axis, as a softmax to 1 and its gradient to 0, and `a` along another.
///
/// At least two sums of three entries each must be equal.
private func otherSums(_ pair: GradientPair) -> Signature? {
  guard pair.hasRightShape, pair.isComplete, pair.norm > 0, pair.shape.count >= 2 else { return nil }
  let analytic = pair.observation.analytic
  let right = pair.shape.indices.filter { pair.commonSum(of: pair.observation.numeric, along: $0) != nil }
  let actual = pair.shape.indices.filter { pair.commonSum(of: analytic, along: $0) != nil }
  guard right.count == 1, actual.count == 1, right != actual,
    let total = pair.commonSum(of: pair.observation.numeric, along: right[0]),
    pair.commonSum(of: analytic, along: actual[0]) == total
  else { return nil }
  let (due, found) = (pair.axisName(right[0], plural: true), pair.axisName(actual[0], plural: true))
  return Signature(
    .otherSums,
    Interpretation(
      symbols: "axis \(actual[0]) for \(right[0])",
      statement: "The right \(pair.quantity) adds up to \(total) over the \(due), yours over the \(found)",
      question: "is the softmax, or the mean, taken over the wrong axis"))
}

extension GradientPair {
  /// 0 or 1, when that is what the entries along the axis add up to everywhere.
  fileprivate func commonSum(of tensor: Tensor, along axis: Int) -> Int? {
    let size = euclideanNorm(tensor.storage)
    guard tensor.shape[axis] >= 3, tensor.count / tensor.shape[axis] >= 2, size > 0 else { return nil }
    let sums = tensor.sum(axis: axis, keepDims: false)
    return [0, 1].first { euclideanNorm((sums - Double($0)).storage) <= Self.tightness * size }
  }
}

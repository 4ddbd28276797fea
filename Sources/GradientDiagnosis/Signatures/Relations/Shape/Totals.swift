import Tensors

/// `n` is the cotangent summed over some axes, as the gradient of a bias is, and `a` over others.
func otherSumAxes(_ pair: GradientPair) -> Signature? {
  guard let cotangent = pair.observation.cotangent, (2...5).contains(cotangent.rank), pair.isComplete,
    pair.norm > 0, pair.a.count > 1
  else { return nil }
  let subsets = (0..<(1 << cotangent.rank)).map { bits in
    (0..<cotangent.rank).filter { bits & (1 << $0) != 0 }
  }
  func axes(_ values: [Double]) -> [[Int]] {
    subsets.filter { axes in
      let length = cotangent.shape.indices.filter { !axes.contains($0) }.map { cotangent.shape[$0] }
      guard length.reduce(1, *) == values.count else { return false }
      return agree(values, cotangent.sum(axes: axes).storage, pair.tolerance)
    }
  }
  let (due, found) = (axes(pair.n), axes(pair.a))
  guard due.count == 1, found.count == 1, due != found else { return nil }
  return Signature(
    .otherSumAxes,
    Interpretation(
      symbols: "axes \(found[0]) for \(due[0])",
      statement:
        "The upstream gradient must be summed over \(told(due[0])), and is summed over \(told(found[0]))",
      question: "which axis does the argument not have"))
}

private func told(_ axes: [Int]) -> String {
  axes.isEmpty ? "no axis" : "ax\(axes.count == 1 ? "is" : "es") \(listed(axes.map(String.init)))"
}

/// For each index of the first two axes, such as image and channel, `a` adds up to what `n` does: the gradient is
/// handed on, to the wrong places.
///
/// Three totals must be other than 0.
func sameTotals(_ pair: GradientPair) -> Signature? {
  guard pair.hasRightShape, pair.isComplete, pair.shape.count >= 3, pair.norm > 0 else { return nil }
  let axes = Array(2..<pair.shape.count)
  let due = pair.observation.numeric.sum(axes: axes).storage
  guard pair.shape[2...].reduce(1, *) > 2, due.count(where: { abs($0) > 1e-3 * pair.norm }) >= 3,
    agree(pair.observation.analytic.sum(axes: axes).storage, due, pair.tolerance)
  else { return nil }
  return Signature(
    .sameTotals,
    Interpretation(
      symbols: "",
      statement: "The gradient adds up to the right totals, but lies in the wrong places",
      question: "does another entry get it than the one that the result came from"))
}

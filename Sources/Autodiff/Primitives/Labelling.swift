import Tensors

/// What is computed with labels: a vector (N) of whole numbers in 0..<K, of which no gradient is taken.
enum Labelling: Hashable {
  /// Operands: logits (N, K) and labels; result, a scalar: the mean over rows of log Σₖ exp(xₖ) − x of the row's label.
  case negativeLogLikelihood
  /// Operand: labels; result (N, K) with 1 in column `labels[row]`, else 0.
  case oneHot(classes: Int)

  func shape(_ x: [Int], _ y: [Int]?) -> [Int] {
    switch self {
    case .negativeLogLikelihood:
      let labels = present(y)
      require(
        x.count == 2 && labels == [x[0]],
        "labels of shape \(labels) do not give each row of logits of shape \(x) a label")
      return []
    case .oneHot(let classes):
      require(x.count == 1, "labels are a vector, not of shape \(x)")
      return [x[0], classes]
    }
  }

  func evaluate(_ x: Tensor, _ y: Tensor?) -> Tensor {
    switch self {
    case .negativeLogLikelihood:
      _ = shape(x.shape, y?.shape)
      let classes = x.shape[1]
      let labels = indices(present(y), below: classes)
      let origin = x.max(axis: 1, keepDims: true)
      var losses = log(exp(x - origin).sum(axis: 1, keepDims: true)) + origin
      for (row, label) in labels.enumerated() { losses.storage[row] -= x.storage[row * classes + label] }
      return Tensor(losses.mean())
    case .oneHot(let classes): return .oneHot(indices(x, below: classes), classes: classes)
    }
  }

  func pullBack<E>(_ p: inout Pullback<E>) {
    guard self == .negativeLogLikelihood else { return }
    let (g, x, labels) = (p.cotangent, p.x, p.y)
    let targets = labels.applying(.labelling(.oneHot(classes: x.shape[1])))
    p.give((x.softmax() - targets) * (g / Double(x.shape[0])))
  }
}

extension Labelling: CustomStringConvertible {
  var description: String {
    switch self {
    case .negativeLogLikelihood: "NLL"
    case .oneHot: "one-hot"
    }
  }
}

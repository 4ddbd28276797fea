import Tensors

// A mask is 1 where an element counts and 0 where it does not, and broadcasts to the expression's shape. Elements that do
// not count may hold anything, even NaN; no gradient is passed to them, nor to the mask.

extension TensorExpression {
  /// exp(xₖ)/Σₗ exp(xₗ) along an axis, without overflow; 0 where the mask is 0, also where a whole row is.
  ///
  /// Shape as before. Traps when there is no such axis, or the mask does not broadcast to the shape.
  public func softmax(axis: Int = -1, mask: Self? = nil) -> Self {
    normalized(.softmax, axis, mask)
  }

  /// xₖ − log Σₗ exp(xₗ) along an axis, without overflow; −∞ where the mask is 0. See ``softmax(axis:mask:)``.
  public func logSoftmax(axis: Int = -1, mask: Self? = nil) -> Self {
    normalized(.logSoftmax, axis, mask)
  }

  /// log Σₖ exp(xₖ) along an axis, without overflow; −∞ where no element counts.
  ///
  /// Shape (…, n, …) becomes (…, …), or (…, 1, …) with `keepDims`. Traps as ``softmax(axis:mask:)`` does.
  public func logSumExp(axis: Int = -1, mask: Self? = nil, keepDims: Bool = false) -> Self {
    let result = normalized(.logSumExp, axis, mask)
    return keepDims ? result : result.squeezed(axis: axis)
  }

  /// The mean of −log softmax(x)ₖ over the rows of logits (N, K), where k is the row's label: a scalar.
  ///
  /// Traps unless there is one label in `0..<K` for each row; in a lazy or static graph, labels out of bounds when it is
  /// computed.
  public func negativeLogLikelihood(of labels: [Int]) -> Self {
    negativeLogLikelihood(of: constant(Tensor(labels.map { Double($0) })))
  }

  /// The same for labels that are an expression, a vector (N) of whole numbers: a placeholder, for example.
  public func negativeLogLikelihood(of labels: Self) -> Self {
    applying(.labelling(.negativeLogLikelihood), labels)
  }

  private func normalized(_ function: Normalization.Function, _ axis: Int, _ mask: Self?) -> Self {
    let kind = Primitive.Kind.normalization(Normalization(function, axis: self.axis(axis)))
    return mask.map { applying(kind, $0) } ?? applying(kind)
  }
}

public import Tensors

extension Contracts {
  /// Transforming the input transforms the result: `f(Tx) = T′f(x)`.
  ///
  /// For translations, rotations and permutations; with `T′` the identity, for invariance. Exact symmetry
  /// needs inputs that suit it: for a convolution with zero padding, a margin of zeros that is wider than
  /// kernel and translation together; for a stride, translations by multiples of it.
  ///
  /// ```swift
  /// Contracts.equivariance(of: pooled, at: image, under: { $0.rot90() }, named: "a rotation by 90°")
  /// ```
  ///
  /// - Parameters:
  ///   - function: f; it throws where its result has a shape that T′ does not take.
  ///   - input: x.
  ///   - transform: T.
  ///   - resultTransform: T′; nil: the same as T.
  ///   - name: of the transform, for the sentence, such as `a translation by 2 pixels`.
  public static func equivariance(
    of function: (Tensor) throws -> Tensor, at input: Tensor, under transform: (Tensor) -> Tensor,
    onResult resultTransform: ((Tensor) -> Tensor)? = nil, named name: String
  ) rethrows -> String? {
    let result = try function(input)
    if let offset = result.storage.firstIndex(where: \.isNaN) {
      return "The result is \(place(offset, result))."
    }
    let expected = if let resultTransform { resultTransform(result) } else { transform(result) }
    let actual = try function(transform(input))
    guard actual.shape == expected.shape else {
      return "After \(name) of the input the result has shape \(actual.shape), not \(expected.shape)."
    }
    guard let offset = disagreement(actual, expected) else { return nil }
    let effect =
      expected.hasSameBits(as: result) ? "must stay the same" : "must be transformed in the same way"
    return "After \(name) of the input the result \(effect), but it is \(place(offset, actual)) instead of "
      + "\(expected.storage[offset])."
  }
}

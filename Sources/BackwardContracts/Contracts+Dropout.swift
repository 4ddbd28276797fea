public import Tensors

extension Contracts {
  /// Forward and backward pass of one call multiply by the same mask: `dx/g = y/x`, entry by entry.
  ///
  /// For dropout and every other layer that multiplies each entry by a factor of its own. Fails where the
  /// backward pass draws a new mask, forgets the mask, or scales it otherwise.
  ///
  /// - Parameters:
  ///   - input: x, without zeros, which hide the mask; a trap otherwise.
  ///   - output: y, of the forward pass.
  ///   - cotangent: g, shaped like x and without zeros; a trap otherwise.
  ///   - gradient: dx, of the backward pass.
  public static func sameMask(
    input: Tensor, output: Tensor, cotangent: Tensor, gradient: Tensor
  ) -> String? {
    precondition(input.shape == cotangent.shape, "Input and upstream gradient differ in shape.")
    precondition(
      !input.storage.contains(0) && !cotangent.storage.contains(0), "Where a number is 0, no mask shows.")
    guard output.shape == input.shape, gradient.shape == input.shape else {
      return "The result has shape \(output.shape) and the gradient \(gradient.shape), but the input has "
        + "shape \(input.shape)."
    }
    for offset in input.storage.indices {
      let forward = output.storage[offset] / input.storage[offset]
      let backward = gradient.storage[offset] / cotangent.storage[offset]
      if abs(forward - backward) <= 1e-9 * abs(forward) { continue }
      let place = position(offset, in: input.shape)
      if forward == 0 {
        return "The unit\(place) is dropped in the forward pass, but its gradient is not zero: the backward "
          + "pass must use the mask of the forward pass."
      }
      if backward == 0 {
        return "The unit\(place) is kept in the forward pass, but its gradient is zero: the backward pass "
          + "must use the mask of the forward pass."
      }
      return "The unit\(place) is multiplied by \(forward) in the forward pass, but its gradient by "
        + "\(backward): the factors must be the same."
    }
    return nil
  }

  /// In evaluation mode two calls give the same bits and, where stated, the input itself.
  ///
  /// A mask that is still drawn goes unnoticed where two masks happen to be equal: with n units of keep
  /// probability q with a probability of `(q² + (1 − q)²)ⁿ`, which is 10⁻⁶ for 20 units and q = ½.
  ///
  /// - Parameters:
  ///   - call: the layer in evaluation mode, with its input.
  ///   - input: what the result must equal, as with dropout that scales in training; nil: anything.
  public static func evaluationMode(
    of call: () throws -> Tensor, identityOf input: Tensor? = nil
  ) rethrows -> String? {
    let (first, second) = (try call(), try call())
    guard first.shape == second.shape else {
      return "In evaluation mode two calls give results of shapes \(first.shape) and \(second.shape)."
    }
    let pairs = zip(first.storage, second.storage)
    if let offset = pairs.enumerated().first(where: { $1.0.bitPattern != $1.1.bitPattern })?.offset {
      return "In evaluation mode two calls give different results: first \(place(offset, first)), then "
        + "\(second.storage[offset]). Nothing may be random then."
    }
    guard let input else { return nil }
    guard first.shape == input.shape else {
      return "In evaluation mode the result has shape \(first.shape), but the input has shape \(input.shape)."
    }
    guard let offset = first.storage.indices.first(where: { first.storage[$0] != input.storage[$0] }) else {
      return nil
    }
    return "In evaluation mode the result must be the input itself, but it is \(place(offset, first)), where "
      + "the input is \(input.storage[offset])."
  }
}

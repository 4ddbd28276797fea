public import Tensors

extension Contracts {
  /// The results stay finite when all inputs are shifted far: `f(x + c)` for each c.
  ///
  /// For sigmoid, softplus, losses from logits and their gradients.
  ///
  /// - Parameters:
  ///   - function: one or more results, for the shifted input.
  ///   - input: x, finite.
  ///   - shifts: the numbers c.
  public static func finiteness(
    of function: (Tensor) throws -> [Tensor], at input: Tensor, shifts: [Double] = [1000, -1000]
  ) rethrows -> String? {
    for shift in shifts {
      let results = try function(input + shift)
      for index in results.indices {
        guard let offset = results[index].storage.firstIndex(where: { !$0.isFinite }) else { continue }
        return "For inputs \(shifted(shift)) the result is \(place(offset, results, index)): exponentials of "
          + "large numbers must not be computed."
      }
    }
    return nil
  }

  /// The results stay finite and equal when all inputs are shifted far: `f(x + c) = f(x)` for each c.
  ///
  /// For softmax, cross-entropy from logits and their gradients. x is first rounded so that `x + c` is exact.
  ///
  /// - Parameters:
  ///   - function: one or more results, for the shifted input.
  ///   - input: x, finite.
  ///   - shifts: the numbers c.
  public static func shiftInvariance(
    of function: (Tensor) throws -> [Tensor], at input: Tensor, shifts: [Double] = [1000, -1000]
  ) rethrows -> String? {
    if let failure = try finiteness(of: function, at: input, shifts: shifts) { return failure }
    for shift in shifts {
      let rounded = (input + shift) - shift
      let (expected, actual) = (try function(rounded), try function(rounded + shift))
      guard expected.map(\.shape) == actual.map(\.shape) else {
        return "For inputs \(shifted(shift)) the results have other shapes."
      }
      for index in expected.indices {
        guard let offset = disagreement(actual[index], expected[index]) else { continue }
        return "For inputs \(shifted(shift)) the result must stay the same, but it is "
          + "\(place(offset, actual, index)) instead of \(expected[index].storage[offset])."
      }
    }
    return nil
  }

  private static func shifted(_ shift: Double) -> String {
    "\(shift < 0 ? "lower" : "higher") by \(abs(shift))"
  }
}

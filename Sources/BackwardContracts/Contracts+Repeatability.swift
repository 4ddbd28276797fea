public import Tensors

extension Contracts {
  /// The same call twice gives the same bits.
  ///
  /// Fails where gradients of an earlier call are added up, an input is overwritten, or random numbers come
  /// from outside.
  ///
  /// - Parameter call: the function with its arguments.
  public static func repeatability(of call: () throws -> [Tensor]) rethrows -> String? {
    let (first, second) = (try call(), try call())
    guard first.map(\.shape) == second.map(\.shape) else {
      return "Two calls with the same arguments give results of different shapes."
    }
    for index in first.indices {
      for offset in first[index].storage.indices {
        let (a, b) = (first[index].storage[offset], second[index].storage[offset])
        guard a != b, !(a.isNaN && b.isNaN) else { continue }
        let advice = b == 2 * a ? " It doubles: is the gradient of the first call still there?" : ""
        return "Two calls with the same arguments give different results: first "
          + "\(place(offset, first, index)), then \(b).\(advice)"
      }
    }
    return nil
  }
}

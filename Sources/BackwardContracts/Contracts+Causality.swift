import NumericalDifferentiation
public import Tensors

extension Contracts {
  /// The result at a time step does not depend on later inputs, to the last bit.
  ///
  /// For each step t from 1 on, the inputs of step t and later are replaced; the results before t must keep
  /// their bits. Costs T calls for T steps.
  ///
  /// - Parameters:
  ///   - function: deterministic.
  ///   - input: any shape with a time axis.
  ///   - replacement: shaped like the input, and different everywhere; a trap for another shape.
  ///   - axis: time in the input, a negative one counted from the end.
  ///   - resultAxis: time in the result, of the same length; nil: the same as `axis`.
  public static func causality(
    of function: (Tensor) throws -> Tensor, at input: Tensor, changedTo replacement: Tensor, axis: Int,
    resultAxis: Int? = nil
  ) rethrows -> String? {
    precondition(input.shape == replacement.shape, "Input and replacement differ in shape.")
    let steps = length(input.shape, axis)
    let result = try function(input)
    let resultAxis = resultAxis ?? axis
    if let defect = defect(result.shape, resultAxis, steps, "result") { return defect }
    for step in 0..<steps where step > 0 {
      let changed = concatenate(
        [input.slice(axis: axis, 0..<step), replacement.slice(axis: axis, step..<steps)], axis: axis)
      let other = try function(changed)
      guard other.shape == result.shape else {
        return "The shape of the result depends on the values of the input."
      }
      let (before, after) = (
        result.slice(axis: resultAxis, 0..<step), other.slice(axis: resultAxis, 0..<step)
      )
      let pairs = zip(before.storage, after.storage)
      guard let offset = pairs.enumerated().first(where: { $1.0.bitPattern != $1.1.bitPattern })?.offset
      else {
        continue
      }
      return "The result looks ahead: changing the input from step \(step) on changes it from "
        + "\(before.storage[offset]) to \(place(offset, after))."
    }
    return nil
  }

  /// The gradient of an early result with respect to a later input is 0.
  ///
  /// For each step t but the last, the cotangent is kept up to t and 0 afterwards; the gradients after t must
  /// be exactly 0. Costs T − 1 calls for T steps.
  ///
  /// - Parameters:
  ///   - pullback: the gradient of the input for a cotangent.
  ///   - cotangent: shaped like the result, random.
  ///   - axis: time in the input, a negative one counted from the end.
  ///   - resultAxis: time in the result, of the same length; nil: the same as `axis`.
  public static func causality(
    ofPullback pullback: (Tensor) throws -> Tensor, cotangent: Tensor, axis: Int, resultAxis: Int? = nil
  ) rethrows -> String? {
    let resultAxis = resultAxis ?? axis
    let steps = length(cotangent.shape, resultAxis)
    for step in 0..<steps where step < steps - 1 {
      let early = cotangent.slice(axis: resultAxis, 0..<(step + 1))
      let late = cotangent.slice(axis: resultAxis, (step + 1)..<steps)
      let gradient = try pullback(concatenate([early, .zeros(late.shape)], axis: resultAxis))
      if let defect = defect(gradient.shape, axis, steps, "gradient") { return defect }
      let later = gradient.slice(axis: axis, (step + 1)..<steps)
      guard let offset = later.storage.firstIndex(where: { $0 != 0 }) else { continue }
      var position = unravelled(offset, in: later.shape)
      position[axis < 0 ? axis + later.rank : axis] += step + 1
      return "The gradient looks ahead: the results up to step \(step) cannot depend on later inputs, but "
        + "their gradient is \(later.storage[offset]) at \(position) of the input."
    }
    return nil
  }

  private static func length(_ shape: [Int], _ axis: Int) -> Int {
    let index = axis < 0 ? axis + shape.count : axis
    precondition(shape.indices.contains(index), "Shape \(shape) has no axis \(axis).")
    return shape[index]
  }

  private static func defect(_ shape: [Int], _ axis: Int, _ steps: Int, _ what: String) -> String? {
    let index = axis < 0 ? axis + shape.count : axis
    guard shape.indices.contains(index), shape[index] == steps else {
      return "The \(what) has shape \(shape), where axis \(axis) must have \(steps) steps."
    }
    return nil
  }
}

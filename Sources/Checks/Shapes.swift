import ShortTexts
public import Tensors

/// A shape in a case's label: `scalar`, `length 7` for a vector, `3×5`.
public func label(of shape: [Int]) -> String {
  switch shape.count {
  case 0: "scalar"
  case 1: "length \(shape[0])"
  default: shape.map(String.init).joined(separator: "×")
  }
}

/// Throws a ``Mismatch`` unless a tensor has the shape that is due.
///
/// Needed before a check computes with what a student returned: tensor operations trap on shapes that do
/// not fit, and a trap in the grader costs more than a student's points.
public func requireShape(_ tensor: Tensor, _ shape: [Int], _ name: String = "the result") throws {
  try require(
    tensor.shape == shape,
    "\(name) has shape \(shortText(ofShape: tensor.shape)) where \(shortText(ofShape: shape)) is due")
}

extension Tensor {
  /// The tensor itself, when it has the shape that is due; throws a ``Mismatch`` otherwise.
  ///
  /// For checks that go on computing with what a student's code returned, see ``requireShape(_:_:_:)``.
  public func ofShape(_ due: [Int], _ name: String = "the result") throws -> Tensor {
    try requireShape(self, due, name)
    return self
  }
}

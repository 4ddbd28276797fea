public import Tensors

extension Tensor {
  /// The tensor itself, when it has the shape that is due; throws a ``Mismatch`` otherwise.
  ///
  /// For checks that go on computing with what a student's code returned, see ``requireShape(_:_:_:)``.
  public func ofShape(_ due: [Int], _ name: String = "the result") throws -> Tensor {
    try requireShape(self, due, name)
    return self
  }
}

import NumericalDifferentiation
import Tensors

/// Properties that functions and their backward functions have, whatever they compute.
///
/// Each returns nil when the property holds, else a sentence that says where it fails. They need few calls
/// and catch what values at one point and one cotangent cannot show. What the function under test throws is
/// thrown on.
///
/// | family | contracts |
/// |---|---|
/// | cotangents | ``linearity(of:_:_:factor:)``, ``zeroAtZero(of:resultShape:)`` |
/// | state | ``repeatability(of:)`` |
/// | dropout | ``sameMask(input:output:cotangent:gradient:)``, ``evaluationMode(of:identityOf:)`` |
/// | symmetry | ``equivariance(of:at:under:onResult:named:)`` |
/// | time | ``causality(of:at:changedTo:axis:resultAxis:)``, ``causality(ofPullback:cotangent:axis:resultAxis:)`` |
/// | batches | ``batchPermutation(of:at:order:)``, ``batchParts(of:at:parts:)`` |
public enum Contracts {
  /// Value and position, such as “3.5 at [0, 2] of result 1”.
  static func place(_ offset: Int, _ tensors: [Tensor], _ index: Int) -> String {
    "\(place(offset, tensors[index]))\(tensors.count > 1 ? " of result \(index + 1)" : "")"
  }

  /// Value and position, such as “3.5 at [0, 2]”; the value alone for a scalar.
  static func place(_ offset: Int, _ tensor: Tensor) -> String {
    "\(tensor.storage[offset])\(position(offset, in: tensor.shape))"
  }

  /// “ at [0, 2]”; nothing for a scalar.
  static func position(_ offset: Int, in shape: [Int]) -> String {
    shape.isEmpty ? "" : " at \(unravelled(offset, in: shape))"
  }

  /// The entry that differs most from the expected one by more than `10⁻¹⁰(|b| + max|b|)`, where the two may
  /// have added numbers in different orders; nil where all agree. Infinity agrees with itself, NaN with
  /// nothing.
  ///
  /// Both have the same shape.
  static func disagreement(_ actual: Tensor, _ expected: Tensor) -> Int? {
    let largest = expected.storage.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    var worst: (offset: Int, distance: Double)?
    for (offset, (a, b)) in zip(actual.storage, expected.storage).enumerated() {
      if a == b { continue }
      let distance = abs(a - b)
      // Not `>`, so that a NaN disagrees.
      if a.isFinite, b.isFinite, distance <= 1e-10 * (abs(b) + largest) { continue }
      let size = distance.isNaN ? .infinity : distance
      if worst.map({ size > $0.distance }) ?? true { worst = (offset, size) }
    }
    return worst?.offset
  }
}

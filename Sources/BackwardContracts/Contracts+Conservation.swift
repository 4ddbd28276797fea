import NumericalDifferentiation
import Foundation
public import Tensors

extension Contracts {
  /// The sums along an axis have a known value.
  ///
  /// - Parameters:
  ///   - tensor: any shape.
  ///   - axis: that is summed over, a negative one counted from the end; a tensor without it fails.
  ///   - expected: of every sum.
  ///   - scale: a sum may be off by 10⁻⁹ times this; nil: times the sum of the magnitudes and of `expected`.
  ///     Give it where the numbers are themselves small differences of large ones.
  ///   - name: of the tensor, for the sentence.
  public static func sums(
    of tensor: Tensor, alongAxis axis: Int, equal expected: Double, scale: Double? = nil,
    named name: String = "the result"
  ) -> String? {
    let counted = axis < 0 ? axis + tensor.rank : axis
    guard tensor.shape.indices.contains(counted) else {
      return "The shape \(tensor.shape) of \(name) has no axis \(axis)."
    }
    let sums = tensor.sum(axis: axis)
    let sizes = abs(tensor).sum(axis: axis)
    for offset in sums.storage.indices {
      let size = scale ?? (sizes.storage[offset] + abs(expected))
      // Not `>`, so that a NaN fails.
      if abs(sums.storage[offset] - expected) <= 1e-9 * size { continue }
      return
        "Along axis \(counted) of shape \(tensor.shape), \(name) must add up to \(expected.shortText()), but "
        + "the sum is \(sums.storage[offset].shortText())\(position(offset, in: sums.shape))."
    }
    return nil
  }

  /// A softmax's result: every number is in 0...1, and they add up to 1 along the axis.
  public static func softmax(_ probabilities: Tensor, alongAxis axis: Int = -1) -> String? {
    // Not `contains` of the opposite, so that a NaN fails.
    if let offset = probabilities.storage.firstIndex(where: { !($0 >= 0 && $0 <= 1 + 1e-9) }) {
      return "The result must be probabilities, but it is \(place(offset, probabilities))."
    }
    return sums(of: probabilities, alongAxis: axis, equal: 1, named: "the probabilities")
  }

  /// A softmax's input gradient adds up to 0 along the axis, for the softmax does not change when all logits
  /// grow by the same amount: `Σᵢ pᵢ(gᵢ − ⟨g, p⟩) = 0`.
  ///
  /// - Parameters:
  ///   - gradient: of the softmax's input.
  ///   - cotangent: g, from whose size the rounding of the gradient follows.
  ///   - axis: along which the softmax was taken; from the end where negative.
  public static func softmaxGradient(
    _ gradient: Tensor, cotangent: Tensor, alongAxis axis: Int = -1
  ) -> String? {
    let scale = cotangent.storage.reduce(0) { max($0, abs($1)) }
    return sums(of: gradient, alongAxis: axis, equal: 0, scale: scale, named: "the gradient")
  }

  /// What flows in flows out: the sum of the input gradient is that of the cotangent.
  ///
  /// For layers that hand every number of the cotangent on, such as max-pooling, average pooling without
  /// padding, reshaping and sums. Max-pooling that gives the cotangent to every tied maximum fails, and so
  /// does one that overwrites where windows overlap.
  ///
  /// - Parameters:
  ///   - gradient: of the input, with as many leading axes of the same lengths as are kept.
  ///   - cotangent: of the result.
  ///   - axes: how many leading axes have their sums apart: 2 for images N×C×H×W, 0 for the total.
  public static func totals(
    of gradient: Tensor, equalThoseOf cotangent: Tensor, keepingAxes axes: Int = 0
  ) -> String? {
    precondition((0...cotangent.rank).contains(axes), "Shape \(cotangent.shape) has no \(axes) axes.")
    let kept = Array(cotangent.shape.prefix(axes))
    guard Array(gradient.shape.prefix(axes)) == kept else {
      return "The gradient has shape \(gradient.shape), which must begin with \(kept)."
    }
    func rows(_ tensor: Tensor) -> Tensor {
      let count = kept.reduce(1, *)
      return tensor.reshaped([count, count == 0 ? 0 : tensor.count / count])
    }
    let (flowsIn, flowsOut) = (rows(cotangent).sum(axis: 1), rows(gradient).sum(axis: 1))
    let sizes = abs(rows(cotangent)).sum(axis: 1) + abs(rows(gradient)).sum(axis: 1)
    for row in flowsIn.storage.indices {
      let (due, actual) = (flowsIn.storage[row], flowsOut.storage[row])
      if abs(actual - due) <= 1e-9 * sizes.storage[row] { continue }
      let place = kept.isEmpty ? "" : " at \(unravelled(row, in: kept))"
      return
        "The input gradient\(place) adds up to \(actual.shortText()), but the upstream gradient adds up to "
        + "\(due.shortText()): the layer must hand on all of it, once."
    }
    return nil
  }
}

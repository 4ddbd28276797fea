import GradientCheck
import Tensors
import Testing

@Suite struct ShapesTests {
  @Test func broadcastNotReduced() {
    let found = Observed(shapes: [[4], [4]]).sentences(
      .broadcastNotReduced,
      wrong: { right in
        let half = right * 0.25
        return stack([half, half, right * 0.5], axis: 0)
      })
    #expect(
      found == [
        "The gradient has shape [3, 4] where [4] is due; summed over the axes along which the argument was "
          + "repeated, it is right: is that sum missing?"
      ])
    Observed(shapes: [[4], [4]]).expectUnnamed(wrong: { stack([$0, $0, $0], axis: 0) })
  }

  @Test func otherShape() {
    let found = Observed(shapes: [[6], [6]]).sentences(.otherShape, wrong: { $0.reshaped([1, 6]) })
    #expect(found == ["The numbers are right, but the shape is [1, 6] where [6] is due."])
    Observed(shapes: [[6], [6]]).expectUnnamed(wrong: { $0.reshaped([2, 3]).noisy(1e-3) })
  }

  /// Softmax over the columns in place of the rows.
  @Test func softmaxOverTheWrongAxis() {
    func gradient(_ logits: Tensor, _ cotangent: Tensor, axis: Int) -> Tensor {
      let powers = exp(logits)
      let softmax = powers / powers.sum(axis: axis, keepDims: true)
      return softmax * (cotangent - (cotangent * softmax).sum(axis: axis, keepDims: true))
    }
    let found = Observed(shapes: [[5, 7], [4, 7]]).sentences(.otherSums, wrong: { $0 }) {
      observation, random in
      let cotangent = Tensor.normal(observation.numeric.shape, using: &random)
      observation.numeric = gradient(observation.argument.value, cotangent, axis: 1)
      observation.analytic = gradient(observation.argument.value, cotangent, axis: 0)
    }
    #expect(
      found == [
        "The right gradient adds up to 0 over the columns, yours over the rows: is the softmax, or the mean, taken "
          + "over the wrong axis?"
      ])
    Observed().expectUnnamed(wrong: { $0 - $0.mean(axis: 0, keepDims: true) * 0.5 - 0.3 * $0 * $0 })
  }
}

import GradientCheck
import Tensors
import Testing

/// Normalisation over the batch: the right input gradient and those with statistics taken as constants.
private struct Normalisation {
  let input: Tensor
  let cotangent: Tensor

  private var mean: Tensor { input.mean(axis: 0, keepDims: true) }
  private var deviation: Tensor {
    sqrt(((input - mean) * (input - mean)).mean(axis: 0, keepDims: true) + 0.01)
  }
  var normalised: Tensor { (input - mean) / deviation }

  func gradient(withMean: Bool = true, withVariance: Bool = true) -> Tensor {
    var sum = cotangent
    if withMean { sum -= cotangent.mean(axis: 0, keepDims: true) }
    if withVariance {
      sum -= normalised * (cotangent * normalised).mean(axis: 0, keepDims: true)
    }
    return sum / deviation
  }
}

@Suite struct GroupedResidualsTests {
  private let batches = Observed(shapes: [[7, 4], [9, 4]])

  private func sentences(_ relation: Relation, withMean: Bool, withVariance: Bool) -> [String] {
    batches.sentences(relation, wrong: { $0 }) { observation, random in
      let layer = Normalisation(
        input: observation.argument.value, cotangent: .normal(observation.numeric.shape, using: &random))
      observation.numeric = layer.gradient()
      observation.analytic = layer.gradient(withMean: withMean, withVariance: withVariance)
      observation.cotangent = layer.cotangent
    }
  }

  @Test func batchStatisticsAsConstants() {
    #expect(
      sentences(.affinePerGroup, withMean: false, withVariance: false) == [
        "In each column the gradient is off by one number plus a multiple of the argument: are mean and variance "
          + "taken as constants?"
      ])
  }

  @Test func varianceTermMissing() {
    #expect(
      sentences(.multiplePerGroup, withMean: true, withVariance: false) == [
        "In each column the gradient is off by a multiple of the argument less its mean: is the term that comes "
          + "from the variance missing?"
      ])
  }

  @Test func meanTermMissing() {
    #expect(
      sentences(.multiplePerGroup, withMean: false, withVariance: true) == [
        "In each column the gradient is off by one number: is the term that comes from the mean missing?"
      ])
  }

  /// Softmax without its sum, when the caller gives the softmax alone.
  @Test func softmaxWithoutSum() {
    let found = batches.sentences(.multiplePerGroup, wrong: { $0 }) { observation, random in
      let logits = observation.argument.value
      let powers = exp(logits)
      let softmax = powers / powers.sum(axis: 1, keepDims: true)
      let cotangent = Tensor.normal(logits.shape, using: &random)
      let product = cotangent * softmax
      observation.related = [RelatedTensor("the softmax", softmax)]
      observation.numeric = product - softmax * product.sum(axis: 1, keepDims: true)
      observation.analytic = product
    }
    #expect(
      found == [
        "In each row the gradient is off by a multiple of the softmax: is a term with a sum missing?"
      ])
  }

  @Test func channelsOfImages() {
    let found = Observed(shapes: [[3, 2, 4, 5], [3, 2, 5, 4]]).sentences(.multiplePerGroup, wrong: { $0 }) {
      observation, random in
      observation.analytic = observation.numeric + Tensor.normal([2, 1, 1], using: &random)
    }
    #expect(
      found.count == 1 && found[0].hasPrefix("In each index of axis 1 the gradient is off by one number"))
  }

  @Test func unstructuredResidual() {
    batches.expectUnnamed(wrong: { $0 }) { observation, random in
      let shape = observation.numeric.shape
      observation.analytic = observation.numeric + Tensor.normal([4], using: &random)
      observation.analytic += Tensor.normal(shape, deviation: 0.01, using: &random)
    }
  }

  /// Two entries in a group always are a constant plus a multiple.
  @Test func groupsOfTwoProveNothing() {
    Observed(shapes: [[2, 6], [2, 6]]).expectUnnamed(wrong: { $0 }) { observation, random in
      observation.analytic = Tensor.normal([2, 6], using: &random)
    }
  }

  /// Gradients that are themselves constant in each column: that the residual is constant says nothing.
  @Test func structureOfTheRightGradient() {
    Observed(shapes: [[6, 4], [5, 4]]).expectUnnamed(wrong: { $0 }) { observation, random in
      let shape = observation.numeric.shape
      observation.numeric = Tensor.normal([4], using: &random).broadcast(to: shape)
      observation.analytic = Tensor.normal([4], using: &random).broadcast(to: shape)
    }
  }
}

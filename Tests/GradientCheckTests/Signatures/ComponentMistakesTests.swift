import GradientCheck
import Tensors
import Testing

/// A component with one argument under test, its forward function, and its backward function with a mistake.
private struct Component: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// Shape of the argument on the first and on the second input; other arguments follow from it.
  let shapes: [[Int]]
  let relation: Relation
  let parameters: String?
  let forward: @Sendable (Tensor) -> Tensor
  let mistake: @Sendable (_ argument: Tensor, _ cotangent: Tensor) -> Tensor
  var supply: @Sendable (inout WrongGradient) -> Void = { _ in }

  func observation(_ index: Int) -> WrongGradient {
    var random = SplitMix64(seed: 31 + UInt64(index))
    let point = NamedTensor("x", .normal(shapes[index], using: &random))
    let cotangent = Tensor.normal(forward(point.value).shape, using: &random)
    let numerical = numericalVJP(of: { forward($0[0]) }, at: [point], cotangent: cotangent)
    var observation = WrongGradient(
      argument: point, analytic: mistake(point.value, cotangent), numerical: numerical[0])
    observation.cotangent = cotangent
    supply(&observation)
    return observation
  }
}

/// Rows of the table of mistakes, with numerical gradients as they come: relations must survive their error.
@Suite struct ComponentMistakesTests {
  private static func fixed(_ shape: [Int], _ seed: UInt64) -> Tensor {
    var random = SplitMix64(seed: seed)
    return .normal(shape, using: &random)
  }

  private static func softmax(_ logits: Tensor) -> Tensor {
    let powers = exp(logits)
    return powers / powers.sum(axis: 1, keepDims: true)
  }

  private static func sigmoid(_ x: Tensor) -> Tensor { 1 / (1 + exp(-x)) }

  /// Correlation of a 9×8 image with a kernel.
  private static func correlated(_ kernel: Tensor) -> Tensor {
    let image = fixed([9, 8], 5)
    let (height, width) = (10 - kernel.shape[0], 9 - kernel.shape[1])
    var result = Tensor.zeros([height, width])
    for row in 0..<kernel.shape[0] {
      for column in 0..<kernel.shape[1] {
        let patch = image.slice(axis: 0, row..<row + height).slice(axis: 1, column..<column + width)
        result += patch * kernel[row, column]
      }
    }
    return result
  }

  private static func kernelGradient(_ kernel: Tensor, _ cotangent: Tensor) -> Tensor {
    let image = fixed([9, 8], 5)
    var result = Tensor.zeros(kernel.shape)
    for row in 0..<kernel.shape[0] {
      for column in 0..<kernel.shape[1] {
        let patch = image.slice(axis: 0, row..<row + cotangent.shape[0])
          .slice(axis: 1, column..<column + cotangent.shape[1])
        result[row, column] = (patch * cotangent).sum()
      }
    }
    return result
  }

  private static let components = [
    Component(
      testDescription: "1: mean over rows left out", shapes: [[4, 3], [5, 3]], relation: .constantRatio,
      parameters: "rows", forward: { ($0 * $0 * $0).mean(axis: 0, keepDims: false) },
      mistake: { 3 * $0 * $0 * $1 },
      supply: { $0.dimensions = [NamedDimension("rows", $0.numeric.shape[0]), NamedDimension("columns", 3)] }),
    Component(
      testDescription: "3: weights transposed", shapes: [[3, 4], [3, 4]], relation: .axesPermuted,
      parameters: nil, forward: { matmul(fixed([5, 4], 1), $0.transposed()) },
      mistake: { matmul(fixed([5, 4], 1).transposed(), $1) }),
    Component(
      testDescription: "12: σ′ omitted", shapes: [[3, 4], [2, 5]], relation: .functionOfTensor,
      parameters: "(1)/(σ′(z)) of `x` itself", forward: sigmoid, mistake: { $1 }),
    Component(
      testDescription: "14: x(1 − x) on the input", shapes: [[3, 4], [2, 5]], relation: .functionOfTensor,
      parameters: "(z(1 − z))/(σ′(z)) of `x` itself", forward: sigmoid, mistake: { $0 * (1 - $0) * $1 }),
    Component(
      testDescription: "15: relu mask from the upstream gradient", shapes: [[4, 7], [5, 6]],
      relation: .otherSupport, parameters: "mask: the upstream gradient is positive",
      forward: { $0.map { max(0, $0) } }, mistake: { $1.map { max(0, $0) } }),
    Component(
      testDescription: "21: softmax without its sum", shapes: [[4, 5], [3, 7]], relation: .multiplePerGroup,
      parameters: "the softmax over axes [1]", forward: softmax, mistake: { softmax($0) * $1 },
      supply: { $0.related = [RelatedTensor("the softmax", softmax($0.argument.value))] }),
    Component(
      testDescription: "23: softmax over the wrong axis", shapes: [[4, 5], [3, 7]], relation: .otherSums,
      parameters: "axis 0 for 1", forward: softmax,
      mistake: { logits, cotangent in
        let other = softmax(logits.transposed()).transposed()
        return other * (cotangent - (other * cotangent).sum(axis: 0, keepDims: true))
      }),
    Component(
      testDescription: "28: kernel flipped", shapes: [[3, 3], [3, 4]], relation: .flipped,
      parameters: "axes [0, 1]", forward: correlated,
      mistake: { kernelGradient($0, $1).flipped(axes: [0, 1]) }),
    Component(
      testDescription: "32: trailing rows dropped", shapes: [[5, 6], [5, 6]], relation: .missingEntries,
      parameters: "axis 0, last 1", forward: { $0 * $0 * $0 },
      mistake: { x, cotangent in
        (3 * x * x * cotangent).changed { entry, value in entry >= 24 ? 0 : value }
      }),
    Component(
      testDescription: "64: dropout's mask not in the backward pass", shapes: [[4, 7], [4, 7]],
      relation: .extraEntries, parameters: "the mask is 0",
      forward: { $0 * $0 * $0 * fixed([4, 7], 8).map { $0 > 0 ? 1 : 0 } }, mistake: { 3 * $0 * $0 * $1 },
      supply: { $0.related = [RelatedTensor("the mask", fixed([4, 7], 8).map { $0 > 0 ? 1 : 0 })] }),
  ]

  @Test(arguments: components) private func named(_ component: Component) {
    let diagnosis = diagnose([component.observation(0), component.observation(1)])
    #expect(diagnosis.name?.relation == component.relation, "\(diagnosis.summary)")
    if let parameters = component.parameters {
      #expect(diagnosis.name?.parameters == parameters, "\(diagnosis.summary)")
    }
  }

  /// The same components with a backward function that is right give nothing to name.
  @Test func rightBackwardFunctions() {
    let inputs = (0..<2).map { index -> WrongGradient in
      let component = Component(
        testDescription: "right", shapes: [[4, 5], [3, 7]], relation: .constantRatio, parameters: nil,
        forward: Self.softmax,
        mistake: { logits, cotangent in
          let softmax = Self.softmax(logits)
          return softmax * (cotangent - (softmax * cotangent).sum(axis: 1, keepDims: true))
        })
      return component.observation(index)
    }
    #expect(diagnose(inputs) == .unnamed)
  }
}

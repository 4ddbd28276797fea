import Autodiff
import Tensors
import Testing

@Suite struct GradientTests {
  private let x = Variable(Tensor([1, 2, 3]))

  @Test func aVariableUsedTwiceGetsBothParts() throws {
    #expect(try (x * x).sum().gradients(of: [x]) == [Tensor([2, 4, 6])])
    #expect(try (x + x).sum().gradients(of: [x]) == [.full([3], 2)])
    let y = x * x
    #expect(try (y * y + y).sum().gradients(of: [x, y]) == [Tensor([6, 36, 114]), Tensor([3, 9, 19])])
  }

  @Test func whatDoesNotDependHasZeros() throws {
    let (other, data) = (Variable(.ones([2, 2])), Variable(constant: Tensor([5, 6, 7])))
    let loss = (x * data).sum()
    #expect(
      try loss.gradients(of: [other, x.detached(), x, data]) == [
        .zeros([2, 2]), .zeros([3]), Tensor([5, 6, 7]), .zeros([3]),
      ], "a constant has none either")
    #expect(try (x.detached() * x).sum().gradients(of: [x]) == [Tensor([1, 2, 3])])
    #expect(try data.sum().gradients(of: [x]) == [.zeros([3])])
  }

  @Test func theRootItselfHasItsCotangent() throws {
    #expect(try x.gradients(of: [x], cotangent: Tensor([4, 5, 6])) == [Tensor([4, 5, 6])])
  }

  @Test func theThirdDerivativeOfAPower() throws {
    var derivative = pow(x, 4)
    for _ in 0..<3 {
      derivative = try derivative.differentiableGradients(of: [x], cotangent: x.constant(.ones([3])))[0]
    }
    #expect(allClose(derivative.value, 24 * x.value))
  }

  @Test func cotangentsHaveTheResultsShape() {
    #expect(throws: AutodiffError.cotangentNeeded(shape: [3])) { try (x * 2).gradients(of: [x]) }
    #expect(throws: AutodiffError.cotangentShape([2], expected: [3])) {
      try (x * 2).gradients(of: [x], cotangent: .ones([2]))
    }
    #expect(throws: AutodiffError.cotangentNeeded(shape: [3])) {
      try (x * 2).differentiableGradients(of: [x])
    }
  }

  @Test func aMissingRuleIsNamed() throws {
    let sort = CustomOperation("sort", shape: { $0[0] }) { Tensor($0[0].storage.sorted()) }
    let missing = AutodiffError.missingRule(primitive: "sort")
    #expect(throws: missing) { try (sort(x * 2) * 3).sum().gradients(of: [x]) }
    #expect("\(missing)" == "'sort' has no derivative rule; give it one, or detach its operands")
    // Nobody asks for its derivative here.
    #expect(try (sort(x.detached()) * x).sum().gradients(of: [x]) == [Tensor([1, 2, 3])])
    // A pass that failed leaves nothing behind.
    #expect(try (x * 2).sum().gradients(of: [x]) == [.full([3], 2)])
  }

  @Test func aCustomRuleHasNoRuleItself() throws {
    let gradient = try cube(x).sum().differentiableGradients(of: [x])[0]
    #expect(gradient.value == Tensor([3, 12, 27]))
    #expect(throws: AutodiffError.missingRule(primitive: "derivative of cube")) {
      try gradient.sum().gradients(of: [x])
    }
  }

  /// The product of matrices for the input of a first layer is not computed.
  @Test func whatNobodyAsksForIsNotComputed() throws {
    let asked = Log<Int>()
    let product = CustomOperation(
      "product", shape: { $0[0] },
      rules: [
        { x, _, g in
          asked.append(0)
          return g * x[1]
        },
        { x, _, g in
          asked.append(1)
          return g * x[0]
        },
      ]
    ) { $0[0] * $0[1] }
    let data = Variable(constant: Tensor([4, 5, 6]))
    #expect(try product(data, x).sum().gradients(of: [x]) == [data.value])
    #expect(asked.entries == [1])
  }
}

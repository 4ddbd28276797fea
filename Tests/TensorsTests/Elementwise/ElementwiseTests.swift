import Tensors
import Testing

@Suite struct ElementwiseTests {
  @Test func agreesWithNumPy() throws {
    try replay(
      "elementwise", relativeTolerance: 0,
      [
        "add": { try $0.operand(0) + $0.operand(1) },
        "subtract": { try $0.operand(0) - $0.operand(1) },
        "multiply": { try $0.operand(0) * $0.operand(1) },
        "divide": { try $0.operand(0) / $0.operand(1) },
        "maximum": { maximum(try $0.operand(0), try $0.operand(1)) },
        "minimum": { minimum(try $0.operand(0), try $0.operand(1)) },
        "equal": { try $0.operand(0) .== $0.operand(1) },
        "notEqual": { try $0.operand(0) .!= $0.operand(1) },
        "less": { try $0.operand(0) .< $0.operand(1) },
        "lessOrEqual": { try $0.operand(0) .<= $0.operand(1) },
        "greater": { try $0.operand(0) .> $0.operand(1) },
        "greaterOrEqual": { try $0.operand(0) .>= $0.operand(1) },
        "isClose": { isClose(try $0.operand(0), try $0.operand(1)) },
        "isCloseNaN": { isClose(try $0.operand(0), try $0.operand(1), equalNaN: true) },
      ])
  }

  /// Long enough for whole vectors and a rest, for each way to combine tensors and numbers.
  @Test func numbersOnEitherSide() {
    let t = Tensor.arange(37) - 18
    let elements = t.storage
    #expect((t + 2).storage == elements.map { $0 + 2 })
    #expect((2 + t).storage == elements.map { 2 + $0 })
    #expect((t - 2).storage == elements.map { $0 - 2 })
    #expect((2 - t).storage == elements.map { 2 - $0 })
    #expect((t * 3).storage == elements.map { $0 * 3 })
    #expect((3 * t).storage == elements.map { 3 * $0 })
    #expect((t / 3).storage == elements.map { $0 / 3 })
    #expect((3 / (t + 0.5)).storage == elements.map { 3 / ($0 + 0.5) })
    #expect((-t).storage == elements.map { -$0 })
    #expect((t .> 0).storage == elements.map { $0 > 0 ? 1 : 0 })
    #expect(maximum(t, 0).storage == elements.map { max($0, 0) })
    #expect(minimum(0, t).storage == elements.map { min($0, 0) })
    #expect(t.clamped(to: -2...3).storage == elements.map { min(max($0, -2), 3) })
    #expect(t.map { $0 * $0 }.storage == elements.map { $0 * $0 })
  }

  @Test func inPlace() {
    var t = Tensor.arange(37).reshaped([37, 1])
    let start = t
    t += t
    #expect(t == start * 2)
    t -= start
    #expect(t == start)
    t *= Tensor([2])
    t /= 4
    #expect(t == start / 2)
    t *= 0
    t -= 1
    t += Tensor(3)
    t /= Tensor([[2]])
    #expect(t == Tensor.ones([37, 1]))
  }

  @Test func extremesOrderZeros() {
    let (plus, minus) = (Tensor([0.0]), Tensor([-0.0]))
    #expect(maximum(plus, minus)[0].sign == .plus && maximum(minus, plus)[0].sign == .plus)
    #expect(minimum(plus, minus)[0].sign == .minus && minimum(minus, plus)[0].sign == .minus)
  }

  @Test func replacing() {
    let t = Tensor([[1, -2], [-3, 4]])
    #expect(t.replacing(with: 0, where: t .< 0) == Tensor([[1, 0], [0, 4]]))
    #expect(Tensor([1, 2]).replacing(with: t, where: Tensor([[1], [0]])) == Tensor([[1, -2], [1, 2]]))
  }

  @Test func closeness() {
    #expect(allClose(Tensor([1, 2]), Tensor([1, 2 + 1e-6])))
    #expect(!allClose(Tensor([1, 2]), Tensor([1, 2 + 1e-4])))
    #expect(!allClose(Tensor([.nan]), Tensor([.nan])))
    #expect(allClose(Tensor([.nan]), Tensor([.nan]), equalNaN: true))
    #expect(!isClose(Double.infinity, -.infinity) && isClose(Double.infinity, .infinity))
    #expect(!isClose(0, 1e-7, rtol: 0, atol: 1e-8))
    #expect(!isClose(1, .infinity) && !isClose(.infinity, 1))
  }
}

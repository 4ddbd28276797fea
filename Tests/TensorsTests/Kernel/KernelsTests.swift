import Testing

@testable import Tensors

/// A loop that would leave its elements stops the program.
@Suite struct KernelsTests {
  private static let (three, four) = ([1.0, 2, 3], [1.0, 2, 3, 4])

  static let traps: [Trap] = [
    trap("operands of other lengths") { BinaryOperation.add.apply(three.span, four.span, to: &$0) },
    trap("a plan for more elements") {
      BinaryOperation.add.apply(three.span, four.span, to: &$0, by: BroadcastPlan([4], [4]))
    },
    trap("a plan that changes more elements") {
      BinaryOperation.add.accumulate(three.span, in: &$0, by: BroadcastPlan([4], [4]))
    },
    trap("places beyond the result") {
      BinaryOperation.add.accumulate(three.span, in: &$0, at: 2..<5)
    },
    trap("a function of fewer elements") { UnaryOperation.exp.apply(three.span, to: &$0) },
    trap("the largest of none") { $0[0] = Reduction.maximum(Span()) },
    trap("gathering beyond the end") { gather(three.span, from: 0, shape: [4], strides: [1], to: &$0) },
    trap("gathering before the start") { gather(four.span, from: 2, shape: [4], strides: [-1], to: &$0) },
    trap("a product of other sizes") { multiply(four.span, three.span, to: &$0, at: 0..<4, inner: 2) },
    trap("pairs beyond the end") { makeNormal(&$0, at: 2..<6) },
  ]

  private static func trap(
    _ name: String, _ run: @escaping @Sendable (inout MutableSpan<Double>) -> Void
  ) -> Trap {
    Trap(name, says: "a loop was given elements that are not there") { _ = Tensor(shape: [4], filledBy: run) }
  }

  @Test(arguments: traps.indices)
  func stops(_ index: Int) async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      [index] in
      Self.traps[index].misuse()
    }
    expect(result, says: Self.traps[index])
  }
}

import Autodiff
import Tensors
import Testing

/// Misuse stops the program with a message that says what does not fit: in a static graph when an operation is added.
@Suite struct TrapTests {
  struct Misuse: CustomStringConvertible, Sendable {
    let description: String
    let run: @Sendable (StaticGraph) -> Void

    init(_ description: String, _ run: @escaping @Sendable (StaticGraph) -> Void) {
      self.description = description
      self.run = run
    }
  }

  static let cases: [Misuse] = [
    Misuse("do not broadcast: axis 0 is 2 and 3") { g in _ = g.ones([2]) + g.ones([3]) },
    Misuse("the inner lengths are 3 and 4") { g in _ = g.ones([2, 3]).matmul(g.ones([4, 5])) },
    Misuse("matmul needs vectors or matrices") { g in _ = g.ones([]).matmul(g.ones([4, 5])) },
    Misuse("has 6 elements: it cannot become [4]") { g in _ = g.ones([2, 3]).reshaped([4]) },
    Misuse("cannot be joined along axis 0") { g in _ = concatenate([g.ones([2, 3]), g.ones([2, 4])]) },
    Misuse("range 1..<3 is out of bounds for axis 0") { g in _ = g.ones([2]).slice(axis: 0, 1..<3) },
    Misuse("has no axis 2") { g in _ = g.ones([2, 3]).sum(axis: 2) },
    Misuse("a mask of shape [4, 3] does not broadcast") { g in
      _ = g.ones([1, 3]).softmax(mask: g.ones([4, 3]))
    },
    Misuse("does not broadcast to [1]") { g in _ = g.ones([3]).broadcast(to: [1]) },
    Misuse("cannot be summed to [3]") { g in _ = g.ones([1]).summed(to: [3]) },
    Misuse("do not give each row of logits of shape [2, 3] a label") { g in
      _ = g.ones([2, 3]).negativeLogLikelihood(of: [0])
    },
    Misuse("indices are a vector") { g in _ = g.ones([3]).take(axis: 0, at: g.ones([])) },
    Misuse("belong to two graphs") { g in _ = g.ones([3]) + StaticGraph().placeholder("y", shape: [3]) },
    Misuse("there is a placeholder 'x' already") { g in
      _ = (g.placeholder("x", shape: [1]), g.placeholder("x", shape: [1]))
    },
    Misuse("1.5 is not an index of an axis of length 3") { _ in
      let x = Variable(.ones([3]))
      _ = x.take(axis: 0, at: x.constant(Tensor([1.5])))
    },
    Misuse("3.0 is not an index of an axis of length 3") { _ in
      _ = Variable(.ones([2, 3])).negativeLogLikelihood(of: [0, 3])
    },
  ]

  @Test(arguments: cases.indices) func stops(_ index: Int) async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [index] in
      TrapTests.cases[index].run(StaticGraph())
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains(Self.cases[index].description), "\(message)")
  }
}

extension StaticGraph {
  fileprivate func ones(_ shape: [Int]) -> Symbol { constant(.ones(shape)) }
}

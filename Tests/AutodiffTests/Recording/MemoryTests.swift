import Tensors
import Testing

@testable import Autodiff

@Suite struct MemoryTests {
  private final class Watch {
    weak var node: Node?
    init(_ variable: Variable) { node = variable.node }
  }

  /// What the pass is done with is gone while it goes on: a rule at the bottom looks at nodes above.
  @Test(arguments: [false, true]) func releasingFreesNodesDuringThePass(_ releasing: Bool) throws {
    let watches = Log<Watch>()
    let alive = Log<Bool>()
    let probe = CustomOperation(
      "probe", shape: { $0[0] },
      rules: [
        { _, _, g in
          for watch in watches.entries { alive.append(watch.node != nil) }
          return g
        }
      ]
    ) { $0[0] }
    let x = Variable(Tensor([1, 2]))
    var y = probe(x)
    for _ in 0..<3 {
      y = tanh(y)
      watches.append(Watch(y))
    }
    let loss = y.sum()
    y = x
    let gradient = try loss.gradients(of: [x], releasing: releasing)
    #expect(alive.entries == (releasing ? [false, false, false] : [true, true, true]))
    #expect(loss.value.scalar.isFinite && gradient[0].count == 2)
    if releasing {
      #expect(throws: AutodiffError.graphWasReleased) { try loss.gradients(of: [x]) }
    } else {
      #expect(try loss.gradients(of: [x]) == gradient)
    }
  }

  @Test func constantsRecordNothing() {
    let data = Variable(constant: Tensor([1, 2]))
    let watch = Watch(data * 2)
    #expect(watch.node == nil)
    #expect((data * 2 + 1).node.operands.isEmpty)
  }

  @Test func aGraphLivesAsLongAsItsResult() {
    let x = Variable(Tensor([1, 2]))
    var y: Variable? = x * 2
    let watch = y.map { Watch($0) }
    var z = y.map { $0 + 1 }
    y = nil
    #expect(watch?.node != nil && z?.shape == [2])
    z = nil
    #expect(watch?.node == nil)
  }
}

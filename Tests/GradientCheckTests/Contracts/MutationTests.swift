import GradientCheck
import Tensors
import Testing

@Suite struct MutationTests {
  private let arguments = [
    NamedTensor("x", Tensor([[1, 2], [3, 4]])), NamedTensor("w", Tensor([0.5, -0.0])),
  ]

  private final class Layer {
    var weights = Tensor([1.0, 2])
    var bias = Tensor([Double.nan])
    func forward(_ x: Tensor) -> Tensor { x * weights + bias }
    func spoil(_ x: Tensor) { weights -= 0.1 * x }
    func unfold() { bias = .zeros([2]) }
  }

  @Test func readingPasses() {
    #expect(Contracts.noMutation(of: arguments) { $0 = $0.map { $0 * 1 } } == nil)
    let layer = Layer()
    let state = { [NamedTensor("weights", layer.weights), NamedTensor("bias", layer.bias)] }
    #expect(Contracts.noMutation(reading: state) { _ = layer.forward(Tensor([3.0, 4])) } == nil)
  }

  @Test func aChangedEntryIsNamed() {
    #expect(
      Contracts.noMutation(of: arguments) { $0[0].storage[3] = 5 }
        == "The call changes `x`: 4.0 at [1, 1] before, 5.0 afterwards (1 of 4 entries differ). Work on a copy."
    )
    #expect(
      Contracts.noMutation(of: arguments) { $0[1] = -1 * $0[1] }
        == "The call changes `w`: 0.5 at [0] before, -0.5 afterwards (2 of 2 entries differ). Work on a copy."
    )
  }

  /// Even the sign of a zero counts.
  @Test func bitsCount() {
    #expect(Contracts.noMutation(of: arguments) { $0[1] = $0[1] + 0 }?.contains("-0.0 at [1] before") == true)
  }

  @Test func changedShapesAndNumbersOfArguments() {
    #expect(
      Contracts.noMutation(of: arguments) { $0[0] = $0[0].flattened() }
        == "The call changes the shape of `x` from [2, 2] to [4].")
    #expect(
      Contracts.noMutation(of: arguments) { $0.removeLast() }
        == "The call changes the number of its arguments from 2 to 1.")
  }

  @Test func stateOfAnObject() {
    let layer = Layer()
    let state = { [NamedTensor("weights", layer.weights), NamedTensor("bias", layer.bias)] }
    let failure = Contracts.noMutation(reading: state) { layer.spoil(Tensor([0.0, 10])) }
    #expect(failure?.hasPrefix("The call changes `weights`: 2.0 at [1] before, 1.0 afterwards") == true)
    #expect(
      Contracts.noMutation(reading: state) { layer.unfold() }
        == "The call changes the shape of `bias` from [1] to [2].")
    var names = ["a"]
    #expect(
      Contracts.noMutation(reading: { names.map { NamedTensor($0, Tensor(1.0)) } }) { names = [] }
        == "The call changes which tensors there are: before `a`, afterwards none.")
  }
}

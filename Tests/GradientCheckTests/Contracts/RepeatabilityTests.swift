import GradientCheck
import Tensors
import Testing

@Suite struct RepeatabilityTests {
  private let x = Tensor([0.5, -2, 3])

  @Test func theSameBitsPass() {
    #expect(Contracts.repeatability { [x * 2, exp(x)] } == nil)
  }

  @Test func gradientsThatAddUpAreFound() throws {
    var sum = Tensor.zeros([3])
    let failure = Contracts.repeatability {
      sum = sum + x
      return [sum]
    }
    #expect(try #require(failure).hasSuffix("is the gradient of the first call still there?"))
  }

  @Test func randomResultsAreFoundAndNaNRepeats() {
    var random = SplitMix64(seed: 1)
    #expect(Contracts.repeatability { [Tensor(random.uniform())] } != nil)
    #expect(Contracts.repeatability { [Tensor(Double.nan)] } == nil)
    var calls = 0
    let failure = Contracts.repeatability {
      calls += 1
      return [Tensor.zeros([calls])]
    }
    #expect(failure?.hasSuffix("different shapes.") == true)
  }
}

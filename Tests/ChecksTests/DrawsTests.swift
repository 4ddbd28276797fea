import Checks
import CourseModel
import Tensors
import Testing

@Suite struct DrawsTests {
  private let trial = Trial<Int>(
    of: 0, variant: .visible, random: Seed(21).stream(exercise: "", item: "", variant: .visible),
    oracle: OracleScope(Oracle(), prefix: "test", reference: { 0 }))

  @Test func normalNumbersKeepAwayFromKinks() {
    let drawn = trial.normal([200], deviation: 2, awayFrom: [-1, 0, 1], by: 0.1)
    for kink in [-1.0, 0, 1] { #expect(abs(drawn - kink).min() >= 0.1) }
    #expect(drawn.min() < -1.1 && drawn.max() > 1.1, "no side is left out")
    let free = trial.normal([2000], deviation: 2)
    #expect(abs(free).min() < 0.1)
    #expect(abs((free * free).mean() - 4) < 1)
  }

  @Test func integersAreAllOfARange() {
    #expect(Set(trial.integers([4, 100], in: -2...3).storage) == [-2, -1, 0, 1, 2, 3])
    #expect(trial.integers([2, 3], in: 5...5) == Tensor.full([2, 3], 5))
  }

  @Test(arguments: [[], [1], [3, 50]]) func distinctNumbersAreApart(_ shape: [Int]) {
    let drawn = trial.distinct(shape, apart: 0.25)
    #expect(drawn.shape == shape)
    let sorted = drawn.storage.sorted()
    #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 >= 0.25 })
    #expect(shape.count < 2 || drawn.storage != sorted, "in random order")
  }

  @Test func oppositesAreOnBothSidesOfZero() {
    let drawn = trial.opposites(5, in: 2..<3).storage
    #expect(drawn.count { (2..<3).contains($0) } == 5 && drawn.count { (2..<3).contains(-$0) } == 5)
    #expect(drawn.prefix(5).contains { $0 < 0 }, "in random order")
  }

  @Test(arguments: 1...4) func shapesArePairwiseCoprime(_ axes: Int) {
    var shapes: Set<[Int]> = []
    for _ in 0..<50 {
      let shape = trial.coprimeShape(axes: axes)
      shapes.insert(shape)
      #expect(shape.count == axes && shape.allSatisfy((2...9).contains))
      for divisor in 2...9 { #expect(shape.count { $0.isMultiple(of: divisor) } <= 1, "\(shape)") }
    }
    #expect(shapes.count > 3)
  }

  @Test func aRangeWithTooFewPrimesIsRefused() async {
    await #expect(processExitsWith: .failure) {
      let trial = Trial<Int>(
        of: 0, variant: .visible, random: Seed(1).stream(exercise: "", item: "", variant: .visible),
        oracle: OracleScope(Oracle(), prefix: "test", reference: { 0 }))
      _ = trial.coprimeShape(axes: 3, in: 2...4)
    }
  }

  @Test func labelsAreClasses() {
    #expect(Set(trial.labels(100, classes: 3)) == [0, 1, 2])
  }

  @Test(
    arguments: [
      ([1, 2, 3, 4], 1), ([1, 0, 3, 0], 0.5), ([1, 2, 3], 0.75), ([], 0), ([1, 2, 3, 4, 5], 1),
    ] as [([Int], Double)]) func accuracyIsTheShareOfRightPredictions(_ predictions: [Int], _ share: Double)
  {
    #expect(accuracy(of: predictions, [1, 2, 3, 4]) == share)
  }

  @Test(arguments: 2...4) func aReorderingMovesSomething(_ count: Int) {
    let inOrder = Array(0..<count)
    let orders = Set((0..<100).map { _ in trial.random.reordering(count) })
    #expect(!orders.contains(inOrder))
    #expect(orders.allSatisfy { $0.sorted() == inOrder })
    #expect(orders.count == (1...count).reduce(1, *) - 1, "every other order comes")
    #expect(trial.random.reordering(1) == [0] && trial.random.reordering(0).isEmpty)
  }
}

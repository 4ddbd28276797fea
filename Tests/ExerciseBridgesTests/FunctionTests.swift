import EverythingFixture
import ExerciseBridges
import Exercises
import Tensors
import Testing

@Suite("Functions are called back", .serialized)
struct FunctionTests {
  private struct Injected: Error, Equatable {
    let number: Int
  }

  @Test("and counted", arguments: Way.allCases)
  func counting(way: Way) throws {
    var points: [Double] = []
    let slope = try way.withProxy { proxy in
      try proxy.derivative(
        {
          points.append($0); return $0 * $0
        }, at: 3, step: 0.5)
    }
    #expect(slope == 6 && points == [3.5, 2.5])
  }

  @Test("also through a default argument and when they cannot throw", arguments: Way.allCases)
  func nonThrowing(way: Way) throws {
    try way.withProxy { proxy in
      let slope = try proxy.derivative({ $0 }, at: 0)
      let first = try proxy.search(steps: 4) { $0.storage[0] < 0.6 }
      let none = try proxy.search(steps: 4) { _ in true }
      #expect(slope == 1 && first == 0.75 && none == nil)
    }
  }

  @Test("several of one call, in the order of the solution's", arguments: Way.allCases)
  func several(way: Way) throws {
    var order: [String] = []
    let best = try way.withProxy { proxy in
      try proxy.select(candidates: [.empty, .empty]) { _ in
        order.append("train")
        return Tensor(shape: [], storage: [1])
      } score: { _, index in
        order.append("score \(index)")
        return Double(index)
      }
    }
    #expect(best == 1 && order == ["train", "score 0", "train", "score 1"])
  }

  @Test("with inout arguments", arguments: Way.allCases)
  func inouts(way: Way) throws {
    try way.withProxy { proxy in
      let sum = try proxy.accumulate({ $0.storage[0] *= 3 }, start: Tensor(shape: [1], storage: [2]))
      #expect(sum.storage == [18])
      var rng = SplitMix64(seed: 1)
      var local = rng
      _ = local.next()
      let sample = try proxy.sample(
        real: { rng, count in Tensor(shape: [count], storage: (0..<count).map { _ in rng.uniform() }) },
        count: 2,
        using: &rng)
      #expect(sample.storage == [local.uniform(), local.uniform()] && rng == local)
    }
  }

  @Test("and the error that they throw comes out unchanged", arguments: Way.allCases)
  func errors(way: Way) throws {
    try way.withProxy { proxy in
      var calls = 0
      #expect(throws: Injected(number: 7)) {
        try proxy.derivative(
          { _ in
            calls += 1; throw Injected(number: 7)
          }, at: 0, step: 1)
      }
      #expect(calls == 1)
      #expect(throws: LabError.shapeMismatch("()")) {
        try proxy.notify({ _ in throw LabError.shapeMismatch("()") }, times: 2)
      }
      // The channel still works.
      try proxy.notify({ _ in calls += 1 }, times: 3)
      #expect(calls == 4)
    }
  }

  @Test("and may themselves call the solution", arguments: Way.allCases)
  func nesting(way: Way) throws {
    try way.withProxy { proxy in
      let second = try proxy.derivative(
        { x in try proxy.derivative({ $0 * $0 * $0 }, at: x, step: 1) }, at: 2, step: 1)
      #expect(second == 12)
    }
  }
}

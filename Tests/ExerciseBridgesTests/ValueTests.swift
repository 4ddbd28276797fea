import EverythingFixture
import ExerciseBridges
import Exercises
import Tensors
import Testing
import WorkerProtocol

@Suite("Values cross the bridge", .serialized)
struct ValueTests {
  private let vector = Tensor(shape: [2], storage: [1.5, -2])
  private let matrix = Tensor(shape: [2, 0], storage: [])

  @Test("as arguments and results of every type", arguments: Way.allCases)
  func types(way: Way) throws {
    try way.withProxy { proxy in
      #expect(try proxy.scalars(true, count: -3, scale: 0.5, name: "né\0") == "true -3 0.5 né\0")
      let arrays = try proxy.arrays(
        [[1, 2], []], bytes: [255, 0], numbers: [0.5], tensors: [vector, matrix])
      #expect(arrays == [[1, 2], [], [255, 0], [0.5], [1.5, -2], []])
      #expect(try proxy.optionals(nil, lengths: nil) == nil)
      #expect(try proxy.optionals(vector, lengths: [7]) == 3)
      #expect(try proxy.dictionary(["a": vector, "b": matrix]) == ["a": 2, "b": 0])
      let tuple = try proxy.tuple(vector)
      #expect(tuple.loss == -0.5 && tuple.gradients == [vector, vector])
      let pairs = try proxy.pairs([(source: [1, 2], target: []), (source: [], target: [3, 9])])
      #expect(pairs.map(\.0) == [2, 0] && pairs.map(\.best) == [nil, 9])
      #expect(try proxy.reduce(vector, reduction: .sum).storage == [-0.5])
      #expect(try proxy.pad(.zero(2)) == .circular(3))
      #expect(try proxy.pad(.valid) == .valid)
      #expect(
        try proxy.grow(depth: 2)
          == .node(left: .node(left: .default(.empty, pair: (1, 2)), 1, right: .leaf), 2, right: .leaf))
      let fit = try proxy.fit(LabelledData(inputs: vector, labels: [4, 5]))
      #expect(fit == Fit(weights: [vector], biases: [], name: "fit", history: [4, 5]))
      try proxy.nothing(vector)
    }
  }

  @Test("with every bit of a number", arguments: Way.allCases)
  func bits(way: Way) throws {
    let numbers = [
      Double.nan, -0.0, .infinity, .leastNonzeroMagnitude, Double(bitPattern: 0x7ff4_0000_0000_0001),
    ]
    let back = try way.withProxy { try $0.arrays([], bytes: [], numbers: numbers, tensors: []) }
    #expect(back[1].map(\.bitPattern) == numbers.map(\.bitPattern))
  }

  @Test("through inout parameters", arguments: Way.allCases)
  func inouts(way: Way) throws {
    try way.withProxy { proxy in
      var parameter = vector
      var state = Fit.empty
      #expect(try proxy.step(parameter: &parameter, state: &state, by: 0.5) == 0.5)
      #expect(parameter.storage == [1, -2.5] && state.history == [0.5])
      var values = [1, 2]
      try proxy.advance(&values)
      #expect(values == [2, 3])
    }
  }

  @Test("and a generator comes back where the solution left it", arguments: Way.allCases)
  func generators(way: Way) throws {
    var sent = SplitMix64(seed: 42)
    var local = sent
    let drawn = try way.withProxy { try $0.draw(count: 3, using: &sent) }
    #expect(drawn == (0..<3).map { _ in local.normal() })
    #expect(sent == local && sent.spareNormal != nil)
  }

  @Test("but only a generator whose state is known crosses")
  func otherGenerators() throws {
    struct Constant: RandomSource {
      var spareNormal: Double?
      mutating func next() -> UInt64 { 4 }
    }
    var constant = Constant()
    let failure = #expect(throws: CallFailure.self) {
      try Way.loopback.withProxy { try $0.draw(count: 1, using: &constant) }
    }
    #expect(failure?.description.hasPrefix("the grader failed") == true)
  }

  @Test("and errors are thrown again", arguments: Way.allCases)
  func errors(way: Way) throws {
    try way.withProxy { proxy in
      #expect(throws: LabError.invalidArgument("mean")) { try proxy.reduce(vector, reduction: .mean) }
      let error = #expect(throws: StudentError.self) { try proxy.fail(with: "no") }
      #expect(error?.type == "OwnError" && error?.description == #"OwnError(message: "no")"#)
    }
  }
}

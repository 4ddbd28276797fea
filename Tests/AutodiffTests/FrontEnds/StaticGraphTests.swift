import Autodiff
import Tensors
import Testing

@Suite struct StaticGraphTests {
  private let graph = StaticGraph()

  @Test func aGraphIsBuiltOnceAndRunManyTimes() throws {
    let x = graph.placeholder("x", shape: [2])
    let w = graph.variable("w", Tensor([3, 4]))
    let y = (x * w).sum()
    let gradient = try y.gradients(of: [w])[0]
    #expect(graph.evaluations == 0)
    for inputs in [Tensor([1, 2]), Tensor([-1, 5])] {
      let values = try graph.run([y, gradient], feeds: ["x": inputs])
      #expect(values == [Tensor((inputs * Tensor([3, 4])).sum()), inputs])
    }
    try graph.set(w, to: Tensor([0, 1]))
    #expect(try graph.run([y], feeds: ["x": Tensor([7, 8])]) == [Tensor(8)])
    #expect(graph.value(of: w) == Tensor([0, 1]))
  }

  @Test func onlyWhatIsNeededRuns() throws {
    let (x, y) = (graph.placeholder("x", shape: [2]), graph.placeholder("y", shape: [2]))
    let shared = exp(x)
    let (one, other) = (shared * 2, log(y))
    _ = try graph.run([one, shared, one], feeds: ["x": Tensor([1, 2])])
    #expect(graph.evaluations == 2)
    _ = try graph.run([other], feeds: ["y": Tensor([1, 2])])
    #expect(graph.evaluations == 3)
  }

  @Test func gradientNodesAreNodes() throws {
    let x = graph.placeholder("x", shape: [3])
    let first = try pow(x, 3).sum().gradients(of: [x])[0]
    let second = try first.sum().gradients(of: [x])[0]
    let values = try graph.run([first, second, first + second], feeds: ["x": Tensor([1, 2, 3])])
    #expect(values == [Tensor([3, 12, 27]), Tensor([6, 12, 18]), Tensor([9, 24, 45])])
  }

  @Test func feedsAreChecked() throws {
    let x = graph.placeholder("x", shape: [2])
    let w = graph.variable("w", Tensor([3, 4]))
    let y = x * w
    let cases: [([String: Tensor], AutodiffError)] = [
      ([:], .missingFeed(name: "x")),
      (["x": .ones([3])], .valueShape([3], name: "x", expected: [2])),
      (["x": .ones([2]), "z": .ones([2])], .unknownFeed(name: "z")),
    ]
    for (feeds, error) in cases { #expect(throws: error) { try graph.run([y], feeds: feeds) } }
    #expect(throws: AutodiffError.valueShape([], name: "w", expected: [2])) {
      try graph.set(w, to: Tensor(1))
    }
    #expect(try graph.run([w]) == [Tensor([3, 4])])
  }

  /// Indices are numbers like others: labels can be fed.
  @Test func indicesCanBeFed() throws {
    let (x, rows) = (graph.placeholder("x", shape: [3, 2]), graph.placeholder("rows", shape: [2]))
    let part = x.take(axis: 0, at: rows)
    let gradient = try part.sum().gradients(of: [x])[0]
    let inputs = Tensor([[1, 2], [3, 4], [5, 6]])
    let values = try graph.run([part, gradient], feeds: ["x": inputs, "rows": Tensor([2, 2])])
    #expect(values == [Tensor([[5, 6], [5, 6]]), Tensor([[0, 0], [0, 0], [2, 2]])])

    let loss = part.negativeLogLikelihood(of: graph.placeholder("labels", shape: [2]))
    let losses = try [0, 1].map { label in
      try graph.run([loss], feeds: ["x": inputs, "rows": Tensor([1, 2]), "labels": .full([2], label)])[0]
        .scalar
    }
    #expect(isClose(losses[0] - losses[1], 1, rtol: 1e-13), "logits are 1 apart")
  }
}

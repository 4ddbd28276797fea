import CourseModel
import GradientCheck
import Tensors

extension Trial {
  /// Expects one step, or epoch, of a training to lead to `θ − η·∇` for one batch after the other, from what the
  /// training's start draws.
  ///
  /// The student's own gradients are as good as the right ones: another item judges them. They are also taken with the
  /// examples in the order that `rng.permutation` draws, for wrong ones may depend on the order within a batch.
  ///
  /// - Parameter divisions: into batches that are right besides those that `rng.permutation` gives, each batch a list of
  ///   examples.
  public func descent(_ label: String, of training: Descent<Solution>, divisions: [[[Int]]] = []) {
    attempt(label) {
      guard let start = try start(of: training) else { return }
      let order = try drawnOrder(of: training)
      let drawn = stride(from: 0, to: order.count, by: training.batchSize).map {
        Array(order[$0...].prefix(training.batchSize))
      }
      let inOrder = drawn.count == 1 ? [[Array(0..<training.examples)]] : []
      let ends = try ([drawn] + inOrder + divisions).map {
        try self.ends(of: training, from: start, batches: $0)
      }
      try requireEnd(
        training.run(student, 1, like: start), among: ends, drawn.count == 1 ? "a step" : "an epoch")
    }
  }

  /// Expects batches of one example to come neither in the order of the data nor in the same order in every epoch.
  public func newOrders(_ label: String, of training: Descent<Solution>) {
    attempt(label) {
      guard let start = try start(of: training) else { return }
      let ends = { try self.ends(of: training, from: start, batches: $0) }
      let inOrder = (0..<training.examples).map { [$0] }
      let end = try training.run(student, 1, like: start)
      // Where the order makes no difference, as with gradients of 0, it cannot be told.
      let isInOrder = try zip(ends(inOrder).all, ends(inOrder.reversed()).all).contains {
        end.agrees(with: $0) && !end.agrees(with: $1)
      }
      try require(
        !isInOrder,
        "batches of one example are taken in the order of the data: shuffle the examples before every epoch")
      let drawn = try drawnOrder(of: training).map { [$0] }
      guard try ends(drawn).all.contains(where: end.agrees) else { return }
      let second = try training.run(student, 2, like: start)
      try require(
        try !ends(drawn + drawn).all.contains(where: second.agrees),
        "the second epoch visits the examples in the order of the first: draw a new order for every epoch")
    }
  }

  /// The parameters that a training starts from: without a step it returns what `initialize` draws.
  ///
  /// - Returns: `nil` when the student's `initialize` gives other parameters for an equal generator: another item
  ///   judges that, and no step can be compared.
  /// - Throws: a ``Mismatch`` when the fault is the training's own.
  private func start(of training: Descent<Solution>) throws -> [NamedTensor]? {
    let own = try answerIfAny { try training.initialized(student) }
    let due = try fromReference("initial parameters for \(training.secret)") { try training.initialized($0) }
    let start = try training.run(student, 0, like: due)
    if let own, try training.initialized(student) != own { return nil }
    try require(
      try training.run(student, 0, like: due) == start,
      "equal generators give different parameters after 0 steps: are numbers drawn from anything but `rng`?")
    try require(
      start.agrees(with: due) || own.map { $0.fit(due) && start.agrees(with: $0) } ?? false,
      "after 0 steps the parameters are not those that `initialize` draws from an equal generator")
    for parameter in start { try requireFinite(parameter.value, "`\(parameter.name)`") }
    return start
  }

  /// Where the steps of an epoch lead, one for each batch.
  private func ends(
    of training: Descent<Solution>, from start: [NamedTensor], batches: [[Int]]
  ) throws -> DescentEnds {
    try batches.reduce(DescentEnds(right: start, own: start)) { ends, batch in
      let right = try askReference("gradients at the student's parameters") {
        try training.gradients($0, ends.right, batch)
      }
      let own = try ends.own.flatMap { parameters in
        try answerIfAny {
          let gradients = try training.gradients(student, parameters, batch)
          try gradients.requireShapes(of: parameters, "the gradients")
          for gradient in gradients { try requireFinite(gradient.value) }
          return parameters.stepped(along: gradients, rate: training.rate)
        }
      }
      return DescentEnds(right: ends.right.stepped(along: right, rate: training.rate), own: own)
    }
  }

  /// The order in which the first epoch visits the examples when it draws it with `rng.permutation`.
  private func drawnOrder(of training: Descent<Solution>) throws -> [Int] {
    try fromReference("order of \(training.examples) for \(training.secret)") { reference in
      var rng = SplitMix64.forStudent(secret: training.secret)
      _ = try training.start(reference, &rng)
      return rng.permutation(training.examples)
    }
  }
}

import CourseModel
import GradientCheck
import Tensors

extension Trial {
  /// Expects steps, or an epoch, of a training to lead to `θ − η·∇` for one batch after the other, from what the training's
  /// start draws.
  ///
  /// The student's own gradients are as good as the right ones: another item judges them. They are also taken with the
  /// examples in the order that `rng.permutation` draws, for wrong ones may depend on the order within a batch.
  ///
  /// - Parameters:
  ///   - epochs: more than one where all examples are in one batch, so that their order makes no difference.
  ///   - divisions: into batches that are right besides those that `rng.permutation` gives, each batch a list of examples.
  public func descent(
    _ label: String, of training: Descent<Solution>, epochs: Int = 1, divisions: [[[Int]]] = []
  ) {
    precondition(epochs == 1 || training.batchSize >= training.examples, "several epochs of several batches")
    attempt(label) {
      guard let start = try start(of: training) else { return }
      let order = try drawnOrder(of: training)
      let drawn = stride(from: 0, to: order.count, by: training.batchSize).map {
        Array(order[$0...].prefix(training.batchSize))
      }
      let inOrder = drawn.count == 1 ? [[Array(0..<training.examples)]] : []
      let likely = [drawn] + inOrder + divisions
      let ends = { (owner: GradientsOwner) in
        try likely.map { batches in
          let all = Array(repeatElement(batches, count: epochs).joined())
          return try self.end(of: training, from: start, batches: all, along: owner)
        }
      }
      let end = try training.run(student, epochs, like: start)
      let right = try ends(.reference).compactMap(\.self)
      guard !right.contains(where: end.agrees) else { return }
      let own = try ends(.student)
      guard !own.contains(where: { $0.map(end.agrees) ?? false }) else { return }
      let name = drawn.count > 1 ? "an epoch" : epochs > 1 ? "\(epochs) steps" : "a step"
      if let wrong = wrongEnd(end, right: right, own: own, name) { throw wrong }
    }
  }

  /// Expects batches of one example to come neither in the order of the data nor in the same order in every epoch.
  ///
  /// Where the order makes no difference, as with gradients of 0, it cannot be told.
  public func newOrders(_ label: String, of training: Descent<Solution>) {
    attempt(label) {
      guard let start = try start(of: training) else { return }
      let inOrder = Array(0..<training.examples)
      let drawn = try drawnOrder(of: training)
      let end = try training.run(student, 1, like: start)
      try require(
        try training.run(student, 1, like: start) == end,
        "equal generators give different parameters after an epoch: are numbers drawn from anything but `rng`?"
      )
      for owner in [GradientsOwner.reference, .student] {
        let leads = { (order: [Int], end: [NamedTensor]) in
          try self.end(of: training, from: start, batches: order.map { [$0] }, along: owner).map(end.agrees)
            ?? false
        }
        if try leads(drawn, end) {
          let second = try training.run(student, 2, like: start)
          try require(
            try !leads(drawn + drawn, second) || leads(drawn + drawn.reversed(), second),
            "the second epoch visits the examples in the order of the first: draw a new order for every epoch"
          )
          return
        }
        try require(
          try !leads(inOrder, end) || leads(inOrder.reversed(), end),
          "batches of one example are taken in the order of the data: shuffle the examples before every epoch"
        )
      }
    }
  }

  /// The parameters that a training starts from: without a step it returns what `initialize` draws.
  ///
  /// - Returns: `nil` when the student's `initialize` gives other parameters for an equal generator: another item
  ///   judges that, and no step can be compared.
  /// - Throws: a ``Mismatch`` when the fault is the training's own.
  private func start(of training: Descent<Solution>) throws -> [NamedTensor]? {
    let own = try answerIfAny { try training.initialized(student) }
    let due = try referenceStart(of: training)
    let start = try training.run(student, 0, like: due)
    if let own, try training.initialized(student) != own { return nil }
    try require(
      try training.run(student, 0, like: due) == start,
      "equal generators give different parameters after 0 steps: are numbers drawn from anything but `rng`?")
    try require(
      start.agrees(with: due) || own.map { $0.fit(due) && start.agrees(with: $0) } ?? false,
      "after 0 steps the parameters are not those that the initialisation draws from an equal generator")
    for parameter in start { try requireFinite(parameter.value, "`\(parameter.name)`") }
    return start
  }

  /// Where the steps of an epoch lead, one for each batch; `nil` when the student's gradients are asked for and are none.
  ///
  /// From the reference's own start, the right steps are the same for every submission.
  private func end(
    of training: Descent<Solution>, from start: [NamedTensor], batches: [[Int]], along owner: GradientsOwner
  ) throws -> [NamedTensor]? {
    let walk = { (solution: Solution) in
      try batches.reduce(start) { parameters, batch in
        let gradients = try training.gradients(solution, parameters, batch)
        if owner == .student {
          try gradients.requireShapes(of: parameters, "the gradients")
          for gradient in gradients { try requireFinite(gradient.value) }
        }
        return parameters.stepped(along: gradients, rate: training.rate)
      }
    }
    switch owner {
    case .student: return try answerIfAny { try walk(student) }
    case .reference where try start == referenceStart(of: training):
      return try fromReference("end for \(training.secret) after \(batches)", walk)
    case .reference: return try askReference("gradients at the student's parameters", walk)
    }
  }

  private func referenceStart(of training: Descent<Solution>) throws -> [NamedTensor] {
    try fromReference("initial parameters for \(training.secret)") { try training.initialized($0) }
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

import Checks
import ExerciseBridges
import Exercises
import Tensors

// The checks of the activations that run only when a class is graded.
extension ActivationsChecks {
  /// Item g.
  static func upstreamGradient(_ t: Run) {
    for pair in [sigmoidPair, tanhPair, reluPair] {
      for shape in [[], [8], [1, 5], [2, 3, 2]] {
        t.linearity(of: pair.backward(at: .normal(shape, using: &t.random)))
      }
      dependsOnUpstream(pair, t)
    }
  }

  /// Zero gradients are linear in the upstream gradient too, without using it.
  private static func dependsOnUpstream(_ pair: Pair, _ t: Run) {
    let x = Tensor.uniform([3, 4], in: 0.5..<1.5, using: &t.random)
    let upstream = Tensor.uniform([3, 4], in: 1..<2, using: &t.random)
    t.holds("\(pair.name)Backward changes with the upstream gradient, entry by entry") { student in
      let once = try sound(pair.backward(student, x, upstream), x)
      let reversed = try sound(pair.backward(student, x, -upstream), x)
      let unchanged = zip(once.storage, reversed.storage).count { $0 == $1 }
      try require(
        unchanged == 0,
        "\(unchanged) of \(x.count) entries stay as they are when the upstream gradient is negated")
    }
  }

  /// Item h.
  static func identities(_ t: Run) {
    let x = Tensor.normal([4, 6], deviation: 2, using: &t.random)
    t.holds("σ(−x) and σ(x) add up to one") { student in
      let values = try sound(student.sigmoid(x), x)
      try requireEqual(student.sigmoid(-x), 1 - values, within: .identity, "σ(−x) = 1 − σ(x)")
    }
    t.holds("tanh is σ, stretched and shifted") { student in
      let values = try sound(student.sigmoid(2 * x), x)
      try requireEqual(student.tanh(x), 2 * values - 1, within: .identity, "tanh(x) = 2σ(2x) − 1")
    }
    t.holds("relu(x) − relu(−x) = x") { student in
      let (right, left) = try (sound(student.relu(x), x), sound(student.relu(-x), x))
      try requireEqual(right - left, x, within: .identity, "relu(x) − relu(−x) = x")
    }
    t.holds("relu(relu(x)) = relu(x)") { student in
      let once = try sound(student.relu(x), x)
      try requireEqual(student.relu(once), once, within: .bitwise, "relu(relu(x)) = relu(x)")
    }
    for pair in [sigmoidPair, tanhPair, reluPair] {
      isMonotone(pair, from: -6, to: 6 + t.random.uniform(), t)
    }
    hasRange(sigmoidPair, 0...1, t)
    hasRange(tanhPair, -1...1, t)
    hasRange(reluPair, 0...(.infinity), t)
  }

  private static func isMonotone(_ pair: Pair, from start: Double, to end: Double, _ t: Run) {
    let x = Tensor.linspace(start, end, count: 101)
    t.holds("\(pair.name) never decreases") { student in
      let values = try sound(pair.forward(student, x), x).storage
      for (index, value) in values.enumerated().dropLast() where !(value <= values[index + 1] + 1e-12) {
        throw Mismatch("\(pair.name) is \(value) at \(x[index]), but \(values[index + 1]) at \(x[index + 1])")
      }
    }
  }

  private static func hasRange(_ pair: Pair, _ range: ClosedRange<Double>, _ t: Run) {
    let x = Tensor.normal([50], deviation: 5, using: &t.random)
    t.holds("\(pair.name) stays in its range") { student in
      let values = try sound(pair.forward(student, x), x).storage
      for value in values where !range.contains(value) {
        throw Mismatch("\(pair.name) takes the value \(value), outside \(range)")
      }
    }
  }

  /// A result of the shape of `x`, so that it can be computed with.
  private static func sound(_ values: Tensor, _ x: Tensor) throws -> Tensor {
    try requireShape(values, x.shape)
    return values
  }
}

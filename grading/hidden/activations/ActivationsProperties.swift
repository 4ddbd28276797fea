import Checks
import Exercises
import PublicActivations
import Tensors

extension ActivationFunction {
  static let all = [sigmoid, tanh, relu]
}

extension Trial<any ActivationsExercise> {
  /// The gradient is linear in the upstream gradient, and changes with it: zero is linear too.
  func checkUpstreamGradient() {
    for function in ActivationFunction.all {
      for shape in [[], [8], [1, 5], [2, 3, 2]] { linearity(of: function.at(normal(shape))) }
      let (x, upstream) = (uniform([3, 4], in: 0.5..<1.5), uniform([3, 4], in: 1..<2))
      holds("\(function.name)Backward changes with the upstream gradient, entry by entry") {
        let backward = function.backward($0)
        let (once, reversed) = try (
          backward(x, upstream).ofShape([3, 4]), backward(x, -upstream).ofShape([3, 4])
        )
        let unchanged = zip(once.storage, reversed.storage).count { $0 == $1 }
        try require(
          unchanged == 0,
          "\(unchanged) of \(x.count) entries stay as they are when the upstream gradient is negated")
      }
    }
  }

  func checkIdentities() {
    let x = normal([4, 6], deviation: 2)
    identity("σ(−x) = 1 − σ(x)") { try ($0.sigmoid(-x), 1 - $0.sigmoid(x).ofShape([4, 6])) }
    identity("tanh(x) = 2σ(2x) − 1") { try ($0.tanh(x), 2 * $0.sigmoid(2 * x).ofShape([4, 6]) - 1) }
    identity("relu(x) − relu(−x) = x") { try ($0.relu(x).ofShape([4, 6]) - $0.relu(-x).ofShape([4, 6]), x) }
    identity("relu(relu(x)) = relu(x)", within: .bitwise) {
      let once = try $0.relu(x).ofShape([4, 6])
      return try ($0.relu(once), once)
    }
    for function in ActivationFunction.all { isMonotone(function, from: -6, to: 6 + random.uniform()) }
    hasRange(.sigmoid, 0...1)
    hasRange(.tanh, -1...1)
    hasRange(.relu, 0...(.infinity))
  }

  private func isMonotone(_ function: ActivationFunction, from start: Double, to end: Double) {
    let x = Tensor.linspace(start, end, count: 101)
    holds("\(function.name) never decreases") {
      let values = try function.forward($0)(x).ofShape(x.shape).storage
      for (index, value) in values.enumerated().dropLast() where !(value <= values[index + 1] + 1e-12) {
        throw Mismatch(
          "\(function.name) is \(value) at \(x[index]), but \(values[index + 1]) at \(x[index + 1])")
      }
    }
  }

  private func hasRange(_ function: ActivationFunction, _ range: ClosedRange<Double>) {
    let x = normal([50], deviation: 5)
    holds("\(function.name) stays in its range") {
      for value in try function.forward($0)(x).ofShape([50]).storage where !range.contains(value) {
        throw Mismatch("\(function.name) takes the value \(value), outside \(range)")
      }
    }
  }
}

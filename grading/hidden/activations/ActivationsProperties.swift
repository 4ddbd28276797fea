import Checks
import Exercises
import PublicActivations
import Tensors

extension ActivationFunction {
  static let all = [sigmoid, tanh, relu]
}

extension Trial<any ActivationsExercise> {
  /// The gradient is linear in the upstream gradient, and not zero, which is linear too.
  func checkUpstreamGradient() {
    for function in ActivationFunction.all {
      for shape in [[], [8], [1, 5], [2, 3, 2]] { linearity(of: function.at(normal(shape))) }
      let (x, upstream) = (uniform([3, 4], in: 0.5..<1.5), uniform([3, 4], in: 1..<2))
      holds("\(function.name)Backward lets something pass where the function rises") {
        let gradient = try function.backward($0)(x, upstream).ofShape([3, 4])
        try require(!gradient.storage.contains(0), "the gradient is 0 where the function rises")
      }
    }
  }

  func checkIdentities() {
    let (x, far) = (normal([4, 6], deviation: 2), normal([50], deviation: 5))
    identity("σ(−x) = 1 − σ(x)") { try ($0.sigmoid(-x), 1 - $0.sigmoid(x).ofShape([4, 6])) }
    identity("tanh(x) = 2σ(2x) − 1") { try ($0.tanh(x), 2 * $0.sigmoid(2 * x).ofShape([4, 6]) - 1) }
    identity("relu(x) − relu(−x) = x") { try ($0.relu(x).ofShape([4, 6]) - $0.relu(-x).ofShape([4, 6]), x) }
    identity("relu(relu(x)) = relu(x)", within: .bitwise) {
      let once = try $0.relu(x).ofShape([4, 6])
      return try ($0.relu(once), once)
    }
    let rising = Tensor.linspace(-6, 6 + random.uniform(), count: 101)
    for (function, range) in zip(ActivationFunction.all, [0...1, -1...1, 0...(.infinity)]) {
      holds("\(function.name) never decreases") {
        let values = try function.forward($0)(rising).ofShape([101])
        for n in 1...100 where !(values[n - 1] <= values[n] + 1e-12) {
          throw Mismatch(
            "\(function.name) is \(values[n - 1]) at \(rising[n - 1]), but \(values[n]) at \(rising[n])")
        }
      }
      holds("\(function.name) stays in its range") {
        for value in try function.forward($0)(far).ofShape([50]).storage where !range.contains(value) {
          throw Mismatch("\(function.name) takes the value \(value), outside \(range)")
        }
      }
    }
  }
}

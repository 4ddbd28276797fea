import Checks
import ExerciseBridges
import Exercises
import Tensors

/// The checks of the forward functions that students see a public variant of.
enum ActivationsChecks {
  typealias Run = Trial<any ActivationsExercise>

  /// Shapes of the random cases.
  static func shapes(_ t: Run) -> [[Int]] {
    t.isHidden
      ? [[], [9], [1, 7], [5, 1], [2, 3, 4], [3, 1, 2, 2]] : [[], [7], [3, 5], [4, 1], [2, 1, 3]]
  }

  /// Item a.
  static func sigmoid(_ t: Run) {
    if !t.isHidden {
      t.expect("σ(0) is ½", equals: Tensor([0.5])) { try $0.sigmoid(Tensor([0])) }
      t.expect("σ(1) and σ(−1)", equals: Tensor([0.7310585786300049, 0.2689414213699951])) {
        try $0.sigmoid(Tensor([1, -1]))
      }
    }
    for shape in shapes(t) {
      let x = Tensor.normal(shape, deviation: 3, using: &t.random)
      t.agrees("random inputs, \(label(of: shape))") { try $0.sigmoid(x) }
    }
  }

  /// Item b.
  static func sigmoidOfLargeInputs(_ t: Run) {
    if !t.isHidden {
      for large in [1000.0, 10_000] {
        t.expect("σ(\(Int(large))) is 1, σ(−\(Int(large))) is 0", equals: Tensor([1, 0])) {
          try $0.sigmoid(Tensor([large, -large]))
        }
      }
      t.expect("σ(−40) is tiny, not 0", equals: Tensor([4.248354255291589e-18]), within: .relative(1e-10)) {
        try $0.sigmoid(Tensor([-40]))
      }
    }
    let farLeft = Tensor.uniform([2, 5], in: -600..<(-30), using: &t.random)
    let farRight = Tensor.uniform([4, 3], in: 30..<10_000, using: &t.random)
    t.agrees("random inputs far left of 0, in relative precision", within: .relative(1e-10)) {
      try $0.sigmoid(farLeft)
    }
    t.agrees("random inputs far right of 0") { try $0.sigmoid(farRight) }
  }

  /// Item c.
  static func tanh(_ t: Run) {
    if !t.isHidden {
      t.expect("tanh(0) is 0", equals: Tensor([0])) { try $0.tanh(Tensor([0])) }
      t.expect("tanh(0.5) and tanh(−0.5)", equals: Tensor([0.46211715726000974, -0.46211715726000974])) {
        try $0.tanh(Tensor([0.5, -0.5]))
      }
    }
    for shape in shapes(t) {
      let x = Tensor.normal(shape, deviation: 2, using: &t.random)
      t.agrees("random inputs, \(label(of: shape))") { try $0.tanh(x) }
    }
  }

  /// Item d.
  static func tanhOfLargeInputs(_ t: Run) {
    t.expect("tanh(±400) is ±1", equals: Tensor([1, -1])) { try $0.tanh(Tensor([400, -400])) }
    t.expect("tanh(±10000) is ±1", equals: Tensor([1, -1])) { try $0.tanh(Tensor([1e4, -1e4])) }
    let x = Tensor.uniform([3, 4], in: 20..<10_000, using: &t.random)
    t.agrees("random inputs far from 0") { try $0.tanh(concatenate([x, -x])) }
  }

  /// Item e.
  static func relu(_ t: Run) {
    if !t.isHidden {
      t.expect("relu(−1), relu(0), relu(2), relu(−0.0)", equals: Tensor([0, 0, 2, 0])) {
        try $0.relu(Tensor([-1, 0, 2, -0.0]))
      }
    }
    for shape in shapes(t) {
      let x = Tensor.normal(shape, deviation: 2, using: &t.random)
      t.agrees("random inputs, \(label(of: shape))", within: .bitwise) { try $0.relu(x) }
    }
  }
}

import Checks
import ExerciseBridges
import Exercises
import Tensors

/// The checks of the prediction functions; items a to d, on softmax, are in files of their own.
enum PredictionsChecks {
  typealias Run = Trial<any PredictionsExercise>

  /// Item e.
  static func binaryClasses(_ t: Run) {
    if !t.isHidden {
      t.expect("0/1: scores −1.5, 0, 2, −0.0; a tie is 1", equals: [0, 1, 1, 1]) {
        try $0.predictZeroOne(Tensor([-1.5, 0, 2, -0.0]))
      }
      t.expect("−1/+1: scores −1.5, 0, 2, −0.0; a tie is +1", equals: [-1, 1, 1, 1]) {
        try $0.predictSigned(Tensor([-1.5, 0, 2, -0.0]))
      }
      t.expect("0/1: small scores have a sign too", equals: [1, 0, 1, 0]) {
        try $0.predictZeroOne(Tensor([1e-300, -1e-300, 0.3, -0.3]))
      }
    }
    for count in t.isHidden ? [1, 23] : [1, 12] {
      let w = Tensor(shape: [count], storage: (0..<count).map { _ in Double(t.random.below(7) - 3) / 2 })
      t.agrees("0/1: scores with ties, length \(count)") { try $0.predictZeroOne(w) }
      t.agrees("−1/+1: scores with ties, length \(count)") { try $0.predictSigned(w) }
    }
  }

  /// Item f.
  static func bernoulli(_ t: Run) {
    if !t.isHidden {
      t.expect("w = 0 has probability ½", equals: Tensor([0.5])) { try $0.predictBernoulli(Tensor([0])) }
      t.expect("w = ±1000 is certain", equals: Tensor([1, 0])) {
        try $0.predictBernoulli(Tensor([1000, -1000]))
      }
    }
    for count in t.isHidden ? [1, 17] : [1, 8] {
      let w = Tensor.normal([count], deviation: 3, using: &t.random)
      t.attempt("the second entry of softmax((0, w)), length \(count)") {
        let due = try t.fromReference("softmax of (0, w), length \(count)") {
          try $0.softmax(stack([.zeros([count]), w], axis: 1)).select(axis: 1, at: 1)
        }
        try requireEqual(t.student.predictBernoulli(w), due, within: .reference)
      }
    }
  }

  /// Item g.
  static func classes(_ t: Run) {
    if !t.isHidden { knownClasses(t) }
    for shape in t.isHidden ? [[19, 3], [1, 7], [6, 1], [4, 9]] : [[12, 4], [1, 5], [3, 1]] {
      let count = shape[0] * shape[1]
      let w = Tensor(shape: shape, storage: (0..<count).map { _ in Double(t.random.below(6) - 6) })
      let size = label(of: shape)
      t.agrees("predictClass: negative scores with ties, \(size)") { try $0.predictClass(w) }
      t.agrees("predictOneHot: negative scores with ties, \(size)") { try $0.predictOneHot(w) }
      t.holds("⟨predictOneHot(w), w⟩ is the largest score of every row, \(size)") { student in
        let oneHot = try sound(student.predictOneHot(w), shape)
        try requireEqual((oneHot * w).sum(axis: 1), w.max(axis: 1), within: .bitwise, "⟨one-hot, w⟩ = max w")
      }
    }
    t.rejects("a vector is not a batch of rows") { try $0.predictClass(.ones([3])) }
  }

  private static func knownClasses(_ t: Run) {
    t.expect("the largest score of every row", equals: [2, 0, 1]) {
      try $0.predictClass(Tensor([[1, 2, 3], [-1, -2, -3], [0.5, 4, -7]]))
    }
    t.expect("among equals the lowest index", equals: [1, 0, 0]) {
      try $0.predictClass(Tensor([[1, 3, 3], [2, 2, 2], [-1, -2, -1]]))
    }
    t.expect("one-hot rows, also with ties", equals: Tensor([[0, 0, 1], [0, 1, 0]])) {
      try $0.predictOneHot(Tensor([[1, 2, 3], [1, 3, 3]]))
    }
    t.expect("a single class is always chosen", equals: [0, 0]) { try $0.predictClass(Tensor([[-4], [9]])) }
  }

  /// Item h.
  static func regression(_ t: Run) {
    for shape in [[], [4], [3, 1], [2, 3, 2]] {
      let w = Tensor.normal(shape, deviation: 10, using: &t.random)
      t.expect("the prediction is w, \(label(of: shape))", equals: w, within: .bitwise) {
        try $0.predictRegression(w)
      }
    }
  }
}

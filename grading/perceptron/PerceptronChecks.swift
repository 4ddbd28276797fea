import Checks
import CourseModel
import ExerciseBridges
import Exercises
import Tensors

/// The checks of the perceptron that students see a public variant of.
enum PerceptronChecks {
  typealias Run = Trial<any PerceptronExercise>

  /// Item a.
  static func vectors(_ t: Run) {
    if !t.isHidden { knownVectors(t) }
    for n in t.isHidden ? [1, 3, 8, 17] : [1, 4, 6] {
      let a = Tensor.normal([n], using: &t.random)
      let x = Tensor.normal([n], using: &t.random)
      t.agrees("dot, length \(n)") { try $0.dot(a, x) }
      t.agrees("norm, length \(n)") { try $0.norm(a) }
      t.agrees("cosine, length \(n)") { try $0.cosine(a, x) }
      t.holds("‖a‖ ‖x‖ cosine(a, x) = a·x, length \(n)") { student in
        let product = try student.norm(a) * student.norm(x) * student.cosine(a, x)
        try requireEqual(product, student.dot(a, x), within: .identity, "‖a‖ ‖x‖ cosine(a, x) = a·x")
      }
      t.holds("Cauchy–Schwarz: |a·x| ≤ ‖a‖ ‖x‖, length \(n)") { student in
        let (product, bound) = try (abs(student.dot(a, x)), student.norm(a) * student.norm(x))
        let (left, right) = NumberText.texts(product, bound)
        try require(product <= bound * (1 + 1e-12), "|a·x| is \(left), ‖a‖ ‖x‖ is \(right)")
      }
    }
    let (long, short) = (Tensor.ones([3]), Tensor.ones([2]))
    t.rejects("dot of vectors of lengths 3 and 2 throws") { try $0.dot(long, short) }
    t.rejects("cosine of vectors of lengths 2 and 3 throws") { try $0.cosine(short, long) }
    t.rejects("cosine throws when the first vector is zero") { try $0.cosine(.zeros([2]), short) }
    t.rejects("cosine throws when the second vector is zero") { try $0.cosine(short, .zeros([2])) }
  }

  private static func knownVectors(_ t: Run) {
    t.expect("dot((1, 2, 3), (4, −5, 6)) is 12", equals: 12.0) {
      try $0.dot(Tensor([1, 2, 3]), Tensor([4, -5, 6]))
    }
    t.expect("norm((3, 4)) is 5", equals: 5.0) { try $0.norm(Tensor([3, 4])) }
    t.expect("norm((0, 0, 0)) is 0", equals: 0.0) { try $0.norm(.zeros([3])) }
    t.expect("cosine((1, 0), (1, 1)) is √½", equals: 0.7071067811865476) {
      try $0.cosine(Tensor([1, 0]), Tensor([1, 1]))
    }
    t.expect("cosine((1, 2), (−2, −4)) is −1", equals: -1.0) {
      try $0.cosine(Tensor([1, 2]), Tensor([-2, -4]))
    }
  }

  /// Item b.
  static func score(_ t: Run) {
    if !t.isHidden {
      t.expect(
        "weights (2, −1), bias 0.5: (0.25, 1) scores 0 and (1, 1) scores 1.5", equals: Tensor([0, 1.5])
      ) {
        try $0.score(weights: Tensor([2, -1]), bias: 0.5, inputs: Tensor([[0.25, 1], [1, 1]]))
      }
    }
    for shape in t.isHidden ? [[7, 2], [1, 5], [3, 1]] : [[5, 3], [1, 4], [6, 1]] {
      let (a, b, x) = classifier(t, shape)
      t.agrees("random scores, inputs \(label(of: shape))") { try $0.score(weights: a, bias: b, inputs: x) }
    }
    t.rejects("inputs with 3 features do not fit 2 weights") {
      try $0.score(weights: .ones([2]), bias: 0, inputs: .ones([4, 3]))
    }
  }

  /// Item c. Scores are sums of multiples of ¼ without rounding, so that a tie is exact in whatever order one adds.
  static func prediction(_ t: Run) {
    if !t.isHidden {
      t.expect("weights (2, −1), bias 0.5: (0.25, 1) is a tie, so −1; (1, 1) is +1", equals: [-1, 1]) {
        try $0.predict(weights: Tensor([2, -1]), bias: 0.5, inputs: Tensor([[0.25, 1], [1, 1]]))
      }
      t.expect("zero weights and bias: every score is a tie", equals: [-1, -1, -1]) {
        try $0.predict(weights: .zeros([2]), bias: 0, inputs: Tensor([[1, 2], [-3, 4], [0, 0]]))
      }
      t.expect("small scores have a sign too", equals: [1, -1, 1, -1]) {
        try $0.predict(weights: Tensor([1]), bias: 0, inputs: Tensor([[1e-9], [-1e-9], [0.3], [-0.3]]))
      }
    }
    for shape in t.isHidden ? [[40, 3], [1, 2], [30, 1]] : [[20, 2], [1, 3], [12, 1]] {
      let (a, b, x) = exactClassifier(t, shape)
      t.agrees("exact scores with ties, inputs \(label(of: shape))") {
        try $0.predict(weights: a, bias: b, inputs: x)
      }
    }
  }

  /// Item d.
  static func distance(_ t: Run) {
    if !t.isHidden {
      t.expect("weights (3, 4), bias −5: distances 4, −1 and 0", equals: Tensor([4, -1, 0])) {
        try $0.signedDistance(
          weights: Tensor([3, 4]), bias: -5, inputs: Tensor([[3, 4], [0, 0], [3, -1]]))
      }
    }
    for shape in t.isHidden ? [[6, 4], [1, 3], [5, 1]] : [[4, 3], [1, 2], [3, 1]] {
      let (a, b, x) = classifier(t, shape)
      let scale = t.random.uniform(in: 0.2..<5)
      let step = t.random.uniform(in: -2..<2)
      let moved = x + step / a.norm() * a
      let size = label(of: shape)
      t.agrees("random distances, inputs \(size)") { try $0.signedDistance(weights: a, bias: b, inputs: x) }
      t.holds("scaling weights and bias by c > 0 changes no distance, inputs \(size)") { student in
        try requireEqual(
          student.signedDistance(weights: scale * a, bias: scale * b, inputs: x),
          student.signedDistance(weights: a, bias: b, inputs: x), within: .identity, "the invariance")
      }
      t.holds("moving the inputs by t·a/‖a‖ adds t, inputs \(size)") { student in
        let before = try student.signedDistance(weights: a, bias: b, inputs: x)
        let after = try student.signedDistance(weights: a, bias: b, inputs: moved)
        try requireEqual(after, before + step, within: .identity, "the distance grows by t = \(step), which")
      }
    }
    t.rejects("zero weights have no decision boundary") {
      try $0.signedDistance(weights: .zeros([2]), bias: 1, inputs: .ones([3, 2]))
    }
  }
}

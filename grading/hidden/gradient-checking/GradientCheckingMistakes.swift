import Checks

/// Mistakes that students make with numerical gradients.
let gradientCheckingMistakes: [Mistake] = [
  Mistake(
    "forward-difference",
    edit: "(f(x + h) - f(x - h)) / (2 * h)",
    becomes: "(f(x + h) - f(x)) / h",
    loses: ["a", "b", "c", .item("e", points: 2), "f"],
    says:
      "You take the difference to one side, (f(x + h) − f(x)) / h. Its error shrinks like h, that of the central one "
      + "like h²."),
  Mistake(
    "divided-by-h",
    edit: "(f(x + h) - f(x - h)) / (2 * h)",
    becomes: "(f(x + h) - f(x - h)) / h",
    loses: ["a", "b", "c", "e", "f"],
    says: "You divide by h. The two points are 2h apart."),
  Mistake(
    "not-divided",
    edit: "(f(x + h) - f(x - h)) / (2 * h)",
    becomes: "(f(x + h) - f(x - h)) / 2 * h",
    loses: ["a", "b", "c", "e", "f"],
    says: "`/ 2 * h` divides by 2 and multiplies by h. Write `/ (2 * h)`."),
  Mistake(
    "backwards",
    edit: "(f(x + h) - f(x - h)) / (2 * h)",
    becomes: "(f(x - h) - f(x + h)) / (2 * h)",
    loses: ["a", "b", "c", "e", "f"],
    says: "Your difference has the other sign: it is f(x + h) − f(x − h)."),
  Mistake(
    "any-step-accepted",
    edit: "guard h > 0, h.isFinite else",
    becomes: "guard h >= 0 || h < 0 || h.isNaN else",
    loses: ["a", "b", "c", "f"],
    says: "Steps that are not positive and finite are computed with. Throw."),
  Mistake(
    "entries-not-restored",
    edit: """
          var gradient = Tensor.zeros(x.shape)
          for entry in 0..<x.count {
            gradient.storage[entry] = try centralDifference(
              of: { value in
                var moved = x
      """,
    becomes: """
          var gradient = Tensor.zeros(x.shape)
          var moved = x
          for entry in 0..<x.count {
            gradient.storage[entry] = try centralDifference(
              of: { value in
      """,
    loses: ["b", "c", .item("e", points: 2)],
    says:
      "An entry stays where the last difference has moved it while the others are differentiated. Put it back to x."
  ),
  Mistake(
    "all-entries-moved",
    edit: "moved.storage[entry] = value\n",
    becomes: "for other in 0..<x.count { moved.storage[other] += value - x.storage[entry] }\n",
    loses: ["b", "c", "e"],
    says:
      "You move all entries at once, which gives the derivative along the diagonal. Move one entry at a time."
  ),
  Mistake(
    "cotangent-ignored",
    edit: "return (v * result).sum()",
    becomes: "return result.sum()",
    loses: ["c"],
    says:
      "Your product does not depend on the cotangent: you add up the rows of the Jacobian. Weigh each result with its "
      + "entry of v."),
  Mistake(
    "cotangent-shape-accepted",
    edit: "try requireShape(v, result.shape)\n",
    becomes: "",
    loses: ["c"],
    says: "A cotangent of another shape than f(x) is broadcast. Throw."),
  Mistake(
    "direction-normalised",
    edit: "try f(x + $0 * u)",
    becomes: "try f(x + $0 * u / u.norm())",
    loses: ["f"],
    says: "You normalise the direction. The derivative along 2u is twice the one along u."),
  Mistake(
    "absolute-error",
    edit: "return abs(a - b) / maximum(1e-8, abs(a) + abs(b))",
    becomes: "return abs(a - b)",
    loses: ["d", .item("e", points: 3)],
    says: "You take the absolute difference. The relative error divides it by |a| + |b|."),
  Mistake(
    "no-floor",
    edit: "maximum(1e-8, abs(a) + abs(b))",
    becomes: "(abs(a) + abs(b))",
    loses: ["d"],
    says: "Where both entries are 0 you divide 0 by 0. The denominator is at least 10⁻⁸."),
  Mistake(
    "floor-added",
    edit: "maximum(1e-8, abs(a) + abs(b))",
    becomes: "(1e-8 + abs(a) + abs(b))",
    loses: ["d"],
    says: "You add 10⁻⁸ to the denominator. It is a floor: the larger of 10⁻⁸ and |a| + |b|."),
  Mistake(
    "larger-in-place-of-sum",
    edit: "maximum(1e-8, abs(a) + abs(b))",
    becomes: "maximum(1e-8, maximum(abs(a), abs(b)))",
    loses: ["d", .item("e", points: 2)],
    says: "You divide by the larger of |a| and |b|. The relative error here divides by their sum."),
  Mistake(
    "signs-kept",
    edit: "maximum(1e-8, abs(a) + abs(b))",
    becomes: "maximum(1e-8, abs(a + b))",
    loses: ["d", .item("e", points: 2)],
    says: "You divide by |a + b|, which is small where the signs differ. Add the absolute values."),
  Mistake(
    "mean-error",
    edit: "return errors.isEmpty ? 0 : errors.max()",
    becomes: "return errors.isEmpty ? 0 : errors.mean()",
    loses: ["d"],
    says: "You average the errors of the entries. One wrong entry makes a gradient wrong: take the largest."),
  Mistake(
    "worst-by-difference",
    edit: "let worst = errors.argmax()",
    becomes: "let worst = abs(try gradient(x) - numericalGradient(of: f, at: x, step: h)).argmax()",
    loses: [.item("e", points: 2)],
    says: "`worstIndex` is the entry with the largest difference. What counts is the largest relative error."),
  Mistake(
    "worst-is-last",
    edit: "worstIndex: worst,",
    becomes: "worstIndex: errors.count - 1,",
    loses: [.item("e", points: 2)],
    says: "`worstIndex` is the last entry looked at. Keep the one with the largest error."),
  Mistake(
    "verdict-reversed",
    edit: "passed: error <= tolerance",
    becomes: "passed: error >= tolerance",
    loses: ["e"],
    says:
      "`passed` is true for errors above the tolerance. A gradient passes when its error is at most the tolerance."
  ),
  Mistake(
    "nan-passes",
    edit: "passed: error <= tolerance",
    becomes: "passed: !(error > tolerance)",
    loses: [.item("e", points: 1)],
    says:
      "A gradient of NaN passes: no comparison with NaN is true, so ask whether the error is at most the tolerance."
  ),
]

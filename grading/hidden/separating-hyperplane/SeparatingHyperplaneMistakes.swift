import Checks

/// Mistakes that students make with convex sets and separating hyperplanes.
let separatingHyperplaneMistakes: [Mistake] = [
  Mistake(
    "negative-coefficients-accepted",
    edit: "coefficients.storage.allSatisfy { $0 >= -tolerance } && abs",
    becomes: "abs",
    loses: ["a", "b"],
    says: "Only the sum is looked at. Convex coefficients are not negative either."),
  Mistake(
    "any-sum-accepted",
    edit: "coefficients.storage.allSatisfy { $0 >= -tolerance } && abs(coefficients.sum() - 1) <= tolerance",
    becomes: "coefficients.storage.allSatisfy { $0 >= -tolerance }",
    loses: ["a", "b"],
    says: "Only the signs are looked at. Convex coefficients add up to 1 as well."),
  Mistake(
    "sum-at-most-one",
    edit: "abs(coefficients.sum() - 1) <= tolerance",
    becomes: "coefficients.sum() - 1 <= tolerance",
    loses: ["a"],
    says: "A sum below 1 is accepted. It has to be 1, up to the tolerance."),
  Mistake(
    "tolerance-ignored",
    edit: "abs(coefficients.sum() - 1) <= tolerance",
    becomes: "abs(coefficients.sum() - 1) <= 1e-9",
    loses: ["a"],
    says:
      "The sum is compared with 1 whatever the tolerance. It may be off by that much: |Σ − 1| ≤ tolerance."),
  Mistake(
    "points-averaged",
    edit: "return matmul(coefficients, points)\n",
    becomes: "return points.mean(axis: 0)\n",
    loses: ["b"],
    says: "You average the points, whatever their coefficients. Weigh each with its own: Σ λ_i x_i."),
  Mistake(
    "epsilon-on-the-other-point",
    edit: "epsilon * x + (1 - epsilon) * y",
    becomes: "epsilon * y + (1 - epsilon) * x",
    loses: ["c"],
    says: "Your ε weighs y. The point is ε·x + (1 − ε)·y, so ε = 1 is x."),
  Mistake(
    "steps-too-few",
    edit: "let epsilon = Double(step) / Double(steps)",
    becomes: "let epsilon = Double(step) / Double(steps + 1)",
    loses: ["c"],
    says: "The segment is divided into steps + 1 parts. ε is i / steps."),
  Mistake(
    "ends-not-tested",
    edit: "guard steps >= 1, try contains(x), try contains(y) else",
    becomes: "guard steps >= 1 else",
    loses: ["c"],
    says: "x and y are not looked at. A point outside of the set is bad input: throw."),
  Mistake(
    "closest-vertices",
    edit: "for _ in 0..<maxIterations {",
    becomes: "for _ in 0..<min(0, maxIterations) {",
    loses: ["d", "e", "f", "g", "h"],
    says:
      "You return the two given points that are closest. The closest points of the hulls may lie between given points."
  ),
  Mistake(
    "only-c-moves",
    edit: "if downC.slope >= upD.slope {",
    becomes: "if true {",
    loses: ["d", "e", "f", "g"],
    says: "Only the point of the first hull moves. Both have to."),
  Mistake(
    "centroids",
    edit: "    return ClosestPair(\n      c: first.point, d: second.point,",
    becomes: "    return ClosestPair(\n      c: c.mean(axis: 0), d: d.mean(axis: 0),",
    loses: ["d", "e", "f", "g", "h"],
    says: "You return the centroids of the two sets. The closest points of the hulls are due."),
  Mistake(
    "bounding-box",
    edit: "return try separation(point.expanded(axis: 0), points, tolerance) == nil",
    becomes: """
      guard points.rank == 2, points.shape[1] == point.count, tolerance > 0 else { throw LabError.shapeMismatch("") }
          return (point - points.max(axis: 0)).max() <= tolerance && (points.min(axis: 0) - point).max() <= tolerance
      """,
    loses: ["f"],
    says: "You test whether the point lies in the box around the points. Their hull is smaller."),
  Mistake(
    "other-orientation",
    edit: "return Hyperplane(normal: pair.c - pair.d, offset: offset)",
    becomes: "return Hyperplane(normal: pair.d - pair.c, offset: -offset)",
    loses: ["g"],
    says:
      "Your normal points from C to D, as in Boyd and Vandenberghe's book. Here a = c − d, so that a·x + b > 0 on C."
  ),
  Mistake(
    "offset-with-other-sign",
    edit: "let offset = ((pair.d * pair.d).sum() - (pair.c * pair.c).sum()) / 2",
    becomes: "let offset = ((pair.c * pair.c).sum() - (pair.d * pair.d).sum()) / 2",
    loses: ["g"],
    says: "The offset has the other sign: it is (‖d‖² − ‖c‖²) / 2."),
  Mistake(
    "offset-through-d",
    edit: "let offset = ((pair.d * pair.d).sum() - (pair.c * pair.c).sum()) / 2",
    becomes: "let offset = -((pair.c - pair.d) * pair.d).sum()",
    loses: ["g"],
    says: "Your hyperplane passes through d. It passes halfway between c and d: b = (‖d‖² − ‖c‖²) / 2."),
  Mistake(
    "offset-not-halved",
    edit: "let offset = ((pair.d * pair.d).sum() - (pair.c * pair.c).sum()) / 2",
    becomes: "let offset = (pair.d * pair.d).sum() - (pair.c * pair.c).sum()",
    loses: ["g"],
    says: "The offset lacks the factor ½: it is (‖d‖² − ‖c‖²) / 2."),
  Mistake(
    "normal-of-length-one",
    edit: "return Hyperplane(normal: pair.c - pair.d, offset: offset)",
    becomes:
      "let length = (pair.c - pair.d).norm(); return Hyperplane(normal: (pair.c - pair.d) / length, offset: offset / length)",
    loses: ["g"],
    says: "You divide by ‖a‖. The normal is a = c − d itself."),
  Mistake(
    "always-a-hyperplane",
    edit: "return (pair.c - pair.d).norm() > tolerance ? pair : nil",
    becomes: "return (pair.c - pair.d).norm() > 0 ? pair : nil",
    loses: ["f", "h"],
    says: "The tolerance is not used: hulls that meet, up to rounding, get a hyperplane."),
]

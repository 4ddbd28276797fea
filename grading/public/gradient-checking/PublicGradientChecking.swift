public import Checks
import CourseModel
import ExerciseBridges
public import Exercises
import Tensors

/// Numerical gradients, with the checks that students see.
public let publicGradientChecking = GradedExercise<any GradientCheckingExercise>(
  id: "gradient-checking", title: "Numerical gradients",
  topic: "Computing derivatives, checking gradients", typeName: "GradientChecking",
  proxy: GradientCheckingProxy.init(channel:),
  items: [
    GradedItem("a", "Central difference", points: 3) {
      $0.expect("x³ at 2 with h = 10⁻⁴: 12 + h²", equals: 12.00000001) {
        try $0.centralDifference(of: { $0 * $0 * $0 }, at: 2, step: 1e-4)
      }
      $0.checkCentralDifference(at: 0.7)
    },
    GradedItem("b", "Numerical gradient", points: 4) {
      $0.expect("x₀·x₁² at (3, 2), h = 0.1: (4, 12)", equals: Tensor([4, 12])) {
        try $0.numericalGradient(of: { $0[0] * $0[1] * $0[1] }, at: Tensor([3, 2]), step: 0.1)
      }
      $0.checkGradients([$0.quadratic(4), $0.logSumExp([2, 3]), $0.product([3])], step: 1e-4)
    },
    GradedItem("c", "Numerical vector-Jacobian product", points: 4) {
      $0.expect("(x₀·x₁, x₀ + x₁, 5) at (3, 2), v = (1, 10, 100): (12, 13)", equals: Tensor([12, 13])) {
        try $0.numericalVJP(
          of: { Tensor([$0[0] * $0[1], $0[0] + $0[1], 5]) }, at: Tensor([3, 2]),
          cotangent: Tensor([1, 10, 100]),
          step: 0.1)
      }
      $0.checkVJPs([(4, 3)], step: 1e-4)
    },
    GradedItem("d", "Relative error", points: 3) {
      $0.known([
        "both 0: no error": ([[0, 0], [0, 0]], 0),
        "1 and 1.0001": ([[1], [1.0001]], 0.0001 / 2.0001),
        "10⁻⁹ and 0: the floor divides": ([[1e-9], [0]], 0.1),
        "opposite signs": ([[2, 1], [2, -1]], 1),
        "no entries": ([[], []], 0),
      ]) { try $0.relativeError(Tensor($1[0]), Tensor($1[1])) }
      $0.checkRelativeErrors([[5], [2, 3]])
    },
    GradedItem("e", "Verdicts", points: 4, scoring: .proportional) {
      let (quadratic, product) = ($0.quadratic(4), $0.product([2, 2]))
      $0.checkKnownReports()
      $0.checkRightGradients([quadratic, product])
      $0.checkFaults([
        FaultyGradient("another sign", of: quadratic) { -quadratic.gradient($0) },
        FaultyGradient("one entry of 0", of: product) { product.gradient($0) * Tensor([[1, 1], [0, 1]]) },
      ])
      $0.checkUnusableGradients()
    },
    GradedItem("f", "Directional derivative", points: 2) {
      $0.expect("3x₀ + 4x₁ along (2, 0): 6", equals: 6) {
        try $0.directionalDerivative(
          of: { 3 * $0[0] + 4 * $0[1] }, at: Tensor([1, 1]), along: Tensor([2, 0]), step: 0.5)
      }
      $0.checkDirections([$0.quadratic(3), $0.logSumExp([2, 2])], step: 1e-4)
    },
  ])

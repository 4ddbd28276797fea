public import Checks
import CourseModel
import ExerciseBridges
public import Exercises
import Tensors

/// Activation functions and their backward functions, with the checks that students see.
public let publicActivations = GradedExercise<any ActivationsExercise>(
  id: "activations", title: "Sigmoid, tanh, relu", topic: "Activation functions and their derivatives",
  typeName: "Activations", proxy: ActivationsProxy.init(channel:),
  items: [
    GradedItem("a", "Sigmoid", points: 2) {
      $0.known([
        "σ(0) is ½": (Tensor([0]), Tensor([0.5])),
        "σ(1) and σ(−1)": (Tensor([1, -1]), Tensor([0.7310585786300049, 0.2689414213699951])),
      ]) { try $0.sigmoid($1) }
      $0.checkRandom(.sigmoid, publicShapes, deviation: 3)
    },
    GradedItem("b", "Sigmoid of large inputs", points: 2) {
      $0.known([
        "σ(1000) is 1, σ(−1000) is 0": (Tensor([1000, -1000]), Tensor([1, 0])),
        "σ(10000) is 1, σ(−10000) is 0": (Tensor([1e4, -1e4]), Tensor([1, 0])),
      ]) { try $0.sigmoid($1) }
      $0.expect("σ(−40) is tiny, not 0", equals: Tensor([4.248354255291589e-18]), within: .relative(1e-10)) {
        try $0.sigmoid(Tensor([-40]))
      }
      $0.checkSigmoidOfLargeInputs()
    },
    GradedItem("c", "Hyperbolic tangent", points: 2) {
      $0.known([
        "tanh(0) is 0": (Tensor([0]), Tensor([0])),
        "tanh(0.5) and tanh(−0.5)": (
          Tensor([0.5, -0.5]), Tensor([0.46211715726000974, -0.46211715726000974])
        ),
      ]) { try $0.tanh($1) }
      $0.checkRandom(.tanh, publicShapes, deviation: 2)
    },
    GradedItem("d", "Hyperbolic tangent of large inputs", points: 1) { $0.checkTanhOfLargeInputs() },
    GradedItem("e", "Relu", points: 2) {
      $0.expect("relu(−1), relu(0), relu(2), relu(−0.0)", equals: Tensor([0, 0, 2, 0])) {
        try $0.relu(Tensor([-1, 0, 2, -0.0]))
      }
      $0.checkRandom(.relu, publicShapes, deviation: 2, within: .bitwise)
    },
    GradedItem("f", "The three backward functions", points: 6, scoring: .proportional) {
      let (sigmoidSlope, tanhSlope) = (0.19661193324148185, 0.7864477329659274)
      $0.checkBackward(
        .sigmoid, [[6], [4, 1], [3, 5]], contracts: [2, 3],
        known: [
          "σ′(1), upstream gradients 1 and −2": ([1, 1], [1, -2], [sigmoidSlope, -2 * sigmoidSlope]),
          "σ′ vanishes at ±1000": ([1000, -1000], [3, 3], [0, 0]),
        ])
      $0.checkBackward(
        .tanh, [[6], [4, 1], [3, 5]], contracts: [2, 3],
        known: [
          "tanh′(0.5), upstream gradients 1 and −2": ([0.5, 0.5], [1, -2], [tanhSlope, -2 * tanhSlope]),
          "tanh′ vanishes at ±1000": ([1000, -1000], [3, 3], [0, 0]),
        ])
      $0.checkBackward(
        .relu, [[6], [4, 1], [3, 5]], contracts: [2, 3],
        known: [
          "relu′ is 0 left of 0 and at 0, and 1 right of it": (
            [-2, 0, -0.0, 5], [7, 7, 7, -3], [0, 0, 0, -3]
          )
        ])
    },
    GradedItem("g", "The upstream gradient is used", points: 2, .hidden),
    GradedItem("h", "Identities", points: 3, .hidden),
  ])

private let publicShapes = [[], [7], [3, 5], [4, 1], [2, 1, 3]]

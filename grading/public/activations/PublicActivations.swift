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
      $0.checkRandom(.sigmoid, publicShapes)
    },
    GradedItem("b", "Sigmoid of large inputs", points: 2) {
      $0.expect("σ(10000) is 1, σ(−10000) is 0", equals: Tensor([1, 0])) {
        try $0.sigmoid(Tensor([1e4, -1e4]))
      }
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
      $0.checkRandom(.tanh, publicShapes)
    },
    GradedItem("d", "Hyperbolic tangent of large inputs", points: 1) {
      $0.expect("tanh(±10000) is ±1", equals: Tensor([1, -1])) { try $0.tanh(Tensor([1e4, -1e4])) }
      $0.checkTanhOfLargeInputs()
    },
    GradedItem("e", "Relu", points: 2) {
      $0.expect("relu(−1), relu(0), relu(2), relu(−0.0)", equals: Tensor([0, 0, 2, 0])) {
        try $0.relu(Tensor([-1, 0, 2, -0.0]))
      }
      $0.checkRandom(.relu, publicShapes)
    },
    GradedItem("f", "The three backward functions", points: 6, scoring: .proportional) {
      $0.checkBackward(.sigmoid, publicShapes, known: (1, 0.19661193324148185))
      $0.checkBackward(.tanh, publicShapes, known: (0.5, 0.7864477329659274))
      $0.checkBackward(.relu, publicShapes, known: (-5, 0))
    },
    GradedItem("g", "The upstream gradient is used", points: 2, .hidden),
    GradedItem("h", "Identities", points: 3, .hidden),
  ])

private let publicShapes = [[], [7], [3, 5], [4, 1], [2, 1, 3]]

public import Checks
import CourseModel
import ExerciseBridges
public import Exercises

/// A multilayer perceptron, its gradients by hand, and two trainings, with the checks that students see.
public let publicMLP = GradedExercise<any MLPExercise>(
  id: "mlp", title: "Multilayer perceptron", topic: "Multilayer perceptron and back-propagation",
  typeName: "MLP", proxy: MLPProxy.init(channel:),
  items: [
    GradedItem("a", "Forward pass", points: 3) {
      $0.checkKnownLogits()
      $0.checkLogits([([3, 5, 4, 2], 7), ([2, 3], 1)])
    },
    GradedItem("b", "Parameter count", points: 2) {
      $0.known([
        "[256, 64, 10] has 17 098 parameters": ([256, 64, 10], 17_098),
        "28·28·3 inputs, one hidden layer of 512: 1 209 866 parameters": ([2352, 512, 10], 1_209_866),
        "28·28·3 inputs, three hidden layers of 512: 1 735 178 parameters": (
          [2352, 512, 512, 512, 10], 1_735_178
        ),
      ]) { try $0.parameterCount(layerSizes: $1) }
      $0.checkCounts(layers: [2, 4])
    },
    GradedItem("c", "Initialisation", points: 2) { $0.checkInitialisation([6, 4, 2]) },
    GradedItem("d", "Gradients, one hidden layer", points: 4, scoring: .proportional) {
      $0.checkKnownLoss()
      $0.checkGradients([
        ([3, 4, 2], .tanh, 7), ([3, 4, 2], .tanh, 1), ([2, 4, 3], .relu, 7), ([2, 4, 3], .relu, 1),
        ([4, 3, 2], .sigmoid, 5), ([3, 2, 4], .identity, 5),
      ])
      $0.checkEdges()
    },
    GradedItem("e", "Gradients, three hidden layers", points: 3, .hidden),
    GradedItem("f", "Symmetries of loss and gradients", points: 1, .hidden),
    GradedItem(
      "g", "Training on XOR", levels: [(0.95, 2)],
      Calibration(reference: 0.98, rival: 0.8, "a model without hidden layer")
    ) { $0.trainOnXOR() },
    GradedItem(
      "h", "Training on digits", levels: [(0.7, 3), (0.5, 1)],
      Calibration(reference: 0.79, rival: 0.35, "a model without hidden layer")
    ) { $0.trainOnDigits() },
  ])

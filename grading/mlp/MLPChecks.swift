public import Checks
import CourseModel
import ExerciseBridges
public import Exercises

/// A multilayer perceptron, its gradients by hand, and two trainings.
public let gradedMLP = GradedExercise<any MLPExercise>(
  id: "mlp", title: "Multilayer perceptron", topic: "Multilayer perceptron and back-propagation",
  typeName: "MLP",
  proxy: { MLPProxy(channel: $0) },
  items: [
    GradedItem("a", "Forward pass", points: 3) { trial in
      if !trial.isHidden { trial.checkKnownLogits() }
      trial.checkLogits()
    },
    GradedItem("b", "Parameter count", points: 2) { trial in
      if !trial.isHidden { trial.checkKnownCounts() }
      trial.checkCounts()
    },
    GradedItem("c", "Initialisation", points: 2) { trial in trial.checkInitialisation() },
    GradedItem("d", "Gradients, one hidden layer", points: 4, scoring: .proportional) { trial in
      if !trial.isHidden { trial.checkKnownLoss() }
      trial.checkShallowGradients()
    },
    GradedItem("e", "Gradients, three hidden layers", points: 3, .hidden) { trial in
      trial.checkDeepGradients()
    },
    GradedItem("f", "Symmetries of loss and gradients", points: 1, .hidden) { trial in
      trial.checkDoubledBatch()
      trial.checkPermutedUnits()
    },
    GradedItem(
      "g", "Training on XOR", levels: [(0.95, 2)],
      Calibration(reference: 0.98, rival: 0.8, "a model without hidden layer")
    ) { trial in trial.trainOnXOR() },
    GradedItem(
      "h", "Training on digits", levels: [(0.7, 3), (0.5, 1)],
      Calibration(reference: 0.83, rival: 0.35, "a model without hidden layer")
    ) { trial in trial.trainOnDigits() },
  ],
  mistakes: mlpMistakes)

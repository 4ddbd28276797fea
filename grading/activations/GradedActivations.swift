public import Checks
import CourseModel
import ExerciseBridges
public import Exercises

/// Activation functions and their backward functions.
public let gradedActivations = GradedExercise<any ActivationsExercise>(
  id: "activations", title: "Sigmoid, tanh, relu", topic: "Activation functions and their derivatives",
  typeName: "Activations", proxy: ActivationsProxy.init(channel:),
  items: [
    GradedItem("a", "Sigmoid", points: 2, checks: ActivationsChecks.sigmoid),
    GradedItem("b", "Sigmoid of large inputs", points: 2, checks: ActivationsChecks.sigmoidOfLargeInputs),
    GradedItem("c", "Hyperbolic tangent", points: 2, checks: ActivationsChecks.tanh),
    GradedItem(
      "d", "Hyperbolic tangent of large inputs", points: 1,
      checks: ActivationsChecks.tanhOfLargeInputs),
    GradedItem("e", "Relu", points: 2, checks: ActivationsChecks.relu),
    GradedItem(
      "f", "The three backward functions", points: 6, scoring: .proportional,
      checks: ActivationsChecks.backward),
    GradedItem(
      "g", "The upstream gradient is used", points: 2, .hidden, checks: ActivationsChecks.upstreamGradient),
    GradedItem("h", "Identities", points: 3, .hidden, checks: ActivationsChecks.identities),
  ],
  mistakes: activationsMistakes)

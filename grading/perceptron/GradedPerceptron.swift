public import Checks
import CourseModel
import ExerciseBridges
public import Exercises

/// The perceptron and binary linear classification.
public let gradedPerceptron = GradedExercise<any PerceptronExercise>(
  id: "perceptron", title: "Perceptron and binary linear classifier",
  topic: "Linear classification: dot product, decision boundary, perceptron", typeName: "Perceptron",
  proxy: PerceptronProxy.init(channel:),
  items: [
    GradedItem("a", "Dot product, norm and cosine", points: 3, checks: PerceptronChecks.vectors),
    GradedItem("b", "Score", points: 2, checks: PerceptronChecks.score),
    GradedItem("c", "Prediction, ties included", points: 3, checks: PerceptronChecks.prediction),
    GradedItem("d", "Signed distance", points: 2, checks: PerceptronChecks.distance),
    GradedItem("e", "Training, step by step", points: 4, checks: PerceptronChecks.trace),
    GradedItem("f", "Mistake bound", points: 3, .hidden, checks: PerceptronChecks.mistakeBound),
    GradedItem("g", "Data that no line separates", points: 1, checks: PerceptronChecks.notSeparable),
    GradedItem("h", "Invariances", points: 2, .hidden, checks: PerceptronChecks.invariances),
  ],
  mistakes: perceptronMistakes)

public import Checks

/// Every exercise of the course with its checks, by id.
public let gradedExercises: [AnyGradedExercise] = [
  AnyGradedExercise(activations), AnyGradedExercise(losses), AnyGradedExercise(mlp),
  AnyGradedExercise(perceptron), AnyGradedExercise(predictions),
]

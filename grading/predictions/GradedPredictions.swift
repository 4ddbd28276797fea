public import Checks
import CourseModel
import ExerciseBridges
public import Exercises

/// Softmax and prediction functions.
public let gradedPredictions = GradedExercise<any PredictionsExercise>(
  id: "predictions", title: "Softmax and prediction functions",
  topic: "Prediction functions: binary, multiclass, regression; softmax", typeName: "Predictions",
  proxy: PredictionsProxy.init(channel:),
  items: [
    GradedItem("a", "Log-sum-exp", points: 3, checks: PredictionsChecks.logSumExp),
    GradedItem("b", "Softmax", points: 3, checks: PredictionsChecks.softmax),
    GradedItem("c", "Logarithm of the softmax", points: 2, checks: PredictionsChecks.logSoftmax),
    GradedItem("d", "Gradient of the softmax", points: 4, checks: PredictionsChecks.softmaxGradient),
    GradedItem("e", "Binary classes 0/1 and −1/+1", points: 3, checks: PredictionsChecks.binaryClasses),
    GradedItem("f", "Bernoulli probability", points: 1, checks: PredictionsChecks.bernoulli),
    GradedItem("g", "Class and one-hot row", points: 3, checks: PredictionsChecks.classes),
    GradedItem("h", "Regression", points: 1, .visible, checks: PredictionsChecks.regression),
  ],
  mistakes: predictionsMistakes)

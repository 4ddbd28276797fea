public import Checks
import CourseModel
public import Exercises
import PublicPredictions

/// Softmax and prediction functions as they are graded.
public let gradedPredictions = publicPredictions.graded(
  hidden: [
    "a": { $0.checkLogSumExp(hiddenShapes) },
    "b": { $0.checkSoftmax(hiddenShapes) },
    "c": { $0.checkLogSoftmax(hiddenShapes) },
    "d": { $0.checkSoftmaxGradient([[8], [1, 6], [5, 1], [4, 3], [2, 7], [3, 2, 4]]) },
    "e": { $0.checkBinaryClasses(lengths: [1, 23]) },
    "f": { $0.checkBernoulli(lengths: [1, 17]) },
    "g": { $0.checkClasses([[19, 3], [1, 7], [6, 1], [4, 9]]) },
  ], mistakes: predictionsMistakes + predictionsFamilies + predictionsFormulations)

private let hiddenShapes = [[9], [1, 6], [7, 1], [4, 1, 3], [3, 2, 5]]

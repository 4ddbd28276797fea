public import Checks
import CourseModel
public import Exercises
import PublicMLP

/// The multilayer perceptron as it is graded.
public let gradedMLP = publicMLP.graded(
  hidden: [
    "a": { $0.checkLogits([([4, 3, 5, 2], 6), ([3, 7, 1], 1)]) },
    "b": { $0.checkCounts(layers: [2, 3, 6]) },
    "c": { $0.checkInitialisation([4, 6, 3, 5]) },
    "d": {
      $0.checkGradients([([4, 3, 2], .tanh, 6), ([2, 5, 3], .relu, 4), ([3, 1, 2], .sigmoid, 1)])
      $0.checkEdges()
    },
    "e": {
      $0.checkGradients([
        ([3, 5, 4, 2, 6], .tanh, 5), ([2, 6, 3, 5, 4], .relu, 5), ([4, 6, 3, 5, 2], .sigmoid, 2),
        ([5, 2, 4, 6, 3], .identity, 1),
      ])
    },
    "f": {
      $0.checkDoubledBatch()
      $0.checkPermutedUnits()
      $0.checkOtherLabels()
    },
    "g": { $0.trainOnXOR() },
    "h": { $0.trainOnDigits() },
  ], mistakes: mlpMistakes + mlpFamilies + mlpFormulations)

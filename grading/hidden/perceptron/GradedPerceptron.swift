public import Checks
import CourseModel
public import Exercises
import PublicPerceptron
import Tensors

/// The perceptron as it is graded.
public let gradedPerceptron = publicPerceptron.graded(
  hidden: [
    "a": { $0.checkVectors(lengths: [1, 3, 8, 17]) },
    "b": { $0.checkScores([[7, 2], [1, 5], [3, 1]]) },
    "c": { $0.checkPredictions([[40, 3], [1, 2], [30, 1]]) },
    "d": { $0.checkDistances([[6, 4], [1, 3], [5, 1]]) },
    "e": { $0.checkTraining() },
    "f": { $0.checkMistakeBound() },
    "g": { $0.checkXOR(epochs: [1, 2 + $0.random.below(8), 25]) },
    "h": {
      $0.checkInvariances([[30, 4], [1, 3], [25, 2]])
      $0.checkPermutedTraining()
    },
  ], mistakes: perceptronMistakes + perceptronFamilies + perceptronFormulations)

public import Checks
import CourseModel
public import Exercises
import PublicLosses

/// The losses as they are graded.
public let gradedLosses = publicLosses.graded(
  hidden: [
    "a": { $0.checkBinary(.hinge01, batches: [11, 1]) },
    "b": { $0.checkBinary(.hingeSigned, batches: [11, 1]) },
    "c": { $0.checkBinary(.nll01, batches: [11, 1]) },
    "d": { $0.checkBinary(.nllSigned, batches: [11, 1]) },
    "e": { $0.checkMulticlassHinge([(6, 5, 0.7), (1, 3, 1), (5, 2, 1)]) },
    "f": { $0.checkMulticlassNLL([(6, 5), (1, 3)]) },
    "g": { $0.checkRegression(batches: [9, 1]) },
    "h": {
      $0.checkReductions()
      $0.checkBinaryRelations()
      $0.checkMulticlassRelations()
      $0.checkBounds()
      $0.checkConvexity()
    },
  ], mistakes: lossesMistakes + lossesFamilies + lossesFormulations)

public import Checks
public import Exercises
import PublicLinearClassifier

/// The linear classifier as it is graded.
public let gradedLinearClassifier = publicLinearClassifier.graded(
  hidden: [
    "a": { $0.checkAffine([[7, 2, 4], [1, 3, 5], [4, 1, 3]]) },
    "b": { $0.checkAffineGradient(by: "weight", [[4, 3, 5], [1, 2, 3], [6, 1, 2]]) },
    "c": { $0.checkAffineGradient(by: "bias", [[4, 3, 5], [1, 2, 3], [6, 1, 2]]) },
    "d": { $0.checkAffineGradient(by: "input", [[4, 3, 5], [1, 2, 3], [6, 1, 2]]) },
    "e": { $0.checkInitialisation([(4, 7), (6, 1), (2, 3)]) },
    "f": { $0.checkStep([[6, 2, 5], [1, 3, 2], [4, 1, 3]], rate: 0.25) },
    "g": { $0.checkAccuracy([[30, 2, 4], [20, 4, 2]]) },
    "h": { $0.checkTraining() },
  ], mistakes: linearClassifierMistakes)

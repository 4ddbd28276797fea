public import Checks
import CourseModel
public import Exercises
import PublicActivations

/// The activation functions as they are graded.
public let gradedActivations = publicActivations.graded(
  hidden: [
    "a": { $0.checkRandom(.sigmoid, hiddenShapes, deviation: 3) },
    "b": { $0.checkSigmoidOfLargeInputs() },
    "c": { $0.checkRandom(.tanh, hiddenShapes, deviation: 2) },
    "d": { $0.checkTanhOfLargeInputs() },
    "e": { $0.checkRandom(.relu, hiddenShapes, deviation: 2, within: .bitwise) },
    "f": {
      for function in ActivationFunction.all {
        $0.checkBackward(function, [[9], [1, 7], [2, 3, 4]], contracts: [3, 1, 4])
      }
    },
    "g": { $0.checkUpstreamGradient() },
    "h": { $0.checkIdentities() },
  ], mistakes: activationsMistakes)

private let hiddenShapes = [[], [9], [1, 7], [5, 1], [2, 3, 4], [3, 1, 2, 2]]

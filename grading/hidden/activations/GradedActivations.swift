public import Checks
import CourseModel
public import Exercises
import PublicActivations

/// The activation functions as they are graded.
public let gradedActivations = publicActivations.graded(
  hidden: [
    "a": { $0.checkRandom(.sigmoid, hiddenShapes) },
    "b": { $0.checkSigmoidOfLargeInputs() },
    "c": { $0.checkRandom(.tanh, hiddenShapes) },
    "d": { $0.checkTanhOfLargeInputs() },
    "e": { $0.checkRandom(.relu, hiddenShapes) },
    "f": { for function in ActivationFunction.all { $0.checkBackward(function, hiddenShapes) } },
    "g": { $0.checkUpstreamGradient() },
    "h": { $0.checkIdentities() },
  ], mistakes: activationsMistakes + activationsFamilies + activationsFormulations)

private let hiddenShapes = [[], [9], [1, 7], [5, 1], [2, 3, 4], [3, 1, 2, 2]]

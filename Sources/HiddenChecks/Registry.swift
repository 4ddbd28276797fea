// Written by gradus-generate from the folders under exercises: change these.
// swift-format-ignore-file

public import Checks
import HiddenActivations
import HiddenGradientChecking
import HiddenLinearClassifier
import HiddenLosses
import HiddenMLP
import HiddenPerceptron
import HiddenPredictions
import HiddenSeparatingHyperplane

/// Every exercise of the course with all of its checks and its known mistakes, by id.
public let gradedExercises: [AnyGradedExercise] = [
  AnyGradedExercise(gradedActivations), AnyGradedExercise(gradedGradientChecking),
  AnyGradedExercise(gradedLinearClassifier), AnyGradedExercise(gradedLosses), AnyGradedExercise(gradedMLP),
  AnyGradedExercise(gradedPerceptron), AnyGradedExercise(gradedPredictions),
  AnyGradedExercise(gradedSeparatingHyperplane)
]

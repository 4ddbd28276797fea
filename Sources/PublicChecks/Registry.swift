// Written by gradus-generate from the folders under exercises: change these.
// swift-format-ignore-file

public import Checks
import PublicActivations
import PublicGradientChecking
import PublicLinearClassifier
import PublicLosses
import PublicMLP
import PublicPerceptron
import PublicPredictions
import PublicSeparatingHyperplane

/// Every exercise of the course with the checks that students see, by id.
public let publicExercises: [AnyGradedExercise] = [
  AnyGradedExercise(publicActivations), AnyGradedExercise(publicGradientChecking),
  AnyGradedExercise(publicLinearClassifier), AnyGradedExercise(publicLosses), AnyGradedExercise(publicMLP),
  AnyGradedExercise(publicPerceptron), AnyGradedExercise(publicPredictions),
  AnyGradedExercise(publicSeparatingHyperplane)
]

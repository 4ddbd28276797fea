// Written by gradus-generate from the public types of Tensors, Exercises and LabKit: change these.
// swift-format-ignore-file

/// What `import LabKit` brings.
enum CourseNames {
  /// The types, protocols and aliases.
  static let types: Set<String> = [
    "Activation", "ActivationsExercise", "AffineGradients", "ClosestPair", "GlyphDifficulty",
    "GradientCheckReport", "GradientCheckingExercise", "Hyperplane", "LabError", "LabelledData",
    "LinearClassifierExercise", "LinearClassifierFit", "LossesExercise", "MLPExercise", "MLPParameters",
    "Padding", "PerceptronExercise", "PerceptronFit", "PredictionsExercise", "RandomSource", "Reduction",
    "SeparatingHyperplaneExercise", "SolutionBox", "SplitMix64", "StreamKey", "Tensor"
  ]
}

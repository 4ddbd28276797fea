// Written by gradus-generate from the folders under reference: change these.
// swift-format-ignore-file

/// The course's own solutions, by exercise, compiled for tests.
public let referenceSolutions: [String: any Sendable] = [
  "activations": Activations(), "gradient-checking": GradientChecking(),
  "linear-classifier": LinearClassifier(), "losses": Losses(), "mlp": MLP(), "perceptron": Perceptron(),
  "predictions": Predictions(), "separating-hyperplane": SeparatingHyperplane()
]

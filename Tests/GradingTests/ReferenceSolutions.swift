/// The course's reference solutions by exercise, compiled into these tests from `reference/`.
let referenceSolutions: [String: any Sendable] = [
  "activations": Activations(), "losses": Losses(), "mlp": MLP(), "perceptron": Perceptron(),
  "predictions": Predictions(),
]

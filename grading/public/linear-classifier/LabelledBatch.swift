package import Checks
package import Exercises
package import GradientCheck
package import Tensors

/// A linear classifier with a batch of labelled examples.
package struct LabelledBatch: Labelled, Sendable {
  package var inputs: Tensor
  package var labels: [Int]
  package var weight: Tensor
  package var bias: Tensor

  package var label: String { "N×D×K = \(Checks.label(of: inputs.shape + [bias.count]))" }

  package func affine(_ solution: any LinearClassifierExercise) throws -> Tensor {
    try solution.affine(inputs, weight: weight, bias: bias)
  }

  package func loss(_ solution: any LinearClassifierExercise) throws -> Double {
    try solution.loss(inputs, labels: labels, weight: weight, bias: bias)
  }

  package func accuracy(_ solution: any LinearClassifierExercise) throws -> Double {
    try solution.accuracy(inputs, labels: labels, weight: weight, bias: bias)
  }

  package func step(_ solution: any LinearClassifierExercise, rate: Double) throws -> (
    weight: Tensor, bias: Tensor, loss: Double
  ) {
    try solution.sgdStep(inputs, labels: labels, weight: weight, bias: bias, learningRate: rate)
  }

  /// The same with some things changed.
  package func with(_ change: (inout LabelledBatch) -> Void) -> LabelledBatch {
    var changed = self
    change(&changed)
    return changed
  }

  /// The same with some of the examples.
  package func examples(_ indices: [Int]) -> LabelledBatch {
    with { ($0.inputs, $0.labels) = (inputs.rows(at: indices), indices.map { labels[$0] }) }
  }

  package var parameters: [NamedTensor] { [NamedTensor("weight", weight), NamedTensor("bias", bias)] }

  /// The affine map as a function of one argument.
  package func affineMap(movingOnly moving: String) -> Differentiable<any LinearClassifierExercise> {
    Differentiable(
      "affine, \(label), by \(moving)",
      at: Arguments(
        ([NamedTensor("input", inputs)] + parameters).map {
          NamedTensor($0.name, $0.value, isConstant: $0.name != moving)
        }),
      parameters: ["weight", "bias"], dimensions: [NamedDimension("examples", labels.count)],
      forward: { try $0.affine($1["input"], weight: $1["weight"], bias: $1["bias"]) },
      backward: { solution, at, upstream in
        let gradients = try solution.affineBackward(
          at["input"], weight: at["weight"], bias: at["bias"], gradOutput: upstream)
        return ["input": gradients.input, "weight": gradients.weight, "bias": gradients.bias]
      })
  }

  /// The loss as a function of the parameters; its gradient is what a step at a rate moves them by.
  package func lossByStep(rate: Double) -> Differentiable<any LinearClassifierExercise> {
    Differentiable(
      "loss, \(label)", at: Arguments(parameters), parameters: ["weight", "bias"],
      dimensions: [NamedDimension("examples", labels.count)],
      forward: { solution, at in Tensor(try self.at(at["weight"], at["bias"]).loss(solution)) },
      backward: { solution, at, _ in
        let gradients = try self.at(at["weight"], at["bias"]).gradients(solution, rate: rate)
        return Dictionary(uniqueKeysWithValues: gradients.map { ($0.name, $0.value) })
      })
  }

  /// The gradients along which a step at a rate moves the parameters.
  package func gradients(_ solution: any LinearClassifierExercise, rate: Double) throws -> [NamedTensor] {
    let after = try step(solution, rate: rate)
    return [
      NamedTensor("weight", (weight - (try after.weight.ofShape(weight.shape, "the weight"))) / rate),
      NamedTensor("bias", (bias - (try after.bias.ofShape(bias.shape, "the bias"))) / rate),
    ]
  }

  private func at(_ weight: Tensor, _ bias: Tensor) -> LabelledBatch {
    with { ($0.weight, $0.bias) = (weight, bias) }
  }
}

extension Trial<any LinearClassifierExercise> {
  /// Random examples, labels and parameters for sizes `[N, D, K]`.
  package func batch(_ sizes: [Int]) -> LabelledBatch {
    LabelledBatch(
      inputs: normal([sizes[0], sizes[1]]), labels: labels(sizes[0], classes: sizes[2]),
      weight: normal([sizes[2], sizes[1]], deviation: 0.5), bias: normal([sizes[2]]))
  }
}

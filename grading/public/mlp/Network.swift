package import Checks
package import Exercises
package import GradientCheck
import Tensors

/// A network with a batch of examples.
package struct Network: Labelled, Sendable {
  let activation: Activation
  package var parameters: MLPParameters
  let data: LabelledData

  package var label: String {
    let layerSizes = parameters.weights.map { $0.shape[1] } + parameters.biases.suffix(1).map(\.count)
    return "\(activation), layers \(layerSizes), batch of \(data.labels.count)"
  }

  func logits(_ solution: any MLPExercise) throws -> Tensor {
    try solution.logits(parameters, inputs: data.inputs, activation: activation)
  }

  package func lossAndGradients(_ solution: any MLPExercise) throws -> (
    loss: Double, gradients: MLPParameters
  ) {
    try solution.lossAndGradients(
      parameters, inputs: data.inputs, labels: data.labels, activation: activation)
  }

  /// The same with other parameters or labels.
  package func with(parameters: MLPParameters? = nil, labels: [Int]? = nil) -> Network {
    let data = LabelledData(inputs: data.inputs, labels: labels ?? data.labels)
    return Network(activation: activation, parameters: parameters ?? self.parameters, data: data)
  }

  /// The same with some of the examples.
  package func examples(_ indices: [Int]) -> Network {
    let data = LabelledData(
      inputs: data.inputs.rows(at: indices), labels: indices.map { self.data.labels[$0] })
    return Network(activation: activation, parameters: parameters, data: data)
  }

  /// The loss as a function of every parameter.
  var loss: Differentiable<any MLPExercise> {
    Differentiable(
      label, at: Arguments(parameters.tensors),
      dimensions: [NamedDimension("rows of the batch", data.labels.count)],
      forward: { Tensor(try with(parameters: MLPParameters($1.tensors)).lossAndGradients($0).loss) },
      backward: { solution, point, _ in
        let gradients = try with(parameters: MLPParameters(point.tensors)).lossAndGradients(solution)
          .gradients
        return Dictionary(uniqueKeysWithValues: gradients.tensors.map { ($0.name, $0.value) })
      })
  }

  /// Whether the loss can be differentiated numerically: the logits are small, so that no softmax is near saturation,
  /// and no relu unit is near its kink.
  fileprivate var isSmooth: Bool {
    var z = data.inputs
    for (layer, (weight, bias)) in zip(parameters.weights, parameters.biases).enumerated() {
      let a = matmul(z, weight.transposed()) + bias
      if layer == parameters.weights.count - 1 { return abs(a).max() < 1.5 }
      if activation == .relu && abs(a).min() < 0.01 { return false }
      switch activation {
      case .identity: z = a
      case .relu: z = maximum(0, a)
      case .tanh: z = tanh(a)
      case .sigmoid: z = 1 / (1 + exp(-a))
      }
    }
    return true
  }
}

extension MLPParameters {
  /// Every tensor with its name, such as `weights[0]`.
  package var tensors: [NamedTensor] {
    weights.enumerated().map { NamedTensor("weights[\($0)]", $1) }
      + biases.enumerated().map { NamedTensor("biases[\($0)]", $1) }
  }

  /// The parameters of these tensors, the first half of which are weights.
  init(_ tensors: [NamedTensor]) {
    let values = tensors.map(\.value)
    self.init(weights: Array(values.prefix(values.count / 2)), biases: Array(values.suffix(values.count / 2)))
  }
}

extension Trial<any MLPExercise> {
  /// A network with normal weights and biases, and random examples, whose loss is smooth.
  package func network(_ layerSizes: [Int], _ activation: Activation, batch: Int) -> Network {
    let classes = labels(batch, classes: layerSizes[layerSizes.count - 1])
    while true {
      var drawn = MLPParameters(weights: [], biases: [])
      for (fanIn, fanOut) in zip(layerSizes, layerSizes.dropFirst()) {
        drawn.weights.append(normal([fanOut, fanIn], deviation: 1 / Double(fanIn).squareRoot()))
        drawn.biases.append(normal([fanOut], deviation: 0.3))
      }
      let data = LabelledData(inputs: normal([batch, layerSizes[0]]), labels: classes)
      let network = Network(activation: activation, parameters: drawn, data: data)
      if network.isSmooth { return network }
    }
  }
}

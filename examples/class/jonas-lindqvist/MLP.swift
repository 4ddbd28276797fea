import Foundation
import LabKit

/// Everything with arrays of numbers: w[l][j][i] is the weight of layer l from unit i to unit j.
struct MLP: MLPExercise {
  func parameterCount(layerSizes: [Int]) throws -> Int {
    try checkSizes(layerSizes)
    var count = 0
    for l in 1..<layerSizes.count {
      count += layerSizes[l] * layerSizes[l - 1] + layerSizes[l]
    }
    return count
  }

  func initialize<R: RandomSource>(
    layerSizes: [Int], activation: Activation, using rng: inout R
  ) throws -> MLPParameters {
    try checkSizes(layerSizes)
    var weights: [Tensor] = []
    var biases: [Tensor] = []
    for l in 1..<layerSizes.count {
      let inputs = layerSizes[l - 1]
      let outputs = layerSizes[l]
      var limit = (6.0 / Double(inputs + outputs)).squareRoot()
      if activation == .relu && l < layerSizes.count - 1 {
        limit = (6.0 / Double(inputs)).squareRoot()
      }
      var w = Tensor.zeros([outputs, inputs])
      for j in 0..<outputs {
        for i in 0..<inputs {
          w[j, i] = -limit + 2 * limit * rng.uniform()
        }
      }
      weights.append(w)
      biases.append(Tensor.zeros([outputs]))
    }
    return MLPParameters(weights: weights, biases: biases)
  }

  func logits(_ parameters: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor {
    try checkFit(parameters, inputs)
    let net = Net(parameters, activation)
    let outputs = parameters.weights[parameters.weights.count - 1].shape[0]
    var storage: [Double] = []
    for n in 0..<inputs.shape[0] {
      storage += net.forward(inputs.row(n).storage).last!
    }
    return Tensor(shape: [inputs.shape[0], outputs], storage: storage)
  }

  func lossAndGradients(
    _ parameters: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation
  ) throws -> (loss: Double, gradients: MLPParameters) {
    try checkFit(parameters, inputs)
    let classes = parameters.weights[parameters.weights.count - 1].shape[0]
    try checkLabels(labels, inputs.shape[0], classes)
    let net = Net(parameters, activation)
    var sum = net.zeroGradients()
    var loss = 0.0
    for n in 0..<labels.count {
      let z = net.forward(inputs.row(n).storage)
      var delta = z.last!
      var m = delta[0]
      for value in delta { m = max(m, value) }
      var total = 0.0
      for value in delta { total += Foundation.exp(value - m) }
      let logSum = m + Foundation.log(total)
      loss += logSum - delta[labels[n]]
      for k in 0..<classes {
        delta[k] = Foundation.exp(delta[k] - logSum) / Double(labels.count)
      }
      delta[labels[n]] -= 1 / Double(labels.count)
      net.backward(z, delta, &sum)
    }
    return (loss / Double(labels.count), sum.parameters)
  }

  func trainBinary<R: RandomSource>(
    _ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double,
    using rng: inout R
  ) throws -> MLPParameters {
    var parameters = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    try checkFit(parameters, data.inputs)
    if layerSizes[layerSizes.count - 1] != 1 {
      throw LabError.invalidArgument("the last layer must have one unit")
    }
    if data.labels.count != data.inputs.shape[0] {
      throw LabError.shapeMismatch("\(data.labels.count) labels, \(data.inputs.shape[0]) examples")
    }
    if data.labels.isEmpty {
      throw LabError.invalidArgument("no examples")
    }
    for label in data.labels {
      if label != 1 && label != -1 {
        throw LabError.invalidArgument("label \(label)")
      }
    }
    try checkTraining(steps, learningRate)
    for _ in 0..<steps {
      let net = Net(parameters, activation)
      var sum = net.zeroGradients()
      for n in 0..<data.labels.count {
        let z = net.forward(data.inputs.row(n).storage)
        let y = Double(data.labels[n])
        let slope = -y * sigmoid(-y * z.last![0]) / Double(data.labels.count)
        net.backward(z, [slope], &sum)
      }
      step(&parameters, sum.parameters, learningRate)
    }
    return parameters
  }

  func train<R: RandomSource>(
    _ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int,
    learningRate: Double, using rng: inout R
  ) throws -> MLPParameters {
    var parameters = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    try checkFit(parameters, data.inputs)
    try checkLabels(data.labels, data.inputs.shape[0], layerSizes[layerSizes.count - 1])
    try checkTraining(epochs, learningRate)
    if batchSize < 1 {
      throw LabError.invalidArgument("batch size \(batchSize)")
    }
    var order = Array(0..<data.labels.count)
    for _ in 0..<epochs {
      rng.shuffle(&order)
      var start = 0
      while start < order.count {
        let end = min(start + batchSize, order.count)
        var labels: [Int] = []
        for n in order[start..<end] {
          labels.append(data.labels[n])
        }
        let inputs = data.inputs.rows(at: Array(order[start..<end]))
        let (_, gradients) = try lossAndGradients(
          parameters, inputs: inputs, labels: labels, activation: activation)
        step(&parameters, gradients, learningRate)
        start = end
      }
    }
    return parameters
  }

  private func step(_ parameters: inout MLPParameters, _ gradients: MLPParameters, _ learningRate: Double) {
    for l in 0..<parameters.weights.count {
      parameters.weights[l] = parameters.weights[l] - learningRate * gradients.weights[l]
      parameters.biases[l] = parameters.biases[l] - learningRate * gradients.biases[l]
    }
  }

  private func checkSizes(_ layerSizes: [Int]) throws {
    if layerSizes.count < 2 {
      throw LabError.invalidArgument("fewer than two layer sizes")
    }
    for size in layerSizes {
      if size < 1 {
        throw LabError.invalidArgument("layer size \(size)")
      }
    }
  }

  private func checkFit(_ parameters: MLPParameters, _ inputs: Tensor) throws {
    if inputs.rank != 2 {
      throw LabError.shapeMismatch("inputs \(inputs.shape)")
    }
    if parameters.weights.count == 0 || parameters.weights.count != parameters.biases.count {
      throw LabError.shapeMismatch("\(parameters.weights.count) weights, \(parameters.biases.count) biases")
    }
    var size = inputs.shape[1]
    for l in 0..<parameters.weights.count {
      let w = parameters.weights[l]
      if w.rank != 2 || w.shape[1] != size || parameters.biases[l].shape != [w.shape[0]] {
        throw LabError.shapeMismatch("layer \(l) does not fit")
      }
      size = w.shape[0]
    }
  }

  private func checkLabels(_ labels: [Int], _ examples: Int, _ classes: Int) throws {
    if labels.count != examples {
      throw LabError.shapeMismatch("\(labels.count) labels, \(examples) examples")
    }
    if examples == 0 {
      throw LabError.invalidArgument("no examples")
    }
    for label in labels {
      if label < 0 || label >= classes {
        throw LabError.invalidArgument("label \(label)")
      }
    }
  }

  private func checkTraining(_ repetitions: Int, _ learningRate: Double) throws {
    if repetitions < 0 || !(learningRate > 0) || learningRate == .infinity {
      throw LabError.invalidArgument("\(repetitions) repetitions with learning rate \(learningRate)")
    }
  }
}

private func sigmoid(_ a: Double) -> Double {
  if a > 0 {
    return 1 / (1 + exp(-a))
  }
  return exp(a) / (1 + exp(a))
}

private struct Gradients {
  var w: [[[Double]]]
  var b: [[Double]]

  var parameters: MLPParameters {
    var result = MLPParameters(weights: [], biases: [])
    for l in 0..<w.count {
      result.weights.append(Tensor(w[l]))
      result.biases.append(Tensor(b[l]))
    }
    return result
  }
}

private struct Net {
  var w: [[[Double]]] = []
  var b: [[Double]] = []
  let activation: Activation

  init(_ parameters: MLPParameters, _ activation: Activation) {
    self.activation = activation
    for l in 0..<parameters.weights.count {
      var rows: [[Double]] = []
      for j in 0..<parameters.weights[l].shape[0] {
        rows.append(parameters.weights[l].row(j).storage)
      }
      w.append(rows)
      b.append(parameters.biases[l].storage)
    }
  }

  func zeroGradients() -> Gradients {
    var gradients = Gradients(w: w, b: b)
    for l in 0..<w.count {
      for j in 0..<w[l].count {
        gradients.b[l][j] = 0
        for i in 0..<w[l][j].count {
          gradients.w[l][j][i] = 0
        }
      }
    }
    return gradients
  }

  /// The values of all layers for one example: the input first, the logits last.
  func forward(_ x: [Double]) -> [[Double]] {
    var z = [x]
    for l in 0..<w.count {
      let input = z[l]
      var output = b[l]
      for j in 0..<w[l].count {
        let row = w[l][j]
        var a = output[j]
        for i in 0..<input.count {
          a += row[i] * input[i]
        }
        output[j] = l == w.count - 1 ? a : activate(a)
      }
      z.append(output)
    }
    return z
  }

  /// Adds the gradients of one example.
  func backward(_ z: [[Double]], _ gradLogits: [Double], _ sum: inout Gradients) {
    var delta = gradLogits
    for l in (0..<w.count).reversed() {
      var below = [Double](repeating: 0, count: z[l].count)
      for j in 0..<delta.count {
        let d = delta[j]
        if d == 0 { continue }
        sum.b[l][j] += d
        for i in 0..<z[l].count {
          sum.w[l][j][i] += d * z[l][i]
          below[i] += d * w[l][j][i]
        }
      }
      if l > 0 {
        for i in 0..<below.count {
          below[i] *= slope(z[l][i])
        }
      }
      delta = below
    }
  }

  func activate(_ a: Double) -> Double {
    switch activation {
    case .identity: return a
    case .relu: return a > 0 ? a : 0
    case .tanh: return Foundation.tanh(a)
    case .sigmoid: return sigmoid(a)
    }
  }

  /// The derivative, from the value of the activation.
  func slope(_ z: Double) -> Double {
    switch activation {
    case .identity: return 1
    case .relu: return z > 0 ? 1 : 0
    case .tanh: return 1 - z * z
    case .sigmoid: return z * (1 - z)
    }
  }
}

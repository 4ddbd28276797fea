// The solutions of the examples with the edits of their mistakes: UPDATE_FIXTURES=1 writes it anew.
// swift-format-ignore-file

import Exercises
import Tensors

struct BiasForgotten: LinearLayerExercise {
  func linear(_ x: Tensor, weight: Tensor, bias: Tensor) throws -> Tensor {
    guard x.rank == 2, weight.shape == [bias.count, x.shape[1]], bias.rank == 1 else {
      throw LabError.shapeMismatch("x \(x.shape), weight \(weight.shape), bias \(bias.shape)")
    }
    return matmul(x, weight.transposed())
  }

  func linearBackward(
    _ x: Tensor, weight: Tensor, bias: Tensor, gradOutput: Tensor
  ) throws -> (x: Tensor, weight: Tensor, bias: Tensor) {
    (matmul(gradOutput, weight), matmul(gradOutput.transposed(), x), gradOutput.sum(axis: 0))
  }
}

struct BiasGradientAveraged: LinearLayerExercise {
  func linear(_ x: Tensor, weight: Tensor, bias: Tensor) throws -> Tensor {
    guard x.rank == 2, weight.shape == [bias.count, x.shape[1]], bias.rank == 1 else {
      throw LabError.shapeMismatch("x \(x.shape), weight \(weight.shape), bias \(bias.shape)")
    }
    return matmul(x, weight.transposed()) + bias
  }

  func linearBackward(
    _ x: Tensor, weight: Tensor, bias: Tensor, gradOutput: Tensor
  ) throws -> (x: Tensor, weight: Tensor, bias: Tensor) {
    (matmul(gradOutput, weight), matmul(gradOutput.transposed(), x), gradOutput.mean(axis: 0))
  }
}

struct Ascent: LogisticTrainingExercise {
  func step(_ w: Tensor, inputs: Tensor, labels: [Int], learningRate: Double) throws -> Tensor {
    guard inputs.rank == 2, w.shape == [inputs.shape[1]] else {
      throw LabError.shapeMismatch("w \(w.shape), inputs \(inputs.shape)")
    }
    let y = Tensor(labels.map(Double.init))
    let slope = -y / (1 + exp(y * matmul(inputs, w)))
    return w + learningRate * matmul(slope, inputs) / Double(labels.count)
  }

  func train<R: RandomSource>(
    inputs: Tensor, labels: [Int], epochs: Int, learningRate: Double, using rng: inout R
  ) throws -> Tensor {
    var w = Tensor.zeros([inputs.shape[1]])
    for _ in 0..<epochs {
      for i in rng.permutation(labels.count) {
        w = try step(w, inputs: inputs.rows(at: [i]), labels: [labels[i]], learningRate: learningRate)
      }
    }
    return w
  }
}

struct StartsOver: LogisticTrainingExercise {
  func step(_ w: Tensor, inputs: Tensor, labels: [Int], learningRate: Double) throws -> Tensor {
    guard inputs.rank == 2, w.shape == [inputs.shape[1]] else {
      throw LabError.shapeMismatch("w \(w.shape), inputs \(inputs.shape)")
    }
    let y = Tensor(labels.map(Double.init))
    let slope = -y / (1 + exp(y * matmul(inputs, w)))
    return w - learningRate * matmul(slope, inputs) / Double(labels.count)
  }

  func train<R: RandomSource>(
    inputs: Tensor, labels: [Int], epochs: Int, learningRate: Double, using rng: inout R
  ) throws -> Tensor {
    var w = Tensor.zeros([inputs.shape[1]])
    for _ in 0..<epochs {
      for i in rng.permutation(labels.count) {
        w = try step(.zeros(w.shape), inputs: inputs.rows(at: [i]), labels: [labels[i]], learningRate: learningRate)
      }
    }
    return w
  }
}

struct KeepsWithP: DropoutExercise {
  func dropout<R: RandomSource>(
    _ x: Tensor, probability p: Double, isTraining: Bool, using rng: inout R
  ) throws -> (result: Tensor, mask: Tensor) {
    let isKept = isTraining ? Tensor.bernoulli(x.shape, probability: p, using: &rng) : .ones(x.shape)
    let mask = isTraining ? isKept / (1 - p) : isKept
    return (mask * x, mask)
  }

  func dropoutBackward(_ gradOutput: Tensor, mask: Tensor) throws -> Tensor {
    gradOutput * mask
  }
}

struct GradientNotScaled: DropoutExercise {
  func dropout<R: RandomSource>(
    _ x: Tensor, probability p: Double, isTraining: Bool, using rng: inout R
  ) throws -> (result: Tensor, mask: Tensor) {
    let isKept = isTraining ? Tensor.bernoulli(x.shape, probability: 1 - p, using: &rng) : .ones(x.shape)
    let mask = isTraining ? isKept / (1 - p) : isKept
    return (mask * x, mask)
  }

  func dropoutBackward(_ gradOutput: Tensor, mask: Tensor) throws -> Tensor {
    gradOutput * (mask .> 0)
  }
}

struct ScaledInEvaluation: DropoutExercise {
  func dropout<R: RandomSource>(
    _ x: Tensor, probability p: Double, isTraining: Bool, using rng: inout R
  ) throws -> (result: Tensor, mask: Tensor) {
    let isKept = isTraining ? Tensor.bernoulli(x.shape, probability: 1 - p, using: &rng) : .ones(x.shape)
    let mask = isKept / (1 - p)
    return (mask * x, mask)
  }

  func dropoutBackward(_ gradOutput: Tensor, mask: Tensor) throws -> Tensor {
    gradOutput * mask
  }
}

struct ProductIsSum: ScalarGraphExercise {
  final class Node {
    let value: Double
    let inputs: [(node: Node, slope: Double)]

    init(_ value: Double, _ inputs: [(node: Node, slope: Double)]) {
      (self.value, self.inputs) = (value, inputs)
    }
  }

  func leaf(_ value: Double) throws -> Node { Node(value, []) }
  func sum(_ a: Node, _ b: Node) throws -> Node { Node(a.value + b.value, [(a, 1), (b, 1)]) }
  func product(_ a: Node, _ b: Node) throws -> Node {
    Node(a.value + b.value, [(a, b.value), (b, a.value)])
  }
  func value(of node: Node) throws -> Double { node.value }

  func derivative(of node: Node, by leaf: Node) throws -> Double {
    if node === leaf { return 1 }
    return try node.inputs.reduce(0) { try $0 + $1.slope * derivative(of: $1.node, by: leaf) }
  }

  func derivative(of function: (Node) throws -> Node, at x: Double) throws -> Double {
    let leaf = try leaf(x)
    return try derivative(of: function(leaf), by: leaf)
  }
}

struct FirstInputOnly: ScalarGraphExercise {
  final class Node {
    let value: Double
    let inputs: [(node: Node, slope: Double)]

    init(_ value: Double, _ inputs: [(node: Node, slope: Double)]) {
      (self.value, self.inputs) = (value, inputs)
    }
  }

  func leaf(_ value: Double) throws -> Node { Node(value, []) }
  func sum(_ a: Node, _ b: Node) throws -> Node { Node(a.value + b.value, [(a, 1), (b, 1)]) }
  func product(_ a: Node, _ b: Node) throws -> Node {
    Node(a.value * b.value, [(a, b.value), (b, a.value)])
  }
  func value(of node: Node) throws -> Double { node.value }

  func derivative(of node: Node, by leaf: Node) throws -> Double {
    if node === leaf { return 1 }
    return try node.inputs.prefix(1).reduce(0) { try $0 + $1.slope * derivative(of: $1.node, by: leaf) }
  }

  func derivative(of function: (Node) throws -> Node, at x: Double) throws -> Double {
    let leaf = try leaf(x)
    return try derivative(of: function(leaf), by: leaf)
  }
}

struct NotHalved: NumericalDerivativeExercise {
  func derivative(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    guard h > 0 else { throw LabError.invalidArgument("step \(h), which must be positive") }
    return try (f(x + h) - f(x - h)) / h
  }
}

struct ForwardDifference: NumericalDerivativeExercise {
  func derivative(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    guard h > 0 else { throw LabError.invalidArgument("step \(h), which must be positive") }
    return try (f(x + h) - f(x)) / h
  }
}

struct StepNotChecked: NumericalDerivativeExercise {
  func derivative(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    guard h.isFinite else { throw LabError.invalidArgument("step \(h), which must be positive") }
    return try (f(x + h) - f(x - h)) / (2 * h)
  }
}

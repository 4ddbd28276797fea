import Autodiff
import Tensors

/// A multilayer perceptron with relu and negative log-likelihood; a step is loss, gradients and gradient descent.
struct Network {
  static let all = [
    ("784-128-10, 64 rows", Network(sizes: [784, 128, 10], rows: 64)),
    ("2-16-16-10, 16 rows", Network(sizes: [2, 16, 16, 10], rows: 16)),
  ]

  private let inputs: Tensor
  private let labels: [Int]
  private let parameters: [Tensor]
  private let rate = 0.01

  init(sizes: [Int], rows: Int) {
    var random = SplitMix64(seed: 1)
    inputs = .normal([rows, sizes[0]], using: &random)
    labels = (0..<rows).map { _ in random.below(10) }
    parameters = zip(sizes, sizes.dropFirst()).flatMap { fanIn, fanOut in
      [Tensor.normal([fanIn, fanOut], using: &random) / Double(fanIn).squareRoot(), .zeros([fanOut])]
    }
  }

  private func logits<E: TensorExpression>(_ x: E, _ parameters: [E]) -> E {
    var hidden = x
    for layer in stride(from: 0, to: parameters.count, by: 2) {
      let affine = hidden.matmul(parameters[layer]) + parameters[layer + 1]
      hidden = layer + 2 < parameters.count ? relu(affine) : affine
    }
    return hidden
  }

  private func descend(_ parameters: inout [Tensor], _ gradients: [Tensor]) {
    for index in parameters.indices { parameters[index] -= rate * gradients[index] }
  }

  func eagerStep() -> () throws -> Double {
    var values = parameters
    let x = Variable(constant: inputs)
    func differentiated() throws -> (loss: Double, gradients: [Tensor]) {
      let variables = values.map { Variable($0) }
      let loss = logits(x, variables).negativeLogLikelihood(of: labels)
      return (loss.value.scalar, try loss.gradients(of: variables))
    }
    return {
      let (loss, gradients) = try differentiated()
      descend(&values, gradients)
      return loss
    }
  }

  func lazyStep() -> () throws -> Double {
    var values = parameters
    func differentiated() throws -> [Tensor] {
      let graph = LazyGraph()
      let variables = values.map { graph.variable($0) }
      let loss = logits(graph.constant(inputs), variables).negativeLogLikelihood(of: labels)
      return graph.values(of: [loss] + (try loss.gradients(of: variables)))
    }
    return {
      let results = try differentiated()
      descend(&values, Array(results.dropFirst()))
      return results[0].scalar
    }
  }

  func staticStep() throws -> () throws -> Double {
    let graph = StaticGraph()
    var values = parameters
    let names = parameters.indices.map { "parameter \($0)" }
    let symbols = zip(names, parameters).map { graph.placeholder($0, shape: $1.shape) }
    let loss = logits(graph.constant(inputs), symbols).negativeLogLikelihood(of: labels)
    let results = [loss] + (try loss.gradients(of: symbols))
    return {
      let computed = try graph.run(results, feeds: Dictionary(uniqueKeysWithValues: zip(names, values)))
      descend(&values, Array(computed.dropFirst()))
      return computed[0].scalar
    }
  }
}

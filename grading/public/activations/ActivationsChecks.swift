package import Checks
package import Exercises
package import Tensors

/// A function with its backward function, so that one check serves all three.
package struct ActivationFunction: Sendable {
  package let name: String
  package let forward: @Sendable (any ActivationsExercise) -> (Tensor) throws -> Tensor
  package let backward: @Sendable (any ActivationsExercise) -> (Tensor, _ upstream: Tensor) throws -> Tensor

  package static let sigmoid = ActivationFunction(
    name: "sigmoid", forward: { $0.sigmoid }, backward: { $0.sigmoidBackward })
  package static let tanh = ActivationFunction(
    name: "tanh", forward: { $0.tanh }, backward: { $0.tanhBackward })
  package static let relu = ActivationFunction(
    name: "relu", forward: { $0.relu }, backward: { $0.reluBackward })

  package func at(_ x: Tensor) -> Differentiable<any ActivationsExercise> {
    Differentiable(
      "\(name)Backward, \(x.label)", at: x, forward: { try forward($0)($1) },
      backward: { try backward($0)($1, $2) })
  }
}

extension Trial<any ActivationsExercise> {
  package func checkRandom(_ function: ActivationFunction, _ shapes: [[Int]]) {
    let inputs = shapes.map { normal($0, deviation: 3) }
    agrees("random inputs", at: inputs, within: .exact) { try function.forward($0)($1) }
  }

  package func checkSigmoidOfLargeInputs() {
    let (farLeft, farRight) = (uniform([2, 5], in: -600..<(-30)), uniform([4, 3], in: 30..<10_000))
    agrees("random inputs far left of 0, in relative precision", within: .relative(1e-10)) {
      try $0.sigmoid(farLeft)
    }
    agrees("random inputs far right of 0") { try $0.sigmoid(farRight) }
  }

  package func checkTanhOfLargeInputs() {
    let far = opposites(12, in: 20..<10_000)
    agrees("random inputs far from 0") { try $0.tanh(far) }
  }

  /// A part of the item: a backward function where its slope is known beforehand, at random points away from relu's kink, at 0 and
  /// far from it, and what holds whatever it computes.
  package func checkBackward(
    _ function: ActivationFunction, _ shapes: [[Int]], known: (x: Double, slope: Double)? = nil
  ) {
    let points = shapes.map { function.at(normal($0, deviation: 1.5, awayFrom: [0])) }
    let edges = concatenate([opposites(3, in: 800..<10_000), Tensor([0, -0.0])])
    let upstream = normal(edges.shape)
    part {
      presumingForward {
        if let (x, slope) = known {
          expect("\(function.name)′(\(x)), upstream gradients 1 and −2", equals: slope * Tensor([1, -2])) {
            try function.backward($0)(Tensor([x, x]), Tensor([1, -2]))
          }
        }
        agrees("\(function.name)Backward at 0 and far from it") { try function.backward($0)(edges, upstream) }
      }
      for point in points { gradients(of: point) }
      contracts(of: points[points.count - 1])
      rejects("\(function.name)Backward of a 3×4 input and a 3×1 upstream gradient throws") {
        try function.backward($0)(.ones([3, 4]), .ones([3, 1]))
      }
    }
  }
}

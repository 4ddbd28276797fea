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
      "\(name)Backward, \(label(of: x.shape))", at: x, forward: { try forward($0)($1) },
      backward: { try backward($0)($1, $2) })
  }
}

extension Trial<any ActivationsExercise> {
  package func checkRandom(
    _ function: ActivationFunction, _ shapes: [[Int]], deviation: Double,
    within tolerance: Tolerance = .reference
  ) {
    agrees("random inputs", at: shapes.map { normal($0, deviation: deviation) }, within: tolerance) {
      try function.forward($0)($1)
    }
  }

  package func checkSigmoidOfLargeInputs() {
    let (farLeft, farRight) = (uniform([2, 5], in: -600..<(-30)), uniform([4, 3], in: 30..<10_000))
    agrees("random inputs far left of 0, in relative precision", within: .relative(1e-10)) {
      try $0.sigmoid(farLeft)
    }
    agrees("random inputs far right of 0") { try $0.sigmoid(farRight) }
  }

  package func checkTanhOfLargeInputs() {
    known([
      "tanh(±400) is ±1": (Tensor([400, -400]), Tensor([1, -1])),
      "tanh(±10000) is ±1": (Tensor([1e4, -1e4]), Tensor([1, -1])),
    ]) { try $0.tanh($1) }
    let x = uniform([3, 4], in: 20..<10_000)
    agrees("random inputs far from 0") { try $0.tanh(concatenate([x, -x])) }
  }

  /// A part of the item: a backward function at points known beforehand, at random ones away from relu's kink, and what
  /// holds whatever it computes.
  package func checkBackward(
    _ function: ActivationFunction, _ shapes: [[Int]], contracts shape: [Int],
    known: KeyValuePairs<String, (at: [Double], upstream: [Double], due: [Double])> = [:]
  ) {
    part {
      presumingForward {
        for (label, row) in known {
          expect(label, equals: Tensor(row.due)) {
            try function.backward($0)(Tensor(row.at), Tensor(row.upstream))
          }
        }
      }
      for shape in shapes { gradients(of: function.at(normal(shape, deviation: 1.5, awayFrom: [0]))) }
      contracts(of: function.at(normal(shape, deviation: 1.5, awayFrom: [0])))
      rejects("\(function.name)Backward of a 3×4 input and a 3×1 upstream gradient throws") {
        try function.backward($0)(.ones([3, 4]), .ones([3, 1]))
      }
    }
  }
}

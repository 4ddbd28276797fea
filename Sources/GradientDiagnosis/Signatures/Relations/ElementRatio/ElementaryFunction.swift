import Foundation

/// A function of one number that may stand in a derivative.
struct ElementaryFunction: Sendable {
  /// Written with `z`, such as `1 − z²`.
  let name: String
  let complexity: Int
  let value: @Sendable (Double) -> Double

  /// Factors of the derivatives of the course, most plain first.
  static let library: [ElementaryFunction] = [
    ElementaryFunction(name: "1", complexity: 0) { _ in 1 },
    ElementaryFunction(name: "z", complexity: 1) { $0 },
    ElementaryFunction(name: "1 − z", complexity: 2) { 1 - $0 },
    ElementaryFunction(name: "z²", complexity: 2) { $0 * $0 },
    ElementaryFunction(name: "√z", complexity: 3) { $0.squareRoot() },
    ElementaryFunction(name: "1 − z²", complexity: 2) { 1 - $0 * $0 },
    ElementaryFunction(name: "z(1 − z)", complexity: 2) { $0 * (1 - $0) },
    ElementaryFunction(name: "exp z", complexity: 2, value: exp),
    ElementaryFunction(name: "exp(z/2)", complexity: 3) { exp($0 / 2) },
    ElementaryFunction(name: "σ(z)", complexity: 2, value: sigmoid),
    ElementaryFunction(name: "σ′(z)", complexity: 2, value: sigmoidSlope),
    ElementaryFunction(name: "tanh z", complexity: 2, value: tanh),
    ElementaryFunction(name: "tanh′(z)", complexity: 2, value: tanhSlope),
    ElementaryFunction(name: "σ′(σ(z))", complexity: 4) { sigmoidSlope(sigmoid($0)) },
    ElementaryFunction(name: "tanh′(tanh z)", complexity: 4) { tanhSlope(tanh($0)) },
    ElementaryFunction(name: "silu′(z)", complexity: 4) { sigmoid($0) + $0 * sigmoidSlope($0) },
    ElementaryFunction(name: "the step function of z", complexity: 2) { $0 > 0 ? 1 : 0 },
  ]
}

private func sigmoid(_ z: Double) -> Double { z < 0 ? exp(z) / (1 + exp(z)) : 1 / (1 + exp(-z)) }
private func sigmoidSlope(_ z: Double) -> Double { sigmoid(z) * sigmoid(-z) }
private func tanhSlope(_ z: Double) -> Double { 1 / (cosh(z) * cosh(z)) }

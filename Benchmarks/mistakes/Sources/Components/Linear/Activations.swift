package import GradientCheck
package import Tensors

/// A function applied to each element, f(z), with its derivative.
package protocol Activation: Component {
  static func value(_ input: Tensor, _ context: Context) -> Tensor
  static func derivative(_ input: Tensor, _ context: Context) -> Tensor
}

extension Activation {
  package static var profileCount: Int { 3 }

  package static func forward(_ arguments: [Tensor], _ context: Context) -> Tensor {
    value(arguments[0], context)
  }

  package static func pullback(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor] {
    [cotangent * derivative(arguments[0], context)]
  }

  package static func related(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    let output = value(arguments[0], context)
    return [
      RelatedTensor("output", output), RelatedTensor("derivative", derivative(arguments[0], context)),
      RelatedTensor("derivative at the output", derivative(output, context)),
    ]
  }

  /// An input away from 0, of both signs.
  static func makeCase(
    seed: UInt64, profile: Int, context: Context
  ) -> ComponentCase<Self> {
    var draw = Draw(self, seed, profile)
    let (rows, columns) = [(5, 7), (4, 9), (11, 3)][profile]
    return ComponentCase(
      arguments: [NamedTensor("input", draw.nonzero(rows, columns))], context: context,
      dimensions: [NamedDimension("batch", rows), NamedDimension("features", columns)])
  }
}

/// σ(z) = 1/(1 + e⁻ᶻ); σ′ = σ(1 − σ).
package enum Sigmoid: Activation {
  package typealias Context = Void
  package static let id = "sigmoid"

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<Sigmoid> {
    makeCase(seed: seed, profile: profile, context: ())
  }
  package static func value(_ input: Tensor, _ context: Void) -> Tensor { sigmoid(input) }
  package static func derivative(_ input: Tensor, _ context: Void) -> Tensor {
    sigmoid(input) * (1 - sigmoid(input))
  }
}

/// tanh z; its derivative is 1 − tanh²z.
package enum HyperbolicTangent: Activation {
  package typealias Context = Void
  package static let id = "tanh"

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<HyperbolicTangent> {
    makeCase(seed: seed, profile: profile, context: ())
  }
  package static func value(_ input: Tensor, _ context: Void) -> Tensor { tanh(input) }
  package static func derivative(_ input: Tensor, _ context: Void) -> Tensor {
    1 - tanh(input) * tanh(input)
  }
}

/// max(0, z); derivative 0 at 0.
package enum Relu: Activation {
  package typealias Context = Void
  package static let id = "relu"

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<Relu> {
    makeCase(seed: seed, profile: profile, context: ())
  }
  package static func value(_ input: Tensor, _ context: Void) -> Tensor { maximum(input, 0) }
  package static func derivative(_ input: Tensor, _ context: Void) -> Tensor { input .> 0 }
}

/// z where z > 0, else αz.
package enum LeakyRelu: Activation {
  package struct Context: Sendable {
    /// α, between 0 and 1.
    package var slope: Double
  }

  package static let id = "leaky-relu"

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<LeakyRelu> {
    let slope = [0.1, 0.3, 0.07][profile]
    return makeCase(
      seed: seed, profile: profile, context: Context(slope: slope))
  }
  package static func value(_ input: Tensor, _ context: Context) -> Tensor {
    maximum(input, 0) + context.slope * minimum(input, 0)
  }
  package static func derivative(_ input: Tensor, _ context: Context) -> Tensor {
    (input .> 0) + context.slope * (input .<= 0)
  }
}

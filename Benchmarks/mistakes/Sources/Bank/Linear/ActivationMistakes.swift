package import Components
import Tensors

extension KnownMistake where Kind: Activation {
  /// A gradient that is the upstream gradient times something else than f′(z).
  static func slope(
    _ id: String, _ rows: Set<Int>, _ sentence: String,
    _ slope: @escaping @Sendable (_ input: Tensor, _ context: Kind.Context, _ cotangent: Tensor) -> Tensor
  ) -> KnownMistake {
    KnownMistake(id, rows, sentence) { [$2 * slope($0[0], $1, $2)] }
  }

  static func derivativeLeftOut(_ rows: Set<Int> = [12]) -> KnownMistake {
    slope(
      "derivative left out", rows,
      "The upstream gradient passes unchanged. Multiply it by the derivative of the activation."
    ) { input, _, _ in .ones(input.shape) }
  }

  static var derivativeAtOutput: KnownMistake {
    slope(
      "derivative at the output", [13],
      "The derivative is taken at the output: the function is applied twice. Take f′ at the layer's input."
    ) { input, context, _ in Kind.derivative(Kind.value(input, context), context) }
  }

  static var maskFromUpstream: KnownMistake {
    slope(
      "mask from the upstream gradient", [15],
      "The mask asks where the upstream gradient is positive. It must ask where the layer's input is"
        + " positive."
    ) { input, context, cotangent in Kind.derivative(cotangent, context) }
  }

  static var maskInverted: KnownMistake {
    slope(
      "mask inverted", [15],
      "The mask is the wrong way round: the gradient passes where the input is negative. Swap the two cases."
    ) { input, context, _ in Kind.derivative(-input, context) }
  }

  static var maskFromBoth: KnownMistake {
    slope(
      "mask from input and upstream gradient", [15],
      "The mask also drops negative upstream gradients. Only the sign of the layer's input decides."
    ) { input, context, cotangent in
      Kind.derivative(input, context) * Kind.derivative(cotangent, context)
    }
  }
}

extension Sigmoid: HasKnownMistakes {
  @MistakeList<Sigmoid>
  package static var particularMistakes: [KnownMistake<Sigmoid>] {
    [
      .derivativeLeftOut(), .derivativeAtOutput,
      .slope(
        "x(1 − x) of the input", [14],
        "x·(1 − x) is the derivative when x is the sigmoid's output. You put its input there."
      ) { input, _, _ in input * (1 - input) },
    ]
  }
}

extension HyperbolicTangent: HasKnownMistakes {
  package static var particularMistakes: [KnownMistake<HyperbolicTangent>] {
    [
      .derivativeLeftOut(), .derivativeAtOutput,
      .slope(
        "1 − x² of the input", [14],
        "1 − x² is the derivative when x is the output of tanh. You put its input there."
      ) { input, _, _ in 1 - input * input },
    ]
  }
}

extension Relu: HasKnownMistakes {
  package static var particularMistakes: [KnownMistake<Relu>] {
    [.derivativeLeftOut(), .maskFromUpstream, .maskInverted, .maskFromBoth]
  }
}

extension LeakyRelu: HasKnownMistakes {
  package static var particularMistakes: [KnownMistake<LeakyRelu>] {
    let withoutSlope: @Sendable (Tensor) -> Tensor = { input in input .> 0 }
    return [
      // A slope of 1 is no derivative at all.
      .derivativeLeftOut([12, 16]), .maskFromUpstream, .maskInverted, .maskFromBoth,
      .slope(
        "inverse slope", [16], "On the negative side the gradient is divided by the slope. Multiply by it."
      ) { input, context, _ in (input .> 0) + (input .<= 0) / context.slope },
    ]
      + KnownMistake.inEitherPass(
        "slope 0", [16],
        "On the negative side nothing passes, as in a plain relu. There the slope is the given number.",
        forward: { arguments, _ in maximum(arguments[0], 0) },
        { arguments, _, cotangent in [cotangent * withoutSlope(arguments[0])] })
  }
}

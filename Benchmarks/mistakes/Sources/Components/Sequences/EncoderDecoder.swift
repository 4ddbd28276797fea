package import GradientCheck
package import Tensors

/// An Elman encoder whose final state is the initial state of an Elman decoder; logits of each target step.
///
/// Source (N, S, D), target (N, T, E), encoder and decoder weights as of ``RecurrentNetwork`` with H hidden
/// units each, output weight (V, H), output bias (V). The encoder starts at 0. Result (N, T, V).
package enum EncoderDecoder: Component {
  package typealias Context = Void
  package static let id = "seq2seq"
  package static let profileCount = 2
  private static let names = [
    "source", "target", "encoder.inputWeight", "encoder.hiddenWeight", "encoder.bias",
    "decoder.inputWeight", "decoder.hiddenWeight", "decoder.bias", "output.weight", "output.bias",
  ]

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<EncoderDecoder> {
    var draw = Draw(self, seed, profile)
    let (batch, source, target) = [(2, 3, 5), (3, 5, 4)][profile]
    let (sourceFeatures, targetFeatures, hidden, classes) = [(4, 3, 7, 11), (2, 3, 7, 11)][profile]
    func weight(_ rows: Int, _ columns: Int) -> Tensor { draw.normal(rows, columns, deviation: 0.5) }
    let values = [
      draw.normal(batch, source, sourceFeatures), draw.normal(batch, target, targetFeatures),
      weight(hidden, sourceFeatures), weight(hidden, hidden), draw.normal(hidden, deviation: 0.5),
      weight(hidden, targetFeatures), weight(hidden, hidden), draw.normal(hidden, deviation: 0.5),
      weight(classes, hidden), draw.normal(classes),
    ]
    return ComponentCase(
      arguments: zip(names, values).map { NamedTensor($0, $1) }, context: (),
      dimensions: [
        NamedDimension("batch", batch), NamedDimension("source steps", source),
        NamedDimension("target steps", target), NamedDimension("source features", sourceFeatures),
        NamedDimension("target features", targetFeatures), NamedDimension("hidden units", hidden),
        NamedDimension("classes", classes),
      ])
  }

  private static func run(_ arguments: [Tensor]) -> (encoder: ElmanSequence, decoder: ElmanSequence) {
    let start = Tensor.zeros([arguments[0].shape[0], arguments[3].shape[0]])
    let encoder = ElmanSequence(arguments[0], arguments[2], arguments[3], arguments[4], start)
    let final = encoder.states[encoder.steps]
    return (encoder, ElmanSequence(arguments[1], arguments[5], arguments[6], arguments[7], final))
  }

  package static func forward(_ arguments: [Tensor], _ context: Void) -> Tensor {
    matmul(run(arguments).decoder.outputs, arguments[8].transposed()) + arguments[9]
  }

  private static func gradients(
    _ arguments: [Tensor], _ cotangent: Tensor
  ) -> (encoder: ElmanSequence.Gradients, decoder: ElmanSequence.Gradients) {
    let (encoder, decoder) = run(arguments)
    let gradOutputs = matmul(cotangent, arguments[8])
    let decoded = decoder.pullback((0..<decoder.steps).map { gradOutputs.select(axis: 1, at: $0) })
    var cotangents = Array(repeating: Tensor.zeros(encoder.states[0].shape), count: encoder.steps)
    cotangents[encoder.steps - 1] = decoded.initialState
    return (encoder.pullback(cotangents), decoded)
  }

  package static func pullback(_ arguments: [Tensor], _ context: Void, _ cotangent: Tensor) -> [Tensor] {
    let (encoder, decoder) = gradients(arguments, cotangent)
    return [
      encoder.inputs, decoder.inputs, total(encoder.inputWeight), total(encoder.hiddenWeight),
      total(encoder.bias), total(decoder.inputWeight), total(decoder.hiddenWeight), total(decoder.bias),
      einsum("ntv,nth->vh", cotangent, run(arguments).decoder.outputs), cotangent.sum(axes: [0, 1]),
    ]
  }

  package static func related(
    _ arguments: [Tensor], _ context: Void, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    let (encoder, decoder) = run(arguments)
    return [
      RelatedTensor("encoder states", encoder.outputs), RelatedTensor("decoder states", decoder.outputs),
    ]
  }
}

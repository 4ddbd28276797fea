import Components
import Foundation
import Tensors

/// Right gradients in styles other than those of Components; none may be called wrong.
package let rightSubmissions: [Submission] = layers + images + sequences + others

private let layers = [
  Submission(Affine.self, "right-affine-einsum") { a, _, g in
    [
      einsum("nk,kd->nd", g, a[1]), einsum("nd,nk->kd", a[0], g),
      matmul(Tensor.ones([g.shape[0]]), g),
    ]
  },
  Submission(Sigmoid.self, "right-sigmoid-by-cosh") { a, _, g in
    [each(g) { $1 / pow(2 * cosh(a[0].storage[$0] / 2), 2) }]
  },
  Submission(HyperbolicTangent.self, "right-tanh-by-exponentials") { a, _, g in
    [each(g) { $1 * 4 / pow(exp(a[0].storage[$0]) + exp(-a[0].storage[$0]), 2) }]
  },
  Submission(Relu.self, "right-relu-by-output") { a, _, g in
    [each(g) { $1 * (max(0, a[0].storage[$0]) > 0 ? 1 : 0) }]
  },
  Submission(LeakyRelu.self, "right-leaky-by-sign") { a, context, g in
    [each(g) { $1 * ((1 + context.slope) + (a[0].storage[$0] < 0 ? -1 : 1) * (1 - context.slope)) / 2 }]
  },
  Submission(MultilayerPerceptron.self, "right-mlp-looped") { LoopedPerceptron().gradients($0, $1, $2) },
  Submission(BinaryHinge.self, "right-hinge-looped") { a, context, g in
    PerceptronMutants.loopedHinge(a, context, g) { i in
      PerceptronMutants.score(a, i) * context.labels[i] < context.margin
    }
  },
  Submission(SquaredError.self, "right-squared-error-expanded") { a, context, g in
    [each(a[0]) { g.scalar * ($1 / 0.5 - context.targets.storage[$0] / 0.5) / Double(a[0].shape[0]) }]
  },
  Submission(Softmax.self, "right-softmax-jacobian") { a, _, g in
    let rows = (0..<a[0].shape[0]).flatMap { i in
      LoopedSoftmax.pullback(LoopedSoftmax.probabilities(a[0].row(i).storage), g.row(i).storage)
    }
    return [Tensor(shape: a[0].shape, storage: rows)]
  },
  Submission(TokenCrossEntropy.self, "right-nll-looped") { [LoopedTokens().gradient($0[0], $1, $2)] },
]

private let images = [
  Submission(Convolution.self, "right-conv-looped") { a, context, g in
    LoopedConvolution(stride: context.stride, padding: context.padding).pullback(a, g)
  },
  Submission(GroupedConvolution.self, "right-grouped-looped") { a, context, g in
    LoopedConvolution(groups: context.groups).pullback(a, g)
  },
  Submission(RotationLifting.self, "right-p4-looped") { a, _, g in ConvolutionMutants.rightLifting(a, g) },
  Submission(MaxPooling.self, "right-max-pool-slid") { PoolingMutants.rightMaximum($0, $1, $2) },
  Submission(AveragePooling.self, "right-average-pool-slid") { PoolingMutants.rightAverage($0, $1, $2) },
  Submission(
    MaxPooling.self, "right-max-pool-last-tie", profiles: [MaxPooling.profileWithTies]
  ) { a, context, g in [PoolingMutants.lastMaximum(a[0], context, g)] },
  Submission(BatchNorm.self, "right-batch-norm-jacobian") {
    LoopedNormalization(axis: 0).pullback($0, $1, $2)
  },
  Submission(LayerNorm.self, "right-layer-norm-jacobian") {
    LoopedNormalization(axis: 1).pullback($0, $1, $2)
  },
]

private let sequences = [
  Submission(RecurrentNetwork.self, "right-rnn-looped") { a, _, g in
    RecurrentMutants.pullback(LoopedElman(), a, g)
  },
  Submission(LongShortTermMemory.self, "right-lstm-looped") { a, _, g in LoopedLSTM().pullback(a, g) },
  Submission(EncoderDecoder.self, "right-seq2seq-looped") { a, _, g in EncoderDecoderMutants.translate(a, g)
  },
  Submission(DotProductAttention.self, "right-attention-looped") { a, context, g in
    AttentionMutants.pullback(LoopedAttention(), a, g, isCausal: context.isCausal)
  },
  Submission(MultiHeadAttention.self, "right-heads-looped") { a, context, g in
    LoopedHeads(heads: context.heads).pullback(a, g)
  },
]

private let others = [
  Submission(Reparameterization.self, "right-sample-by-result") { a, context, g in
    let z = Reparameterization.forward(a, context)
    return [g, each(g) { $1 * (z.storage[$0] - a[0].storage[$0]) / 2 }]
  },
  Submission(GaussianDivergence.self, "right-kl-by-expm1") { a, _, g in
    let shape = a[0].shape
    return [
      matrix(shape[0], shape[1]) { a[0][$0, $1] * g[$0] },
      matrix(shape[0], shape[1]) { Foundation.expm1(a[1][$0, $1]) * g[$0] / 2 },
    ]
  },
  Submission(EvidenceLowerBound.self, "right-vae-looped") {
    LoopedAutoencoder().gradients($0, $1, $2, noise: $1.noise)
  },
  Submission(DiscriminatorStep.self, "right-discriminator-looped") { AdversarialMutants.judge($0, $1, $2) },
  Submission(GeneratorStep.self, "right-generator-looped") { AdversarialMutants.deceive($0, $1, $2) },
  Submission(Dropout.self, "right-dropout-kept-mask") { context in
    var factors: [Double]?
    return StudentCode(
      forward: { a in
        factors = factors ?? context.mask.storage.map { context.isTraining ? $0 : 1 }
        return each(a[0]) { $1 * (factors?[$0] ?? 0) }
      },
      pullback: { a, g in
        let kept = factors ?? context.mask.storage.map { context.isTraining ? $0 : 1 }
        return [each(g) { $1 * kept[$0] }]
      })
  },
  Submission(Square.self, "right-square-accumulated") { a, _, g in
    var gradient = Tensor.zeros(g.shape)
    for _ in 0..<2 { for i in g.storage.indices { gradient.storage[i] += g.storage[i] * a[0].storage[i] } }
    return [gradient]
  },
  Submission(BranchingGraph.self, "right-graph-walked") { a, _, g in GraphMutants.walk(a, g) },
]

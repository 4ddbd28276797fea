/// Every component, in the order of the lecture.
package let allComponents: [any Component.Type] = [
  Affine.self, Sigmoid.self, HyperbolicTangent.self, Relu.self, LeakyRelu.self, MultilayerPerceptron.self,
  BinaryHinge.self, SquaredError.self, Softmax.self, TokenCrossEntropy.self, Convolution.self,
  GroupedConvolution.self, RotationLifting.self, MaxPooling.self, AveragePooling.self, BatchNorm.self,
  LayerNorm.self, RecurrentNetwork.self, LongShortTermMemory.self, EncoderDecoder.self,
  DotProductAttention.self, MultiHeadAttention.self, Reparameterization.self, GaussianDivergence.self,
  EvidenceLowerBound.self, DiscriminatorStep.self, GeneratorStep.self, Dropout.self, Square.self,
  BranchingGraph.self,
]

extension Component {
  /// ``makeCase(seed:profile:)`` without the component's type.
  package static func makeAnyCase(seed: UInt64, profile: Int) -> AnyComponentCase {
    AnyComponentCase(makeCase(seed: seed, profile: profile))
  }
}

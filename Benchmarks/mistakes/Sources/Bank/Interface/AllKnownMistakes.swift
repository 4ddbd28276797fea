import Components

/// The components that have known mistakes: all of them, in the order of the lecture.
package let componentsWithKnownMistakes: [any HasKnownMistakes.Type] = [
  Affine.self, Sigmoid.self, HyperbolicTangent.self, Relu.self, LeakyRelu.self, MultilayerPerceptron.self,
  BinaryHinge.self, SquaredError.self, Softmax.self, TokenCrossEntropy.self, Convolution.self,
  GroupedConvolution.self, RotationLifting.self, MaxPooling.self, AveragePooling.self, BatchNorm.self,
  LayerNorm.self, RecurrentNetwork.self, LongShortTermMemory.self, EncoderDecoder.self,
  DotProductAttention.self, MultiHeadAttention.self, Reparameterization.self, GaussianDivergence.self,
  EvidenceLowerBound.self, DiscriminatorStep.self, GeneratorStep.self, Dropout.self, Square.self,
  BranchingGraph.self,
]

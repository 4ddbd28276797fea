/// Every mutant, by component in the order of the lecture.
package let allMutants: [Mutant] =
  AffineMutants.all + ActivationMutants.all + PerceptronMutants.all + LossMutants.all + TokenMutants.all
  + ConvolutionMutants.all + PoolingMutants.all + NormalizationMutants.all + RecurrentMutants.all
  + EncoderDecoderMutants.all
  + LSTMMutants.all + AttentionMutants.all + GenerativeMutants.all + AdversarialMutants.all
  + DropoutMutants.all + GraphMutants.all

package import Components

extension BatchNorm: HasKnownMistakes {
  package static var particularMistakes: [KnownMistake<BatchNorm>] { KnownMistake.ofNormalization }
}

extension LayerNorm: HasKnownMistakes {
  package static var particularMistakes: [KnownMistake<LayerNorm>] { KnownMistake.ofNormalization }
}

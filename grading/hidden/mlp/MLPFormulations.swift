import Checks

/// Other formulations of the multilayer perceptron: derivatives at the pre-activations.
let mlpFormulations: [Mistake] = [
  .formulation(
    "pre-activations",
    edits: [
      "gradInput * slope(of: activation, atOutput: layerInputs[layer])":
        "gradInput * slope(of: activation, at: affine(layerInputs[layer - 1], parameters, layer - 1))",
      "private func slope(of activation: Activation, atOutput z: Tensor)":
        "// says: a = \"the pre-activation\"\nprivate func slope(of activation: Activation, at a: Tensor)",
      "case .identity: .ones(z.shape)": "case .identity: .ones(a.shape)",
      "case .relu: z .> 0": "case .relu: a .> 0",
      "case .tanh: 1 - z * z": "case .tanh: 1 - tanh(a) * tanh(a)",
      "case .sigmoid: z * (1 - z)": "case .sigmoid: sigmoid(a) * (1 - sigmoid(a))",
      "0.5 * (1 + tanh(0.5 * u))": "1 / (1 + exp(-u))",
    ])
]

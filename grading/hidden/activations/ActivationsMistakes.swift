import Checks

/// Mistakes that students make with activation functions.
let activationsMistakes: [Mistake] = [
  Mistake(
    "sigmoid-overflow",
    edit: "return e.replacing(with: 1, where: x .>= 0) / (1 + e)",
    becomes: "return exp(x) / (1 + exp(x))",
    loses: ["b"],
    says: "e^x overflows for large x, and ∞/∞ is NaN. Use e^x only where x is negative, e^(−x) elsewhere."),
  Mistake(
    "sigmoid-cancellation",
    edit: "return e.replacing(with: 1, where: x .>= 0) / (1 + e)",
    becomes: "return 1 - 1 / (1 + exp(x))",
    loses: ["b"],
    says: "Numbers near 1 are subtracted where σ(x) is tiny: no digit is left. Take e^x/(1 + e^x) there."),
  Mistake(
    "sigmoid-sign",
    edit: "where: x .>= 0)",
    becomes: "where: x .< 0)",
    loses: ["a", "b", "h"],
    says: "The sigmoid falls where it should rise: the sign of the exponent is wrong, this is σ(−x)."),
  Mistake(
    "tanh-overflow",
    edit: "return sign(x) * -d / (2 + d)",
    becomes: "return (exp(2 * x) - 1) / (exp(2 * x) + 1)",
    loses: ["d"],
    says: "e^(2x) overflows for large x, and ∞/∞ is NaN. Use an exponential of −2|x| and put the sign back."),
  Mistake(
    "tanh-half-argument",
    edit: "let d = expm1(-2 * abs(x))",
    becomes: "let d = expm1(-abs(x))",
    loses: ["c", "h"],
    says: "This is tanh(x/2): a factor 2 is missing in the exponent."),
  Mistake(
    "leaky-relu",
    edit: "maximum(x, 0)",
    becomes: "maximum(x, 0.01 * x)",
    loses: ["e", "h"],
    says: "Negative inputs pass with slope 0.01: this is leaky relu. Relu is 0 for every negative input."),
  Mistake(
    "upstream-ignored",
    edit: "return gradOutput\n",
    becomes: "return .ones(x.shape)\n",
    loses: ["f", "g"],
    says: "The backward functions return f′(x) and ignore gradOutput. Multiply by it: gradOutput ⊙ f′(x)."),
  Mistake(
    "upstream-broadcast",
    edit: "guard gradOutput.shape == x.shape else",
    becomes: "guard gradOutput.rank == x.rank else",
    loses: ["f"],
    says: "An upstream gradient of another shape is stretched to fit. The shapes must be equal: throw."),
  Mistake(
    "sigmoid-derivative-at-output",
    edit: "let e = exp(-abs(x))\n    return g * e / ((1 + e) * (1 + e))",
    becomes: "let e = exp(-abs(try sigmoid(x)))\n    return g * e / ((1 + e) * (1 + e))",
    loses: [.item("f", points: 2)],
    says: "The sigmoid is applied twice in its derivative. The argument is the input x, not the output σ(x)."),
  Mistake(
    "sigmoid-derivative-overflow",
    edit: "let e = exp(-abs(x))\n    return g * e / ((1 + e) * (1 + e))",
    becomes: "let e = exp(-x)\n    return g * e / ((1 + e) * (1 + e))",
    loses: [.item("f", points: 2)],
    says: "e^(−x)/(1 + e^(−x))² is NaN for large negative x. The derivative is even: use e^(−|x|)."),
  Mistake(
    "tanh-derivative-of-input",
    edit: "return g * 4 * e / ((1 + e) * (1 + e))",
    becomes: "return g * (1 - x * x) + 0 * e",
    loses: [.item("f", points: 2)],
    says: "The derivative is computed as 1 − x². It is 1 − tanh²(x): x is the input, not the output."),
  Mistake(
    "relu-mask-at-zero",
    edit: "return g * (x .> 0)",
    becomes: "return g * (x .>= 0)",
    loses: [.item("f", points: 2)],
    says: "The gradient passes at x = 0. The course takes relu′(0) = 0."),
  Mistake(
    "relu-mask-of-upstream",
    edit: "return g * (x .> 0)",
    becomes: "return g * (g .> 0)",
    loses: [.item("f", points: 2), "g"],
    says: "Relu's mask is taken from the sign of gradOutput. It is the sign of the input x that counts."),
  Mistake(
    "relu-mask-missing",
    edit: "return g * (x .> 0)",
    becomes: "return g",
    loses: [.item("f", points: 2)],
    says: "Relu's backward function returns the upstream gradient unchanged. Where x ≤ 0 nothing passes."),
]

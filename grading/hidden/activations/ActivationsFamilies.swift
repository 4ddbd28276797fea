import Checks

/// Further mistakes with activation functions, those made in several ways among them.
let activationsFamilies: [Mistake] =
  Mistake.family(
    "sigmoid-of-twice-the-argument", says: "This is σ(2x): there is a factor 2 too many in the exponent.",
    (
      edits: [
        "let e = exp(-abs(x))\n    return e.replacing": "let e = exp(-2 * abs(x))\n    return e.replacing"
      ], loses: ["a", "b", "h"]
    ))
  + Mistake.family(
    "upstream-ignored-by-one",
    says:
      "One of the backward functions returns f′(x) and ignores gradOutput. Multiply by it: gradOutput ⊙ f′(x).",
    (edits: ["return g * e /": "_ = g\n    return e /"], loses: [.item("f", points: 2), "g"]),
    (edits: ["return g * 4 * e /": "_ = g\n    return 4 * e /"], loses: [.item("f", points: 2), "g"]),
    (edits: ["return g * (x .> 0)": "_ = g\n    return x .> 0"], loses: [.item("f", points: 2), "g"]))
  + Mistake.family(
    "upstream-ignored-and-unchecked",
    says:
      "The backward functions return f′(x) and do not look at gradOutput. Multiply by it: gradOutput ⊙ f′(x).",
    (
      edits: [
        "guard gradOutput.shape == x.shape else": "guard gradOutput.shape.count >= 0 else",
        "return gradOutput\n": "return .ones(x.shape)\n",
      ], loses: ["f", "g"]
    ))
  + Mistake.family(
    "derivative-of-input",
    says:
      "The derivative is written for the output, σ(1 − σ) or 1 − tanh², and computed with the input x in its place.",
    (
      edits: ["return g * e / ((1 + e) * (1 + e))": "return g * x * (1 - x) + 0 * e"],
      loses: [.item("f", points: 2)]
    ))
  + Mistake.family(
    "tanh-derivative-at-output",
    says: "Tanh is applied twice in its derivative. The argument is the input x, not the output tanh(x).",
    (
      edits: [
        "let e = exp(-2 * abs(x))\n    return g * 4": "let e = exp(-2 * abs(try tanh(x)))\n    return g * 4"
      ], loses: [.item("f", points: 2)]
    ))
  + Mistake.family(
    "tanh-derivative-overflow",
    says: "4e^(2x)/(e^(2x) + 1)² is NaN for large x. The derivative is even: use e^(−2|x|), or 1 − tanh².",
    (
      edits: [
        "return g * 4 * e / ((1 + e) * (1 + e))":
          "let u = exp(2 * x) + 0 * e\n    return g * 4 * u / ((u + 1) * (u + 1))"
      ],
      loses: [.item("f", points: 2)]
    ),
    (
      edits: [
        "return g * 4 * e / ((1 + e) * (1 + e))":
          "let u = exp(-2 * x) + 0 * e\n    return g * 4 * u / ((u + 1) * (u + 1))"
      ],
      loses: [.item("f", points: 2)]
    ))
  + Mistake.family(
    "tanh-derivative-without-square",
    says: "The derivative of tanh is 1 − tanh²(x); you take 1 − tanh(x), without the square.",
    (
      edits: ["return g * 4 * e / ((1 + e) * (1 + e))": "return g * (1 - (try tanh(x))) + 0 * e"],
      loses: [.item("f", points: 2)]
    ))
  + Mistake.family(
    "function-for-its-derivative",
    says: "A backward function multiplies gradOutput by f(x). It is the derivative f′(x) that is due.",
    (
      edits: ["return g * e / ((1 + e) * (1 + e))": "return g * (try sigmoid(x)) + 0 * e"],
      loses: [.item("f", points: 2)]
    ),
    (
      edits: ["return g * 4 * e / ((1 + e) * (1 + e))": "return g * (try tanh(x)) + 0 * e"],
      loses: [.item("f", points: 2)]
    ),
    (edits: ["return g * (x .> 0)": "return g * maximum(x, 0)"], loses: [.item("f", points: 2)]))
  + Mistake.family(
    "leaky-relu-gradient",
    says:
      "The gradient of relu lets negative inputs pass with slope 0.01, as leaky relu does. It is 0 there.",
    (edits: ["return g * (x .> 0)": "return g * maximum(x .> 0, 0.01)"], loses: [.item("f", points: 2)]))
  + Mistake.family(
    "sigmoid-derivative-with-a-square",
    says: "The sigmoid's derivative is σ(1 − σ). Yours has 1 − σ², which belongs to tanh.",
    (
      edits: [
        "return g * e / ((1 + e) * (1 + e))": "let s = try sigmoid(x) + 0 * e\n    return g * (1 - s * s)"
      ],
      loses: [.item("f", points: 2)]
    ),
    (
      edits: [
        "return g * e / ((1 + e) * (1 + e))": "let s = try sigmoid(x) + 0 * e\n    return g * s * (1 - s * s)"
      ],
      loses: [.item("f", points: 2)]
    ))

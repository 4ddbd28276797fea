import Checks

/// Other formulations of the activation functions: as the lecture writes them, by way of the functions' outputs.
let activationsFormulations: [Mistake] = [
  .formulation(
    "by-outputs",
    edits: [
      "maximum(x, 0)": "x * (x .> 0)",
      "let e = exp(-abs(x))\n    return e.replacing(with: 1, where: x .>= 0) / (1 + e)": """
      // says: exp(-x) = "e^(−x)"
          return 1 / (1 + exp(-x))
      """,
      "let e = exp(-abs(x))\n    return g * e / ((1 + e) * (1 + e))": """
      // says: s = "σ(x)"
          // says: 1 - s = "1 − σ(x)"
          let s = try sigmoid(x)
          return g * s * (1 - s)
      """,
      "let e = exp(-2 * abs(x))\n    return g * 4 * e / ((1 + e) * (1 + e))": """
      // says: t = "tanh(x)"
          // says: t * t = "tanh²(x)"
          // says: 1 - t * t = "1 − tanh²(x)"
          let t = try tanh(x)
          return g * (1 - t * t)
      """,
      "return g * (x .> 0)": "return g.replacing(with: 0, where: x .<= 0)",
    ])
]

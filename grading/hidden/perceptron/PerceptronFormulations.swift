import Checks

/// Other formulations of the perceptron: with vectors of length 1.
let perceptronFormulations: [Mistake] = [
  .formulation(
    "unit-vectors",
    edits: [
      "return product / lengths": "return try product / norm(a) / norm(x)",
      "return scores / length": """
      // says: matmul(x, a / length) = "the product of `x` and a/‖a‖"
          // says: b / length = "b/‖a‖"
          // says: a / length = "a/‖a‖"
          _ = scores
          return matmul(x, a / length) + b / length
      """,
    ])
]

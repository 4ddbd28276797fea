extension ExerciseScaffold {
  var protocolSource: String {
    """
    public import Tensors

    /// Squares, and their gradient: replace this by what your exercise is about.
    ///
    /// Axes: any shape; every function works element by element.
    public protocol \(typeName)Exercise {
      /// The square of every element: `x²`.
      ///
      /// - Parameter x: any shape.
      /// - Returns: the shape of `x`.
      func square(_ x: Tensor) throws -> Tensor

      /// The gradient of `⟨g, x²⟩` with respect to `x`: `2·x·g`.
      ///
      /// - Parameters:
      ///   - x: the input of the forward function, any shape.
      ///   - gradOutput: the upstream gradient `g`, shaped like `x`.
      /// - Throws: `LabError.shapeMismatch` when the shapes differ.
      func squareBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor
    }

    """
  }

  var statement: String {
    """
    # \(typeName)

    Write two functions in `\(typeName).swift`.

    | item | points | what |
    |---|---|---|
    | a | 8 | `square`: the square of every element, `x²` |
    | b | 12 | `squareBackward`: the gradient `2·x·g` for an upstream gradient `g` |

    Check your work with `gradus check \(id)`.

    """
  }

  var reference: String {
    """
    import LabKit

    struct \(typeName): \(typeName)Exercise {
      func square(_ x: Tensor) throws -> Tensor {
        x * x
      }

      func squareBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
        guard x.shape == gradOutput.shape else {
          throw LabError.shapeMismatch("x \\(x.shape), gradOutput \\(gradOutput.shape)")
        }
        return 2 * x * gradOutput
      }
    }

    """
  }

  var checks: String {
    """
    import Checks
    import ExerciseBridges
    import Exercises
    import GradientCheck
    import Tensors

    let \(constant) = GradedExercise<any \(typeName)Exercise>(
      id: "\(id)",
      title: "\(typeName)",
      topic: "what the lecture calls it",
      typeName: "\(typeName)",
      proxy: \(typeName)Proxy.init(channel:),
      items: [
        GradedItem("a", "square", points: 8) { t in
          if !t.isHidden {
            t.expect("the square of −3 is 9", equals: Tensor([9])) { try $0.square(Tensor([-3])) }
          }
          let x = Tensor.normal([3, 5], using: &t.random)
          t.agrees("random input, 3×5") { try $0.square(x) }
        },
        GradedItem("b", "gradient of square", points: 12) { t in
          let x = Tensor.normal([2, 7], using: &t.random)
          t.gradient(
            "square, 2×7", at: [NamedTensor("x", x)], of: { try $0.square($1[0]) },
            pullback: { [try $0.squareBackward($1[0], gradOutput: $2)] })
          t.rejects("an upstream gradient of another shape throws") {
            try $0.squareBackward(x, gradOutput: .zeros([3]))
          }
        },
      ],
      mistakes: \(constant)Mistakes)

    """
  }

  var mistakes: String {
    """
    import Checks

    let \(constant)Mistakes = [
      Mistake(
        "cube", edit: "    x * x\\n", becomes: "    x * x * x\\n", loses: ["a"],
        says: "You return the cube where the square is asked for."),
      Mistake(
        "factor-two-missing", edit: "return 2 * x * gradOutput", becomes: "return x * gradOutput", loses: ["b"],
        says: "The derivative of x² is 2x: a factor 2 is missing."),
    ]

    """
  }
}

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
    # \(names.title)

    What it is about, in two sentences.

    **Hand in** `\(typeName).swift`; further Swift files beside it are compiled with it. **Check** with
    `gradus check \(id)`. **20 points.** `\(typeName)Exercise.swift` says exactly what every function takes, returns
    and throws. Tensor operations, `print`, `gradus call` and errors: [Working on the exercises](../README.md).

    ## Definitions

    | function | value | shapes |
    |---|---|---|
    | `square` | x², element by element | any shape → the same |
    | `squareBackward` | 2·x·g with g = `gradOutput` | any shape, twice → the same |

    ## Conventions

    - **Bad input throws** any `LabError`, such as `throw LabError.shapeMismatch("x is [3], gradOutput is [4]")`, and never
      traps; which case you throw is not graded. Checked is: `gradOutput` and `x` of different shapes.
    - **Single numbers.** `exp`, `log`, … of LabKit take tensors; for a `Double` add `import Foundation`.

    ## Points

    | item | | points | checked |
    |---|---|---|---|
    | a | the square | 8 | public and hidden |
    | b | its gradient | 12 | public and hidden |

    Public and hidden: the same kinds of cases run on other numbers when the class is graded; both must pass.

    ## An example

    For x = −3 and g = 10, `square` is 9 and `squareBackward` is −60.

    ## Hints

    - One that points the way, without the solution.

    ## Reading

    The lecture's chapter.

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

  /// The exercise with the checks that students see.
  var publicExercise: String {
    """
    public import Checks
    import CourseModel
    import ExerciseBridges
    public import Exercises
    import Tensors

    /// What it is about, with the checks that students see.
    \(publicDeclaration)
      id: "\(id)", title: "\(names.title)",
      topic: "what the lecture calls it", typeName: "\(typeName)",
      proxy: \(typeName)Proxy.init(channel:),
      items: [
        GradedItem("a", "Square", points: 8) {
          $0.known(["the square of −3 is 9": (Tensor([-3]), Tensor([9]))]) { try $0.square($1) }
          $0.checkSquares([[], [7], [3, 5]])
        },
        GradedItem("b", "Gradient of the square", points: 12) { $0.checkGradients([[6], [2, 7]]) },
      ])

    """
  }

  private var publicDeclaration: String {
    let solution = "any \(typeName)Exercise"
    let line = "public let public\(typeName) = GradedExercise<\(solution)>("
    return line.count <= 110 ? line : line.replacing(solution, with: "\n  \(solution)\n")
  }

  /// What the checks of both variants do, given numbers by each.
  var checks: String {
    """
    package import Checks
    import Exercises
    import Tensors

    extension Trial<any \(typeName)Exercise> {
      package func checkSquares(_ shapes: [[Int]]) {
        agrees("random inputs", at: shapes.map { normal($0) }) { try $0.square($1) }
      }

      package func checkGradients(_ shapes: [[Int]]) {
        for shape in shapes {
          let square = Differentiable<Solution>(
            "square, \\(label(of: shape))", at: normal(shape), forward: { try $0.square($1) },
            backward: { try $0.squareBackward($1, gradOutput: $2) })
          gradients(of: square)
          contracts(of: square)
        }
        rejects("an upstream gradient of another shape throws") {
          try $0.squareBackward(.zeros([4]), gradOutput: .zeros([3]))
        }
      }
    }

    """
  }

  /// The exercise as it is graded.
  var gradedExercise: String {
    """
    public import Checks
    import CourseModel
    public import Exercises
    import Public\(typeName)

    /// The exercise as it is graded.
    public let graded\(typeName) = public\(typeName).graded(
      hidden: [
        "a": { $0.checkSquares([[], [9], [1, 4], [2, 3, 2]]) },
        "b": { $0.checkGradients([[5], [4, 3]]) },
      ], mistakes: \(names.constant)Mistakes)

    """
  }

  var mistakes: String {
    """
    import Checks

    /// Mistakes that students make.
    let \(names.constant)Mistakes: [Mistake] = [
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

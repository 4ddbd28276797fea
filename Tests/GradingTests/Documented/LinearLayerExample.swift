public import Checks
import CourseModel
import ExerciseBridges
import Exercises
import GradientCheck
public import Tensors

/// A linear layer and its three gradients.
///
/// Axes: N examples, D inputs, K outputs.
public protocol LinearLayerExercise {
  /// `X·Wᵀ + b`, shape `(N, K)`, of `x` `(N, D)`, `weight` `(K, D)` and `bias` `(K)`.
  ///
  /// - Throws: `LabError.shapeMismatch` when the shapes do not fit.
  func linear(_ x: Tensor, weight: Tensor, bias: Tensor) throws -> Tensor

  /// The gradients of `⟨g, X·Wᵀ + b⟩`, each shaped like its argument.
  ///
  /// - Parameter gradOutput: the upstream gradient `g`, shape `(N, K)`.
  func linearBackward(
    _ x: Tensor, weight: Tensor, bias: Tensor, gradOutput: Tensor
  ) throws -> (x: Tensor, weight: Tensor, bias: Tensor)
}

struct LinearLayer: LinearLayerExercise {
  func linear(_ x: Tensor, weight: Tensor, bias: Tensor) throws -> Tensor {
    guard x.rank == 2, weight.shape == [bias.count, x.shape[1]], bias.rank == 1 else {
      throw LabError.shapeMismatch("x \(x.shape), weight \(weight.shape), bias \(bias.shape)")
    }
    return matmul(x, weight.transposed()) + bias
  }

  func linearBackward(
    _ x: Tensor, weight: Tensor, bias: Tensor, gradOutput: Tensor
  ) throws -> (x: Tensor, weight: Tensor, bias: Tensor) {
    (matmul(gradOutput, weight), matmul(gradOutput.transposed(), x), gradOutput.sum(axis: 0))
  }
}

/// The linear layer, with the checks that students see.
public let publicLinearLayer = GradedExercise<any LinearLayerExercise>(
  id: "linear-layer", title: "Linear layer", topic: "Affine maps and their gradients",
  typeName: "LinearLayer", proxy: LinearLayerProxy.init(channel:),
  items: [
    GradedItem("a", "Forward pass", points: 4) {
      $0.expect("x = (1, 2), weights (3, 4), bias 5: 1·3 + 2·4 + 5 = 16", equals: Tensor([[16]])) {
        try $0.linear(Tensor([[1, 2]]), weight: Tensor([[3, 4]]), bias: Tensor([5]))
      }
      $0.checkForward([[5, 3, 2], [1, 4, 3]])
    },
    GradedItem("b", "Gradients", points: 6, scoring: .proportional) {
      $0.checkGradients([[5, 3, 2], [1, 2, 3]])
    },
    GradedItem("c", "Batches", points: 2, .hidden, after: ["a"]),
  ])

extension Trial<any LinearLayerExercise> {
  /// Results for shapes N×D×K, and weights to refuse.
  package func checkForward(_ shapes: [[Int]]) {
    for shape in shapes {
      let at = layer(shape).arguments
      agrees("random layer, N×D×K = \(label(of: shape))") {
        try $0.linear(at["x"], weight: at["weight"], bias: at["bias"])
      }
    }
    rejects("weights for 4 inputs, where x has 3") {
      try $0.linear(.zeros([2, 3]), weight: .zeros([5, 4]), bias: .zeros([5]))
    }
  }

  /// A part for each argument: its gradient, the contracts, the adjoint identity.
  package func checkGradients(_ shapes: [[Int]]) {
    for name in ["x", "weight", "bias"] {
      part {
        for shape in shapes {
          let layer = layer(shape, movingOnly: name)
          gradients(of: layer)
          contracts(of: layer)
          adjoint(of: layer, in: name)
        }
      }
    }
  }

  /// A layer at a random point; all arguments are differentiated by, or one.
  package func layer(_ shape: [Int], movingOnly moving: String? = nil) -> Differentiable<Solution> {
    let (examples, inputs, outputs) = (shape[0], shape[1], shape[2])
    let values = [
      ("x", normal([examples, inputs])), ("weight", normal([outputs, inputs])), ("bias", normal([outputs])),
    ]
    return Differentiable(
      "layer, N×D×K = \(label(of: shape))" + (moving.map { ", by \($0)" } ?? ""),
      at: Arguments(values.map { NamedTensor($0, $1, isConstant: $0 != moving ?? $0) }),
      parameters: ["weight", "bias"], dimensions: [NamedDimension("examples", examples)],
      forward: { try $0.linear($1["x"], weight: $1["weight"], bias: $1["bias"]) },
      backward: { solution, at, upstream in
        let gradients = try solution.linearBackward(
          at["x"], weight: at["weight"], bias: at["bias"], gradOutput: upstream)
        return ["x": gradients.x, "weight": gradients.weight, "bias": gradients.bias]
      })
  }
}

/// The linear layer as it is graded.
public let gradedLinearLayer = publicLinearLayer.graded(
  hidden: [
    "a": { $0.checkForward([[7, 2, 4], [1, 3, 5]]) },
    "b": { $0.checkGradients([[4, 5, 3], [2, 3, 1]]) },
    "c": { $0.batches(of: $0.layer([5, 2, 3])) },
  ],
  mistakes: [
    Mistake(
      "bias-forgotten", edit: "weight.transposed()) + bias", becomes: "weight.transposed())",
      loses: ["a", "c"], says: "You leave out the bias: a layer is X·Wᵀ + b."),
    Mistake(
      "bias-gradient-averaged", edit: "gradOutput.sum(axis: 0)", becomes: "gradOutput.mean(axis: 0)",
      loses: [.item("b", points: 2), "c"],
      says: "You average the bias gradient over the batch. Each example adds to it: sum."),
  ])

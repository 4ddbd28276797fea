import Checks
package import Exercises
package import Tensors

/// A loss with its gradient, so that one check serves several losses; `Gold` is what the predictions are compared with.
package struct LossFunction<Gold>: Sendable {
  package typealias Call = (_ w: Tensor, _ gold: Gold, Reduction) throws -> Tensor

  let name: String
  let value: @Sendable (any LossesExercise) -> Call
  let gradient: @Sendable (any LossesExercise) -> Call
  /// Gold labels of a binary loss.
  var classes = (negative: 0, positive: 1)

  /// The loss of a batch.
  package func callAsFunction(_ w: Tensor, _ gold: Gold, _ label: String? = nil) -> LossOfBatch {
    LossOfBatch(
      label: label ?? name, w: w, value: { try value($0)($1, gold, $2) },
      gradient: { try gradient($0)($1, gold, $2) })
  }
}

extension LossFunction<[Int]> {
  package static let hinge01 = LossFunction(
    name: "zero-one binary hinge", value: { $0.binaryHinge01 }, gradient: { $0.binaryHinge01Gradient })
  package static let hingeSigned = LossFunction(
    name: "signed binary hinge", value: { $0.binaryHingeSigned }, gradient: { $0.binaryHingeSignedGradient },
    classes: (-1, 1))
  package static let nll01 = LossFunction(
    name: "zero-one binary NLL", value: { $0.binaryNLL01 }, gradient: { $0.binaryNLL01Gradient })
  package static let nllSigned = LossFunction(
    name: "signed binary NLL", value: { $0.binaryNLLSigned }, gradient: { $0.binaryNLLSignedGradient },
    classes: (-1, 1))
  package static let multiclassNLL = LossFunction(
    name: "multiclass NLL", value: { $0.multiclassNLL }, gradient: { $0.multiclassNLLGradient })

  package static func multiclassHinge(margin: Double) -> LossFunction {
    LossFunction(
      name: "multiclass hinge",
      value: { student in { try student.multiclassHinge($0, gold: $1, margin: margin, reduction: $2) } },
      gradient: { student in
        { try student.multiclassHingeGradient($0, gold: $1, margin: margin, reduction: $2) }
      })
  }
}

extension LossFunction<Tensor> {
  static let quadratic = LossFunction(
    name: "quadratic", value: { $0.quadratic }, gradient: { $0.quadraticGradient })
  static let absolute = LossFunction(
    name: "absolute", value: { $0.absolute }, gradient: { $0.absoluteGradient })
}

/// A loss of one batch as a function of the predictions `w`, and its gradient.
package struct LossOfBatch: Labelled {
  package typealias Call = (any LossesExercise, _ w: Tensor, Reduction) throws -> Tensor

  package var label: String
  package let w: Tensor
  let value: Call
  package var gradient: Call

  /// The losses of the examples, of the shape that is due.
  package func each(_ solution: any LossesExercise, at w: Tensor? = nil) throws -> Tensor {
    try value(solution, w ?? self.w, .none).ofShape([self.w.shape[0]])
  }
}

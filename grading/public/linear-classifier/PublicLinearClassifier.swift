public import Checks
import CourseModel
import ExerciseBridges
public import Exercises
import Foundation
import Tensors

/// The linear classifier for several classes, with the checks that students see.
public let publicLinearClassifier = GradedExercise<any LinearClassifierExercise>(
  id: "linear-classifier", title: "Softmax classifier by hand",
  topic: "Multi-class linear classifier, gradient descent", typeName: "LinearClassifier",
  proxy: LinearClassifierProxy.init(channel:),
  items: [
    GradedItem("a", "Affine map", points: 2) {
      $0.expect("three classes, two examples", equals: Tensor([[1.5, 1.5, 3], [3.5, 3.5, 7]])) {
        try example.affine($0)
      }
      $0.checkAffine([[5, 3, 2], [1, 4, 3]])
    },
    GradedItem("b", "Gradient by the weights", points: 3) {
      $0.checkExampleGradient("4 and 6 for every class", Tensor([[4, 6], [4, 6], [4, 6]])) { $0.weight }
      $0.checkAffineGradient(by: "weight", [[5, 3, 2], [1, 4, 3]])
    },
    GradedItem("c", "Gradient by the biases", points: 2) {
      $0.checkExampleGradient("2 for every class", Tensor([2, 2, 2])) { $0.bias }
      $0.checkAffineGradient(by: "bias", [[5, 3, 2], [1, 4, 3]])
    },
    GradedItem("d", "Gradient by the examples", points: 2) {
      $0.checkExampleGradient("(2, 2) for every example", Tensor([[2, 2], [2, 2]])) { $0.input }
      $0.checkAffineGradient(by: "input", [[5, 3, 2], [1, 4, 3]])
    },
    GradedItem("e", "Glorot initialisation", points: 3) { $0.checkInitialisation([(3, 5), (1, 4)]) },
    GradedItem("f", "Loss and one step", points: 3) {
      $0.checkZeroLoss()
      $0.checkStep([[5, 3, 4], [1, 4, 3]], rate: 0.5)
    },
    GradedItem("g", "Accuracy", points: 1) {
      $0.expect("logits (1.5, 1.5, 3) and (3.5, 3.5, 7), labels 2 and 0: one of two is right", equals: 0.5) {
        try example.accuracy($0)
      }
      $0.expect("equal logits: class 0, so two of three labels are right", equals: 2.0 / 3) {
        try $0.accuracy(.ones([3, 2]), labels: [0, 1, 0], weight: .zeros([3, 2]), bias: .zeros([3]))
      }
      $0.checkAccuracy([[15, 3, 4]])
    },
    GradedItem("h", "Training on digits", levels: [(0.75, 4), (0.6, 2)], trainingCalibration) {
      $0.checkTraining()
    },
  ])

/// The statement's example.
private let example = LabelledBatch(
  inputs: Tensor([[1, 2], [3, 4]]), labels: [2, 0], weight: Tensor([[1, 0], [0, 1], [1, 1]]),
  bias: Tensor([0.5, -0.5, 0]))

extension Trial<any LinearClassifierExercise> {
  /// A loss known without any weights.
  fileprivate func checkZeroLoss() {
    presumingForward {
      expect("with zero parameters and 10 classes the loss is log 10", equals: log(10.0)) {
        try $0.loss(.ones([2, 3]), labels: [4, 9], weight: .zeros([10, 3]), bias: .zeros([10]))
      }
    }
  }

  /// A gradient of the statement's example, for an upstream gradient of ones.
  fileprivate func checkExampleGradient(
    _ name: String, _ due: Tensor, _ gradient: (AffineGradients) -> Tensor
  ) {
    presumingForward {
      expect("G of ones in the example: \(name)", equals: due) {
        gradient(
          try $0.affineBackward(
            example.inputs, weight: example.weight, bias: example.bias, gradOutput: .ones([2, 3])))
      }
    }
  }
}

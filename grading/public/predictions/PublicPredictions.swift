public import Checks
import CourseModel
import ExerciseBridges
public import Exercises
import Tensors

/// Softmax and prediction functions, with the checks that students see.
public let publicPredictions = GradedExercise<any PredictionsExercise>(
  id: "predictions", title: "Softmax and prediction functions",
  topic: "Prediction functions: binary, multiclass, regression; softmax", typeName: "Predictions",
  proxy: PredictionsProxy.init(channel:),
  items: [
    GradedItem("a", "Log-sum-exp", points: 3) {
      $0.known([
        "logSumExp((1000, 1000)) is 1000 + log 2": (Tensor([1000, 1000]), Tensor(1000.6931471805599)),
        "logSumExp((−1000, −1000)) is −1000 + log 2": (Tensor([-1000, -1000]), Tensor(-999.3068528194401)),
        "one result per row: log 3 and 7": (
          Tensor([[0, 0, 0], [-.infinity, 7, -.infinity]]), Tensor([1.0986122886681098, 7])
        ),
      ]) { try $0.logSumExp($1) }
      $0.checkLogSumExp(publicShapes)
    },
    GradedItem("b", "Softmax", points: 3) {
      let p = [0.09003057317038046, 0.24472847105479764, 0.6652409557748219]
      $0.known([
        "softmax((1, 2, 3))": (Tensor([1, 2, 3]), Tensor(p)),
        "each row by itself": (Tensor([[1, 2, 3], [5, 5, 5]]), Tensor([p, [1, 1, 1].map { $0 / 3 }])),
        "large logits (1000, 1000, −1000)": (Tensor([1000, 1000, -1000]), Tensor([0.5, 0.5, 0])),
      ]) { try $0.softmax($1) }
      $0.expect(
        "a logit of −∞ has probability exactly 0", equals: Tensor([0, 0.5, 0.5]), within: .relative(1e-10)
      ) { try $0.softmax(Tensor([-.infinity, 3, 3])) }
      $0.checkSoftmax(publicShapes)
    },
    GradedItem("c", "Logarithm of the softmax", points: 2) {
      let logHalf = -0.6931471805599453
      $0.known([
        "logSoftmax((0, −10000)) is (0, −10000), not −∞": (Tensor([0, -1e4]), Tensor([0, -1e4])),
        "logSoftmax((1000, 1000)) is −log 2": (Tensor([1000, 1000]), Tensor([logHalf, logHalf])),
        "a logit of −∞ stays −∞": (Tensor([-.infinity, 3, 3]), Tensor([-.infinity, logHalf, logHalf])),
      ]) { try $0.logSoftmax($1) }
      $0.checkLogSoftmax(publicShapes)
    },
    GradedItem("d", "Gradient of the softmax", points: 4) { trial in
      trial.presumingForward {
        trial.expect("two equal logits, upstream gradient (1, 0)", equals: Tensor([0.25, -0.25])) {
          try $0.softmaxBackward(Tensor([7, 7]), gradOutput: Tensor([1, 0]))
        }
      }
      trial.checkSoftmaxGradient([[5], [1, 4], [6, 1], [3, 5], [4, 2], [2, 3, 4]])
    },
    GradedItem("e", "Binary classes 0/1 and −1/+1", points: 3) {
      let scores = Tensor([-1.5, 0, 2, -0.0])
      $0.known([
        "0/1: scores −1.5, 0, 2, −0.0; a tie is 1": (scores, [0, 1, 1, 1]),
        "0/1: small scores have a sign too": (Tensor([1e-300, -1e-300, 0.3, -0.3]), [1, 0, 1, 0]),
      ]) { try $0.predictZeroOne($1) }
      $0.expect("−1/+1: scores −1.5, 0, 2, −0.0; a tie is +1", equals: [-1, 1, 1, 1]) {
        try $0.predictSigned(scores)
      }
      $0.checkBinaryClasses(lengths: [1, 12])
    },
    GradedItem("f", "Bernoulli probability", points: 1) {
      $0.known([
        "w = 0 has probability ½": (Tensor([0]), Tensor([0.5])),
        "w = ±1000 is certain": (Tensor([1000, -1000]), Tensor([1, 0])),
      ]) { try $0.predictBernoulli($1) }
      $0.checkBernoulli(lengths: [1, 8])
    },
    GradedItem("g", "Class and one-hot row", points: 3) {
      $0.known([
        "the largest score of every row": (Tensor([[1, 2, 3], [-1, -2, -3], [0.5, 4, -7]]), [2, 0, 1]),
        "among equals the lowest index": (Tensor([[1, 3, 3], [2, 2, 2], [-1, -2, -1]]), [1, 0, 0]),
        "a single class is always chosen": (Tensor([[-4], [9]]), [0, 0]),
      ]) { try $0.predictClass($1) }
      $0.expect("one-hot rows, also with ties", equals: Tensor([[0, 0, 1], [0, 1, 0]])) {
        try $0.predictOneHot(Tensor([[1, 2, 3], [1, 3, 3]]))
      }
      $0.checkClasses([[12, 4], [1, 5], [3, 1]])
    },
    GradedItem("h", "Regression", points: 1, .visible) { trial in
      for w in [[], [4], [3, 1], [2, 3, 2]].map({ trial.normal($0, deviation: 10) }) {
        trial.expect("the prediction is w, \(w.label)", equals: w, within: .bitwise) {
          try $0.predictRegression(w)
        }
      }
    },
  ])

private let publicShapes = [[5], [1, 4], [6, 1], [3, 5], [2, 3, 4]]

public import Checks
import CourseModel
import ExerciseBridges
public import Exercises
import Tensors

/// The perceptron and binary linear classification, with the checks that students see.
public let publicPerceptron = GradedExercise<any PerceptronExercise>(
  id: "perceptron", title: "Perceptron and binary linear classifier",
  topic: "Linear classification: dot product, decision boundary, perceptron", typeName: "Perceptron",
  proxy: PerceptronProxy.init(channel:),
  items: [
    GradedItem("a", "Dot product, norm and cosine", points: 3) {
      $0.expect("dot((1, 2, 3), (4, −5, 6)) is 12", equals: 12) {
        try $0.dot(Tensor([1, 2, 3]), Tensor([4, -5, 6]))
      }
      $0.known(["norm((3, 4)) is 5": (Tensor([3, 4]), 5), "norm((0, 0, 0)) is 0": (.zeros([3]), 0)]) {
        try $0.norm($1)
      }
      $0.known([
        "cosine((1, 0), (1, 1)) is √½": ([[1, 0], [1, 1]], 0.7071067811865476),
        "cosine((1, 2), (−2, −4)) is −1": ([[1, 2], [-2, -4]], -1),
      ]) { try $0.cosine(Tensor($1[0]), Tensor($1[1])) }
      $0.checkVectors(lengths: [1, 4, 6])
    },
    GradedItem("b", "Score", points: 2) {
      $0.expect(
        "weights (2, −1), bias 0.5: (0.25, 1) scores 0 and (1, 1) scores 1.5", equals: Tensor([0, 1.5])
      ) {
        try Classifier([2, -1], 0.5, [[0.25, 1], [1, 1]]).scores($0)
      }
      $0.checkScores([[5, 3], [1, 4], [6, 1]])
    },
    GradedItem("c", "Prediction, ties included", points: 3) {
      $0.known([
        "weights (2, −1), bias 0.5: (0.25, 1) is a tie, so −1; (1, 1) is +1": (
          Classifier([2, -1], 0.5, [[0.25, 1], [1, 1]]), [-1, 1]
        ),
        "zero weights and bias: every score is a tie": (
          Classifier([0, 0], 0, [[1, 2], [-3, 4], [0, 0]]), [-1, -1, -1]
        ),
        "small scores have a sign too": (
          Classifier([1], 0, [[1e-9], [-1e-9], [0.3], [-0.3]]), [1, -1, 1, -1]
        ),
      ]) { try $1.predictions($0) }
      $0.checkPredictions([[20, 2], [1, 3], [12, 1]])
    },
    GradedItem("d", "Signed distance", points: 2) {
      $0.expect("weights (3, 4), bias −5: distances 4, −1 and 0", equals: Tensor([4, -1, 0])) {
        try Classifier([3, 4], -5, [[3, 4], [0, 0], [3, -1]]).distances($0)
      }
      $0.checkDistances([[4, 3], [1, 2], [3, 1]])
    },
    GradedItem("e", "Training, step by step", points: 4) {
      $0.expect(
        "(2, 1), (1, −1), (−1, −2), (−2, 1) with labels +, +, −, −",
        equals: PerceptronFit(weights: Tensor([2, 1]), bias: 1, updates: 1, epochs: 2, converged: true)
      ) {
        try $0.fit(inputs: separablePoints, labels: [1, 1, -1, -1], maxEpochs: 100)
      }
      $0.expect(
        "(1, 2), (2, 0.5), (−1, 0.2), (0.3, −1) with labels +, −, +, −",
        equals: PerceptronFit(weights: Tensor([-1, 1.5]), bias: 0, updates: 2, epochs: 2, converged: true)
      ) {
        try $0.fit(
          inputs: Tensor([[1, 2], [2, 0.5], [-1, 0.2], [0.3, -1]]), labels: [1, -1, 1, -1], maxEpochs: 100)
      }
      $0.checkTraining()
    },
    GradedItem("f", "Mistake bound", points: 3, .hidden),
    GradedItem("g", "Data that no line separates", points: 1) {
      $0.checkEnd(
        "data that a line separates, stopped after the first epoch, in which an update was made",
        inputs: separablePoints, labels: [1, 1, -1, -1], maxEpochs: 1)
      $0.checkXOR(epochs: [1, 3])
    },
    GradedItem("h", "Invariances", points: 2, .hidden),
  ])

/// The first update, at the first point, is the only one.
private let separablePoints = Tensor([[2, 1], [1, -1], [-1, -2], [-2, 1]])

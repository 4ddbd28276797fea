public import Checks
import CourseModel
import ExerciseBridges
import Exercises
public import Tensors

/// Logistic regression, trained one example at a time.
///
/// Axes: N examples, D inputs. Labels are −1 and +1.
public protocol LogisticTrainingExercise {
  /// One step `w − η·∇L` along the gradient of the mean loss, `L = 1/N Σᵢ log(1 + e^(−yᵢ⟨w, xᵢ⟩))`.
  ///
  /// - Parameter w: the weights, shape `(D)`.
  /// - Throws: `LabError.shapeMismatch` when the inputs have not D columns.
  func step(_ w: Tensor, inputs: Tensor, labels: [Int], learningRate: Double) throws -> Tensor

  /// The weights after a number of epochs, from zeros. Each epoch visits every example once, in an order that
  /// `rng.permutation` draws at its start, and makes a step on each.
  func train<R: RandomSource>(
    inputs: Tensor, labels: [Int], epochs: Int, learningRate: Double, using rng: inout R
  ) throws -> Tensor
}

struct LogisticTraining: LogisticTrainingExercise {
  func step(_ w: Tensor, inputs: Tensor, labels: [Int], learningRate: Double) throws -> Tensor {
    guard inputs.rank == 2, w.shape == [inputs.shape[1]] else {
      throw LabError.shapeMismatch("w \(w.shape), inputs \(inputs.shape)")
    }
    let y = Tensor(labels.map(Double.init))
    let slope = -y / (1 + exp(y * matmul(inputs, w)))
    return w - learningRate * matmul(slope, inputs) / Double(labels.count)
  }

  func train<R: RandomSource>(
    inputs: Tensor, labels: [Int], epochs: Int, learningRate: Double, using rng: inout R
  ) throws -> Tensor {
    var w = Tensor.zeros([inputs.shape[1]])
    for _ in 0..<epochs {
      for i in rng.permutation(labels.count) {
        w = try step(w, inputs: inputs.rows(at: [i]), labels: [labels[i]], learningRate: learningRate)
      }
    }
    return w
  }
}

/// With 2000 secrets the reference reached 0.91 at least, and the rival 0.834 at most.
let trainingCalibration = Calibration(reference: 0.91, rival: 0.84, "a model of a single example")

/// Logistic regression, with the checks that students see.
public let publicLogisticTraining = GradedExercise<any LogisticTrainingExercise>(
  id: "logistic-training", title: "Logistic regression", topic: "Stochastic gradient descent",
  typeName: "LogisticTraining", proxy: LogisticTrainingProxy.init(channel:),
  items: [
    GradedItem("a", "One step", points: 3) { $0.checkSteps([1, 6]) },
    GradedItem(
      "b", "Training", levels: [(0.9, 3), (0.85, 1)], trainingCalibration, after: ["a"]
    ) { $0.checkTraining() },
  ])

extension Trial<any LogisticTrainingExercise> {
  /// A step on batches of random examples, and inputs to refuse.
  package func checkSteps(_ batches: [Int]) {
    for count in batches {
      let (w, inputs) = (normal([3]), normal([count, 3]))
      let signs = labels(count, classes: 2).map { 2 * $0 - 1 }
      agrees("a step on \(count) examples") {
        try $0.step(w, inputs: inputs, labels: signs, learningRate: 0.5)
      }
    }
    rejects("inputs of 4 columns for 3 weights") {
      try $0.step(.zeros([3]), inputs: .zeros([2, 4]), labels: [1, -1], learningRate: 1)
    }
  }

  /// Two short epochs, then accuracy on unseen points, whose right labels a line through 0 decides.
  package func checkTraining() {
    let (secret, inputs) = (random.next(), normal([5, 3]))
    agrees("two epochs on 5 examples, in the orders that `rng` draws") {
      var rng = SplitMix64.forStudent(secret: secret)
      return try $0.train(
        inputs: inputs, labels: [1, -1, 1, 1, -1], epochs: 2, learningRate: 0.5, using: &rng)
    }
    measure("accuracy on 300 unseen points") { solution, random in
      let line = Tensor.normal([10], using: &random)
      let (seen, unseen) = (
        Tensor.normal([400, 10], using: &random), Tensor.normal([300, 10], using: &random)
      )
      var own = SplitMix64.forStudent(secret: random.next())
      let w = try solution.train(
        inputs: seen, labels: seen.sides(of: line), epochs: 3, learningRate: 0.5, using: &own)
      return try accuracy(of: unseen.sides(of: w.ofShape([10])), unseen.sides(of: line))
    }
  }
}

extension Tensor {
  /// −1 or +1 for each row: its side of a line through 0.
  func sides(of line: Tensor) -> [Int] { matmul(self, line).storage.map { $0 > 0 ? 1 : -1 } }
}

/// Logistic regression as it is graded.
public let gradedLogisticTraining = publicLogisticTraining.graded(
  hidden: ["a": { $0.checkSteps([1, 9]) }, "b": { $0.checkTraining() }],
  mistakes: [
    Mistake(
      "ascent", edit: "w - learningRate", becomes: "w + learningRate", loses: ["a", "b"],
      says: "Your step goes uphill. Gradient descent subtracts the gradient: w − η·∇L."),
    Mistake(
      "starts-over", edit: "w = try step(w,", becomes: "w = try step(.zeros(w.shape),", loses: ["b"],
      says: "Each of your steps starts from zeros again, so that the last example alone decides."),
  ])

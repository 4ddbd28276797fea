public import Checks
import CourseModel
import ExerciseBridges
public import Exercises

/// Eight losses and their gradients, with the checks that students see.
public let publicLosses = GradedExercise<any LossesExercise>(
  id: "losses", title: "Loss functions", topic: "Losses of classification and regression", typeName: "Losses",
  proxy: LossesProxy.init(channel:),
  items: [
    GradedItem("a", "Binary hinge, gold 0 and 1", points: 2) {
      $0.checkKnownHinge(.hinge01)
      $0.checkBinary(.hinge01, batches: [7, 1])
    },
    GradedItem("b", "Binary hinge, gold −1 and +1", points: 2) {
      $0.checkKnownHinge(.hingeSigned)
      $0.checkBinary(.hingeSigned, batches: [7, 1])
    },
    GradedItem("c", "Binary negative log-likelihood, gold 0 and 1", points: 2) {
      $0.checkKnownNLL(.nll01)
      $0.checkBinary(.nll01, batches: [7, 1])
    },
    GradedItem("d", "Binary negative log-likelihood, gold −1 and +1", points: 2) {
      $0.checkKnownNLL(.nllSigned)
      $0.checkBinary(.nllSigned, batches: [7, 1])
    },
    GradedItem("e", "Multiclass hinge", points: 4) {
      $0.checkKnownMulticlassHinge()
      $0.checkMulticlassHinge([(7, 4, 1), (1, 3, 2)])
    },
    GradedItem("f", "Multiclass negative log-likelihood", points: 4) {
      $0.checkKnownMulticlassNLL()
      $0.checkMulticlassNLL([(7, 4), (1, 2)])
    },
    GradedItem("g", "Quadratic and absolute loss", points: 2, scoring: .proportional) {
      $0.checkKnownRegression()
      $0.checkRegression(batches: [6, 1])
    },
    GradedItem("h", "Reductions and relations", points: 2) { $0.checkReductions() },
  ])

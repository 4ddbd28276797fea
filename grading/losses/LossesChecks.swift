public import Checks
import CourseModel
import ExerciseBridges
public import Exercises

/// Eight losses and their gradients.
public let gradedLosses = GradedExercise<any LossesExercise>(
  id: "losses", title: "Loss functions", topic: "Losses of classification and regression", typeName: "Losses",
  proxy: { LossesProxy(channel: $0) },
  items: [
    GradedItem("a", "Binary hinge, gold 0 and 1", points: 2) { trial in
      trial.checkKnownHinge(.hinge01)
      trial.checkBinary(.hinge01)
    },
    GradedItem("b", "Binary hinge, gold −1 and +1", points: 2) { trial in
      trial.checkKnownHinge(.hingeSigned)
      trial.checkBinary(.hingeSigned)
    },
    GradedItem("c", "Binary negative log-likelihood, gold 0 and 1", points: 2) { trial in
      trial.checkKnownNLL(.nll01)
      trial.checkBinary(.nll01)
    },
    GradedItem("d", "Binary negative log-likelihood, gold −1 and +1", points: 2) { trial in
      trial.checkKnownNLL(.nllSigned)
      trial.checkBinary(.nllSigned)
    },
    GradedItem("e", "Multiclass hinge", points: 4) { trial in
      if !trial.isHidden { trial.checkKnownMulticlassHinge() }
      trial.checkMulticlassHinge()
    },
    GradedItem("f", "Multiclass negative log-likelihood", points: 4) { trial in
      if !trial.isHidden { trial.checkKnownMulticlassNLL() }
      trial.checkMulticlassNLL()
    },
    GradedItem("g", "Quadratic and absolute loss", points: 2, scoring: .proportional) { trial in
      trial.checkRegression(.quadratic)
      trial.checkRegression(.absolute)
    },
    GradedItem("h", "Reductions and relations", points: 2) { trial in
      trial.checkReductions()
      guard trial.isHidden else { return }
      trial.checkBinaryRelations()
      trial.checkMulticlassRelations()
      trial.checkBounds()
      trial.checkConvexity()
    },
  ],
  mistakes: lossesMistakes)

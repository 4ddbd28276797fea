public import Checks
public import Exercises
import PublicGradientChecking
import Tensors

/// Numerical gradients as they are graded.
public let gradedGradientChecking = publicGradientChecking.graded(
  hidden: [
    "a": { $0.checkCentralDifference(at: $0.random.uniform(in: -1..<1)) },
    "b": { $0.checkGradients([$0.quadratic(6), $0.logSumExp([3, 1, 2]), $0.product([2, 2])], step: 1e-4) },
    "c": { $0.checkVJPs([(5, 2), (3, 1), (1, 4)], step: 1e-4) },
    "d": { $0.checkRelativeErrors([[7], [3, 2], [1]]) },
    "e": {
      $0.checkRightGradients([
        $0.quadratic(3), $0.quadratic(2), $0.product([2, 2]), $0.product([3]), $0.product([2, 1, 2]),
      ])
      $0.checkFaults($0.plantedFaults)
      $0.checkUnusableGradients()
    },
    "f": { $0.checkDirections([$0.quadratic(5), $0.logSumExp([3, 2]), $0.product([4])], step: 1e-4) },
  ], mistakes: gradientCheckingMistakes)

package import Components
package import Corpus
package import GradientCheck
package import Tensors

/// A submission at one point: what it answered, and what a checker can tell without knowing the mistake.
package struct Observation {
  /// The component's case, with the right functions.
  package let right: AnyComponentCase
  /// The student's code as it is before its first call, for further calls.
  package let start: @Sendable () -> StudentCode
  /// Random, shaped like the right result.
  package let cotangent: Tensor
  /// The student's result, unless the call threw.
  package let result: Tensor?
  /// The student's gradients at the first call, unless it threw or gave another number of them.
  package let gradients: [Tensor]?
  /// Each gradient beside the numerical gradient of the right forward function.
  package let reports: [ArgumentReport]
  /// Each gradient beside that of the student's own; as ``reports`` where the forward passes agree, empty
  /// where the own one is not finite or has another shape.
  package let ownReports: [ArgumentReport]
  /// The right forward function's gradients.
  package let numerical: [NumericalGradient]
  /// What is wrong, in the order of examination.
  package let findings: [Finding]
}

/// Something wrong with a submission.
package enum Finding: Sendable, Equatable {
  /// A function throws.
  case throwsError(String)
  /// The result is not that of the right function.
  case forwardDiffers
  /// The backward function returns another number of gradients.
  case numberOfGradients(Int)
  /// A gradient is not that of the right forward function.
  case gradientWrong(argument: String)
  /// A gradient is not that of the student's own forward function.
  case gradientDoesNotFitForward(argument: String)
  /// A property of all backward functions is missing.
  case contract(String)
  /// The arguments are not what they were.
  case argumentsOverwritten
}

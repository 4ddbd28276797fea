import Checks
import CourseModel
import ExerciseBridges
import Exercises
import InProcessWorker
import Tensors
import WorkerProtocol

/// A solution of the exercise on activations, assembled from closures.
struct AssembledActivations: ActivationsExercise {
  var forward: @Sendable (Tensor) throws -> Tensor = { $0.map { max(0, $0) } }
  var backward: @Sendable (Tensor, Tensor) throws -> Tensor = { x, g in x.map { $0 > 0 ? 1 : 0 } * g }

  func sigmoid(_ x: Tensor) throws -> Tensor { try forward(x) }
  func tanh(_ x: Tensor) throws -> Tensor { try forward(x) }
  func relu(_ x: Tensor) throws -> Tensor { try forward(x) }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor { try backward(x, gradOutput) }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor { try backward(x, gradOutput) }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor { try backward(x, gradOutput) }
}

/// A channel that answers no call.
final class BrokenChannel: CallChannel {
  private let failure: CallFailure

  init(_ failure: CallFailure) { self.failure = failure }

  func call(_ call: EntryCall) throws -> CallOutcome { throw failure }
}

/// The proxy of a solution in this process, behind the same bytes as a worker's.
func proxy(of solution: AssembledActivations) -> any ActivationsExercise {
  ActivationsProxy(channel: LoopbackChannel(bridge: .activations, solution: solution))
}

/// One run against a student, with a reference to compare with.
func trial(
  of student: any ActivationsExercise, reference: any ActivationsExercise = proxy(of: AssembledActivations()),
  variant: Variant = .visible, oracle: Oracle = Oracle(), hasTimeLeft: @escaping () -> Bool = { true }
) -> Trial<any ActivationsExercise> {
  Trial(
    of: student, variant: variant, random: Seed(11).stream(exercise: "", item: "", variant: .hidden),
    oracle: OracleScope(oracle, prefix: "test", reference: { reference }),
    hasTimeLeft: hasTimeLeft)
}

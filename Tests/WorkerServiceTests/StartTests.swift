import ExerciseBridges
import Foundation
import Tensors
import Testing
import WorkerProtocol
import WorkerTestSupport

@Suite("A worker starts", .serialized)
struct StartTests {
  @Test("and names the exercises of the submission")
  func exercises() throws {
    let worker = try WorkerProcess("gradus-worker", submission: HostileSubmission.library.get())
    #expect(try worker.connection.start(generation: 1) == ["activations"])
    let x = Tensor(shape: [1], storage: [1])
    #expect(throws: CallFailure.noSolution(exercise: "perceptron")) {
      try PerceptronProxy(channel: worker.connection).norm(x)
    }
    // The connection is still of use.
    #expect(try ActivationsProxy(channel: worker.connection).reluBackward(x, gradOutput: x) == x)
    #expect(worker.end().status == 0)
  }

  @Test("or says why it cannot")
  func missing() throws {
    let worker = try WorkerProcess("gradus-worker", submission: URL(filePath: "/nowhere/submission.so"))
    let failure = #expect(throws: CallFailure.self) { try worker.connection.start(generation: 1) }
    #expect(
      failure?.isHarnessFault == true && failure?.description.contains("/nowhere/submission.so") == true)
    _ = worker.end()
  }

  @Test("and refuses a call that makes no sense: the grader's fault")
  func malformed() throws {
    let calls = [
      EntryCall(exercise: "activations", entryPoint: "cosh(_:)", arguments: []),
      EntryCall(exercise: "activations", entryPoint: "tanh(_:)", arguments: []),
      EntryCall(exercise: "activations", entryPoint: "tanh(_:)", arguments: [.int(1)]),
    ]
    for call in calls {
      let worker = try WorkerProcess("gradus-worker", submission: HostileSubmission.library.get())
      _ = try worker.connection.start(generation: 1)
      let failure = #expect(throws: CallFailure.self) { try worker.connection.call(call) }
      #expect(failure?.isHarnessFault == true)
      _ = worker.end()
    }
  }
}

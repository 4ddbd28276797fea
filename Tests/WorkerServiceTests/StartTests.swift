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
    let failure = #expect(throws: StartFailure.self) { try worker.connection.start(generation: 1) }
    guard case .submission(.notLoadable(let message))? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(message.contains("/nowhere/submission.so"))
    _ = worker.end()
  }

  @Test("and refuses a call that makes no sense")
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
      guard case .refused? = failure else {
        Issue.record("\(String(describing: failure))")
        return
      }
      _ = worker.end()
    }
  }
}

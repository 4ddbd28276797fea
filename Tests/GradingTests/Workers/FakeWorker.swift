import Foundation
import Glibc
import Synchronization
import WorkerProtocol

@testable import Grading
@testable import Sandbox

/// A worker process that speaks from a script on a thread of its own, and ends as the test says.
final class FakeWorker: WorkerProcess, @unchecked Sendable {
  /// What the worker does with each message that it receives, the greeting first; `nil` ends the stream.
  typealias Script = @Sendable (Frame) -> [Frame]?

  let standardInput: CInt
  let standardOutput: CInt
  private let ending: Ending?
  private let printed: String
  private let state = Mutex((terminated: false, closed: false))

  var standardErrorSoFar: CapturedOutput { CapturedOutput(bytes: Array(printed.utf8)) }
  var processorTime: Duration? { nil }
  var wasTerminated: Bool { state.withLock { $0.terminated } }

  /// - Parameter ending: how the process ended; `nil` where its supervisor is gone without a report.
  init(ending: Ending? = .exited(status: 0), printed: String = "", _ script: @escaping Script) {
    var requests: [CInt] = [0, 0]
    var replies: [CInt] = [0, 0]
    precondition(unsafe pipe(&requests) == 0 && pipe(&replies) == 0)
    (standardInput, standardOutput) = (requests[1], replies[0])
    self.ending = ending
    self.printed = printed
    let (input, output) = (requests[0], replies[1])
    let thread = Thread {
      let pipe = FramePipe(input: input, output: output)
      while let frame = try? pipe.read(), let answers = script(frame) {
        for answer in answers { try? pipe.write(answer) }
      }
      close(input)
      close(output)
    }
    thread.start()
  }

  deinit {
    closeInput()
    close(standardOutput)
  }

  func closeInput() {
    let first = state.withLock { state in
      defer { state.closed = true }
      return !state.closed
    }
    if first { close(standardInput) }
  }

  func terminate() { state.withLock { $0.terminated = true } }

  func waitForEnd(atMost seconds: Double) -> Bool { ending != .terminated }

  func waitForExit() throws(SandboxError) -> Outcome {
    guard let ending else { throw .lost("killed") }
    return Outcome(
      ending: ending, step: 0, standardOutput: CapturedOutput(),
      standardError: CapturedOutput(bytes: Array(printed.utf8)), usage: nil, wallSeconds: 0)
  }
}

extension FakeWorker {
  /// Greets, loads, and answers every call with the same outcome.
  static func answering(_ outcome: CallOutcome, ending: Ending? = .exited(status: 0)) -> FakeWorker {
    FakeWorker(ending: ending) { frame in
      switch frame {
      case .hello: [.ready(version: Frame.version), .loaded(exercises: ["e"])]
      case .call(let id, _, _, _): [.reply(call: id, outcome)]
      default: nil
      }
    }
  }

  /// Greets, loads, and is gone at the first call.
  static func dying(_ ending: Ending?) -> FakeWorker {
    FakeWorker(ending: ending) { frame in
      if case .hello = frame { [.ready(version: Frame.version), .loaded(exercises: ["e"])] } else { nil }
    }
  }

  /// Greets, and then says this instead of having loaded anything; nothing at all for `nil`.
  static func greeting(then frame: Frame?) -> FakeWorker {
    FakeWorker { _ in [.ready(version: Frame.version)] + (frame.map { [$0] } ?? []) }
  }

  /// Is gone before it greets.
  static func mute() -> FakeWorker {
    FakeWorker(ending: .exited(status: 127), printed: "no such file") { _ in nil }
  }
}

/// A session on fake workers, one after the other; fails to start when they are used up.
func session(
  on workers: [FakeWorker], controlLoads: Bool = true, processesKilled: @escaping () -> Int? = { 0 }
) -> (session: WorkerSession, started: () -> Int) {
  var left = workers[...]
  var started = 0
  let session = WorkerSession(
    secondsPerCall: 30,
    environment: WorkerSession.Environment(
      start: {
        started += 1
        guard let worker = left.popFirst() else { throw SandboxError.cannotStart("no more workers") }
        return worker
      },
      explain: { failure, outcome in
        switch outcome.ending {
        case .signalled(Signals.kill): .killed
        default: failure
        }
      },
      controlLoads: { controlLoads }, processesKilled: processesKilled))
  return (session, { started })
}

import Checks
import CourseModel
import Foundation
import Synchronization
import Testing
import WorkerProtocol

@testable import Grading

/// A channel to code of the course's own that answers with the text it was made from.
private final class TextChannel: CourseChannel, @unchecked Sendable {
  var secondsPerCall = 0.0
  private(set) var timeUsed = CallTime.zero
  private let text: String
  private let log: Log

  init(_ text: String, _ log: Log) {
    self.text = text
    self.log = log
    log.living.withLock { $0 += 1 }
  }

  func call(_ call: EntryCall) throws -> CallOutcome {
    timeUsed = timeUsed + CallTime(processor: .seconds(1), wall: .seconds(2))
    if call.entryPoint == "fail" { throw CallFailure.harness(reason: "no fork") }
    return .returned(.string(text))
  }

  func close() { log.living.withLock { $0 -= 1 } }
}

/// What a pool did.
private final class Log: Sendable {
  let living = Mutex(0)
  let starts = Mutex(0)
}

@Suite("The pool of the course's own workers") struct WorkerPoolTests {
  private let log = Log()
  private let exercise = Exercise(id: "e", title: "E", topic: "e", typeName: "E", items: [])
  private let call = EntryCall(exercise: "e", entryPoint: "f()")

  private func pool(capacity: Int, failingStarts: Int = 0) -> WorkerPool {
    WorkerPool(capacity: capacity) { [log] _, edit in
      let number = log.starts.withLock { starts in
        starts += 1
        return starts
      }
      guard number > failingStarts else { throw StartFailure.worker(reason: "busy") }
      return TextChannel(try edit("reference"), log)
    }
  }

  private func mistake(_ number: Int) -> Mistake {
    Mistake("m\(number)", edit: "reference", becomes: "mistake \(number)", loses: [], says: "")
  }

  @Test("starts each worker once, and one edit differs from another")
  func sharing() throws {
    let pool = pool(capacity: 4)
    for _ in 0..<3 {
      #expect(try pool.reference(of: exercise).call(call) == .returned(.string("reference")))
      #expect(try pool.mistake(mistake(1), of: exercise).call(call) == .returned(.string("mistake 1")))
    }
    #expect(log.starts.withLock { $0 } == 2)
  }

  @Test("never lets more live than it may, besides those in use")
  func bound() throws {
    let pool = pool(capacity: 3)
    for number in 0..<400 {
      _ = try pool.mistake(mistake(number), of: exercise).call(call)
      #expect(pool.count <= 3 && log.living.withLock { $0 } <= 3)
    }
    let held = try (0..<5).map { try pool.mistake(mistake($0), of: exercise) }
    #expect(log.living.withLock { $0 } >= 5)
    for (number, lease) in held.enumerated() {
      #expect(try lease.call(call) == .returned(.string("mistake \(number)")))
    }
  }

  @Test("ends the worker that was not used for longest")
  func order() throws {
    let pool = pool(capacity: 2)
    for number in [1, 2, 1, 3] { _ = try pool.mistake(mistake(number), of: exercise) }
    _ = try pool.mistake(mistake(1), of: exercise)
    #expect(log.starts.withLock { $0 } == 3)
    _ = try pool.mistake(mistake(2), of: exercise)
    #expect(log.starts.withLock { $0 } == 4)
  }

  @Test("is not poisoned by a start that failed")
  func failedStart() throws {
    let pool = pool(capacity: 2, failingStarts: 1)
    #expect(throws: StartFailure.worker(reason: "busy")) { try pool.reference(of: exercise) }
    #expect(try pool.reference(of: exercise).call(call) == .returned(.string("reference")))
  }

  @Test("starts a worker anew that failed by no fault of the code's")
  func brokenWorker() throws {
    let pool = pool(capacity: 2)
    #expect(throws: CallFailure.self) {
      try pool.reference(of: exercise).call(EntryCall(exercise: "e", entryPoint: "fail"))
    }
    #expect(try pool.reference(of: exercise).call(call) == .returned(.string("reference")))
    #expect(log.starts.withLock { $0 } == 2 && log.living.withLock { $0 } == 1)
  }

  @Test("tells what a call took")
  func time() throws {
    let lease = try pool(capacity: 2).reference(of: exercise)
    for entryPoint in ["f()", "fail"] {
      let (outcome, time) = lease.timed(EntryCall(exercise: "e", entryPoint: entryPoint))
      #expect((try? outcome.get()) == (entryPoint == "fail" ? nil : .returned(.string("reference"))))
      #expect(time == CallTime(processor: .seconds(1), wall: .seconds(2)))
    }
  }

  @Test("starts a worker once when several threads ask at once")
  func concurrency() {
    let pool = pool(capacity: 2)
    DispatchQueue.concurrentPerform(iterations: 16) { [exercise] _ in
      _ = try? pool.reference(of: exercise).call(EntryCall(exercise: "e", entryPoint: "f()"))
    }
    #expect(log.starts.withLock { $0 } == 1)
  }
}

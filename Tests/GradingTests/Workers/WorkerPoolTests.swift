import CourseModel
import Foundation
import Synchronization
import Testing
import WorkerProtocol

@testable import Grading

/// A channel to a reference that answers with its exercise.
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
  private var exercise: Exercise { exercise(0) }
  private let call = EntryCall(exercise: "e", entryPoint: "f()")

  private func pool(capacity: Int, failingStarts: Int = 0) -> WorkerPool {
    WorkerPool(capacity: capacity) { [log] exercise in
      let number = log.starts.withLock { starts in
        starts += 1
        return starts
      }
      guard number > failingStarts else { throw StartFailure.worker(reason: "busy") }
      return TextChannel(exercise.id, log)
    }
  }

  private func exercise(_ number: Int) -> Exercise {
    Exercise(id: "e\(number)", title: "E", topic: "e", typeName: "E", items: [])
  }

  @Test("starts each worker once, one for each exercise")
  func sharing() throws {
    let pool = pool(capacity: 4)
    for _ in 0..<3 {
      #expect(try pool.reference(of: exercise).call(call) == .returned(.string("e0")))
      #expect(try pool.reference(of: exercise(1)).call(call) == .returned(.string("e1")))
    }
    #expect(log.starts.withLock { $0 } == 2)
  }

  @Test("never lets more live than it may, besides those in use")
  func bound() throws {
    let pool = pool(capacity: 3)
    for number in 0..<400 {
      _ = try pool.reference(of: exercise(number)).call(call)
      #expect(pool.count <= 3 && log.living.withLock { $0 } <= 3)
    }
    let held = try (0..<5).map { try pool.reference(of: exercise($0)) }
    #expect(log.living.withLock { $0 } >= 5)
    for (number, lease) in held.enumerated() {
      #expect(try lease.call(call) == .returned(.string("e\(number)")))
    }
  }

  @Test("ends the worker that was not used for longest")
  func order() throws {
    let pool = pool(capacity: 2)
    for number in [1, 2, 1, 3] { _ = try pool.reference(of: exercise(number)) }
    _ = try pool.reference(of: exercise(1))
    #expect(log.starts.withLock { $0 } == 3)
    _ = try pool.reference(of: exercise(2))
    #expect(log.starts.withLock { $0 } == 4)
  }

  @Test("is not poisoned by a start that failed")
  func failedStart() throws {
    let pool = pool(capacity: 2, failingStarts: 1)
    #expect(throws: StartFailure.worker(reason: "busy")) { try pool.reference(of: exercise) }
    #expect(try pool.reference(of: exercise).call(call) == .returned(.string("e0")))
  }

  @Test("starts a worker anew that failed by no fault of the code's")
  func brokenWorker() throws {
    let pool = pool(capacity: 2)
    #expect(throws: CallFailure.self) {
      try pool.reference(of: exercise).call(EntryCall(exercise: "e", entryPoint: "fail"))
    }
    #expect(try pool.reference(of: exercise).call(call) == .returned(.string("e0")))
    #expect(log.starts.withLock { $0 } == 2 && log.living.withLock { $0 } == 1)
  }

  @Test("starts a worker once when several threads ask at once")
  func concurrency() {
    let pool = pool(capacity: 2)
    let exercise = exercise
    DispatchQueue.concurrentPerform(iterations: 16) { _ in
      _ = try? pool.reference(of: exercise).call(EntryCall(exercise: "e", entryPoint: "f()"))
    }
    #expect(log.starts.withLock { $0 } == 1)
  }
}

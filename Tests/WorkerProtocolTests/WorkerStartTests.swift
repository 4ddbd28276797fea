import Testing

@testable import WorkerProtocol

/// Whose fault it is when a worker does not come into service.
@Suite("A worker that does not start") struct WorkerStartTests {
  @Test(
    "before its greeting is the grader's fault, whatever it says",
    arguments: [
      .loaded(exercises: ["e"]), .notLoadable(reason: "undefined symbol: f"), .exited(status: 0),
      .crashed(CrashRecord(signal: 11, isStackOverflow: false, peakBytes: 0, offsets: [])),
      .ready(version: 99), .refused(call: 1, .noSolution),
    ] as [Frame])
  func beforeGreeting(frame: Frame) {
    let puppet = Puppet()
    puppet.say(frame)
    let failure = #expect(throws: StartFailure.self) { try puppet.connection.start(generation: 1) }
    guard case .worker? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  @Test("that ends or is silent before its greeting is the grader's fault too")
  func silence() {
    let gone = Puppet()
    gone.leave()
    #expect(throws: StartFailure.worker(reason: "it ended before it greeted")) {
      try gone.connection.start(generation: 1)
    }
    let silent = Puppet()
    #expect(throws: StartFailure.worker(reason: "it did not greet within \(Duration.milliseconds(20))")) {
      try silent.connection.start(generation: 1, greetingWithin: .milliseconds(20))
    }
  }

  @Test(
    "after its greeting may be the submission's",
    arguments: [
      (.notLoadable(reason: "no space"), .notLoadable(message: "no space")),
      (.exited(status: 2), .exited(status: 2)),
      (.ready(version: 99), .malformedReply(reason: "the worker sent a message out of turn")),
    ] as [(Frame, CallFailure)])
  func afterGreeting(frame: Frame, failure: CallFailure) {
    let puppet = Puppet()
    puppet.say(.ready(version: Frame.version))
    puppet.say(frame)
    #expect(throws: StartFailure.submission(failure)) { try puppet.connection.start(generation: 1) }
  }

  @Test("names the exercises when it does")
  func success() throws {
    let puppet = Puppet()
    puppet.say(.ready(version: Frame.version))
    puppet.say(.loaded(exercises: ["e", "f"]))
    #expect(try puppet.connection.start(generation: 1) == ["e", "f"])
  }

  @Test("that loads for ever is stopped")
  func endlessLoading() {
    let puppet = Puppet()
    puppet.say(.ready(version: Frame.version))
    let limit = CallTime(processor: .seconds(60), wall: .milliseconds(20))
    #expect(throws: StartFailure.submission(.timedOut(limit: .milliseconds(20), on: .wall))) {
      try puppet.connection.start(generation: 1, loadingWithin: limit)
    }
  }
}

import Checks
import CourseModel
import Sandbox
import Tensors
import Testing
import WorkerProtocol

@testable import Grading

@Suite("A session of workers") struct WorkerSessionTests {
  private let call = EntryCall(exercise: "e", entryPoint: "f()")
  private let crash = CallFailure.crashed(
    CallFailure.Crash(
      record: CrashRecord(signal: Signals.kill, isStackOverflow: false, peakBytes: 0, offsets: [])))

  @Test("starts a worker anew after a call that ended it")
  func restarts() throws {
    let (session, started) = session(on: [.dying(.exited(status: 3)), .answering(.returned(.int(1)))])
    #expect(throws: CallFailure.exited(status: nil)) { try session.call(call) }
    #expect(try session.call(call) == .returned(.int(1)))
    #expect(try session.call(call) == .returned(.int(1)))
    #expect(started() == 2)
  }

  @Test("a call whose arguments are too large costs itself only, and is no fault of the harness")
  func largeArguments() throws {
    let (session, _) = session(on: [.answering(.returned(.int(1))), .answering(.returned(.int(2)))])
    let answer = WireValue.tensor(.zeros([1 << 20]))
    let passedBack = EntryCall(
      exercise: "e", entryPoint: "f()", arguments: [.array(Array(repeating: answer, count: 8))])
    #expect(#expect(throws: CallFailure.self) { try session.call(passedBack) }?.resultKind == .failed)
    #expect(try session.call(call) == .returned(.int(2)))
  }

  @Test("tries a worker that does not greet once more")
  func greetingIsTriedTwice() throws {
    let (session, started) = session(on: [.mute(), .answering(.returned(.int(1)))])
    #expect(try session.call(call) == .returned(.int(1)))
    #expect(started() == 2)
  }

  @Test("blames the harness when no worker greets, and asks for no third")
  func neverGreets() {
    let (session, started) = session(on: [.mute(), .mute(), .answering(.returned(.int(1)))])
    for _ in 0..<2 {
      let failure = #expect(throws: CallFailure.self) { try session.call(call) }
      #expect(failure?.resultKind == .harnessError)
      #expect(failure?.description.contains("no such file") == true)
    }
    #expect(started() == 2)
  }

  @Test("blames the harness when no process can be started")
  func cannotStart() {
    let (session, _) = session(on: [])
    let failure = #expect(throws: CallFailure.self) { try session.call(call) }
    #expect(failure?.resultKind == .harnessError)
  }

  @Test(
    "blames a submission that does not load twice, if another one loads",
    arguments: [
      (.notLoadable(reason: "undefined symbol: f"), .doesNotCompile),
      (.notLoadable(reason: "libswiftCore.so: cannot open shared object file"), .doesNotCompile),
      (.exited(status: 1), .crashed), (.ready(version: 99), .failed),
    ] as [(Frame, ResultKind)])
  func loading(frame: Frame, kind: ResultKind) {
    let (guilty, _) = session(on: [.greeting(then: frame), .greeting(then: frame)])
    #expect(#expect(throws: CallFailure.self) { try guilty.call(call) }?.resultKind == kind)
    let (innocent, _) = session(
      on: [.greeting(then: frame), .greeting(then: frame)], controlLoads: false)
    #expect(#expect(throws: CallFailure.self) { try innocent.call(call) }?.resultKind == .harnessError)
  }

  @Test("takes a submission that loads at the second try")
  func loadsLater() throws {
    let (session, _) = session(
      on: [.greeting(then: .notLoadable(reason: "busy")), .answering(.returned(.int(1)))])
    #expect(try session.call(call) == .returned(.int(1)))
  }

  @Test(
    "has no verdict on a worker that was killed while there is another try",
    arguments: [Ending.signalled(Signals.kill), nil])
  func killedOnce(ending: Ending?) {
    let (session, _) = session(on: [.dying(ending)])
    let failure = #expect(throws: CallFailure.killed) { try session.call(call) }
    #expect(failure?.resultKind == .harnessError)
  }

  @Test("takes a kill at the last try for the student's, unless the system ran out of memory")
  func killedTwice() {
    let (own, _) = session(on: [.dying(.signalled(Signals.kill))])
    own.mayTryAgain = false
    #expect(throws: crash) { try own.call(call) }

    var killed = 7
    let (system, _) = session(on: [.dying(.signalled(Signals.kill))]) {
      defer { killed += 1 }
      return killed
    }
    system.mayTryAgain = false
    #expect(#expect(throws: CallFailure.self) { try system.call(call) }?.resultKind == .harnessError)
  }

  @Test("keeps what was printed until it stops listening")
  func printing() {
    let first = FakeWorker(printed: "one\n") { frame in
      if case .hello = frame { [.ready(version: Frame.version), .loaded(exercises: [])] } else { nil }
    }
    let second = FakeWorker(printed: "two\n") { frame in
      if case .hello = frame { [.ready(version: Frame.version), .loaded(exercises: [])] } else { nil }
    }
    let (session, _) = session(on: [first, second])
    #expect(throws: CallFailure.self) { try session.call(call) }
    #expect(session.printed == "one\n")
    session.stopListening()
    #expect(throws: CallFailure.self) { try session.call(call) }
    #expect(session.printed == "one\n")
  }
}

import ExerciseBridges
import Glibc
import WorkerProtocol

/// Answers the grader's calls until it closes the pipe.
final class CallService {
  private let pipe: FramePipe
  private let library: LoadedLibrary
  private let bridges: [String: ExerciseBridge]
  private let objects: ObjectTable
  private let thread = pthread_self()

  /// What ends the service.
  enum End: Error {
    /// The grader closed the pipe.
    case graderLeft
    /// The grader sent a message that has no place in the dialogue.
    case outOfTurn
  }

  init(pipe: FramePipe, library: LoadedLibrary, bridges: [ExerciseBridge], firstHandle: UInt64) {
    self.pipe = pipe
    self.library = library
    self.bridges = Dictionary(uniqueKeysWithValues: bridges.map { ($0.id, $0) })
    objects = ObjectTable(firstHandle: firstHandle)
  }

  /// Serves call after call.
  ///
  /// - Throws: `End`, or an error of the pipe.
  func run() throws {
    while true { try serve(try next()) }
  }

  private func next() throws -> Frame {
    guard let frame = try pipe.read() else { throw End.graderLeft }
    return frame
  }

  private func serve(_ frame: Frame) throws {
    switch frame {
    case .call(let id, let exercise, let entryPoint, let arguments):
      try pipe.write(answer(id: id, exercise: exercise, entryPoint: entryPoint, arguments: arguments))
    default: throw End.outOfTurn
    }
  }

  private func answer(id: UInt64, exercise: String, entryPoint: String, arguments: [WireValue]) throws
    -> Frame
  {
    guard let bridge = bridges[exercise], let solution = library.solution(of: bridge) else {
      return .refused(call: id, .noSolution)
    }
    let call = IncomingCall(entryPoint: entryPoint, arguments: arguments, objects: objects) {
      index, arguments in
      try self.callBack(call: id, index: index, arguments: arguments)
    }
    do {
      guard let outcome = try bridge.answer(call, with: solution) else {
        return .refused(call: id, .noSolution)
      }
      return .reply(call: id, outcome)
    } catch is UnknownObject {
      return .refused(call: id, .unknownObject)
    } catch let mismatch as WireMismatch {
      return .refused(call: id, .malformed(mismatch.description))
    }
  }

  /// Asks the grader for a callback's result; calls that the callback makes are served meanwhile.
  private func callBack(call: UInt64, index: UInt32, arguments: [WireValue]) throws -> CallOutcome {
    guard pthread_equal(thread, pthread_self()) != 0 else {
      fatalError("a function that was passed in was called from another thread than the entry point")
    }
    try pipe.write(.callback(call: call, index: index, arguments: arguments))
    while true {
      let frame = try next()
      if case .callbackResult(call, let outcome) = frame { return outcome }
      try serve(frame)
    }
  }
}

import CourseModel
import Synchronization
import WorkerProtocol

@testable import Checks
@testable import Grading

/// A course of one exercise whose solutions are texts: each line is an entry point and what it does.
///
/// `double = right` returns twice its argument, and so on; see ``FixtureChannel``.
struct FixtureCourse {
  typealias Checks = @Sendable (Trial<any CallChannel>) throws -> Void

  var reference = "double = right\nsquare = right\n"
  var starter = "double = missing\nsquare = missing\n"
  /// Item a, all or nothing, public and hidden.
  var publicDouble: Checks = { $0.compare("double", [3, 4]) }
  var hiddenDouble: Checks = { $0.compare("double", [30, 40]) }
  /// Item b, in proportion, of 4 points.
  var square: Checks = { trial in
    trial.part { trial.compare("square", trial.variant == .hidden ? [50, 60] : [5, 6]) }
    trial.part { trial.compare("double", trial.variant == .hidden ? [70] : [7]) }
  }
  var mistakes = [
    Mistake(
      "double-wrong", edit: "double = right", becomes: "double = wrong",
      loses: ["a", .item("b", points: 2)], says: "Twice."),
    Mistake(
      "square-wrong", edit: "square = right", becomes: "square = wrong", loses: [.item("b", points: 2)],
      says: "The square."),
  ]
  var seeds = [Seed(1), Seed(2)]
  /// Texts whose first worker never returns.
  var slowAtFirst: Set<String> = []

  var graded: AnyGradedExercise {
    AnyGradedExercise(
      GradedExercise<any CallChannel>(
        id: "e", title: "E", topic: "e", typeName: "E", proxy: { $0 },
        items: [
          GradedItem("a", "double", points: 2) { [publicDouble, hiddenDouble] in
            try $0.variant == .hidden ? hiddenDouble($0) : publicDouble($0)
          },
          GradedItem("b", "square", points: 4, scoring: .proportional, checks: square),
        ], mistakes: mistakes))
  }

  func verify() -> Verification {
    let result = Mutex<Verification?>(nil)
    Verifier(environment).verify([graded], seeds: seeds, jobs: 1) { found in
      result.withLock { $0 = found }
    }
    return result.withLock { $0 }
      ?? Verification(exercise: "none", items: [], seeds: [], earned: 0, mistakes: [])
  }

  var environment: VerifierEnvironment {
    let slow = Mutexed(slowAtFirst)
    return VerifierEnvironment(
      reference: { [reference] _ in reference }, starter: { [starter] _ in starter },
      compile: { exercise, text in
        guard !text.contains("syntax error") else {
          throw CourseSourceError(exercise: exercise.id, messages: ["E.swift:1:1: error: syntax error"])
        }
        return { FixtureChannel(text, isSlow: slow.value.withLock { $0.remove(text) != nil }) }
      }, secondsForDiagnosis: 100)
  }
}

/// A set that closures share.
private final class Mutexed: Sendable {
  let value: Mutex<Set<String>>

  init(_ set: Set<String>) { value = Mutex(set) }
}

extension Trial where Solution == any CallChannel {
  /// Compares an entry point with the reference, a case for each argument.
  func compare(_ entryPoint: String, _ arguments: [Int]) {
    for argument in arguments {
      agrees("\(entryPoint) of \(argument)") { try $0.ask(entryPoint, .int(argument)) }
    }
  }
}

extension CallChannel {
  /// An object of the solution's.
  func object(_ number: Int) throws -> WireValue {
    let call = EntryCall(exercise: "e", entryPoint: "object", arguments: [.int(number)])
    guard case .returned(let object, _) = try self.call(call) else { throw Mismatch("threw") }
    return object
  }

  /// What the solution returns, as a number.
  func ask(_ entryPoint: String, _ arguments: WireValue...) throws -> Int {
    let call = EntryCall(exercise: "e", entryPoint: entryPoint, arguments: arguments)
    switch try self.call(call) {
    case .returned(let value, _): return try Int(wireValue: value)
    case .threw: throw Mismatch("threw")
    }
  }
}

/// A solution that does what its text says.
final class FixtureChannel: CourseChannel {
  var secondsPerCall = 0.0
  private(set) var timeUsed = CallTime.zero
  private var behaviour: [String: String] = [:]
  private let isSlow: Bool

  init(_ text: String, isSlow: Bool) {
    self.isSlow = isSlow
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      behaviour[words[0]] = words[2]
    }
  }

  func call(_ call: EntryCall) throws -> CallOutcome {
    guard !isSlow else { throw CallFailure.timedOut(limit: .seconds(1), on: .processor) }
    guard case .int(let number)? = call.arguments.last else { throw CallFailure.lostObject }
    if call.entryPoint == "object" { return .returned(.handle(UInt64(number))) }
    let right = call.entryPoint == "double" ? 2 * number : number * number
    switch behaviour[call.entryPoint] {
    case "right": return .returned(.int(right))
    case "wrong": return .returned(.int(right &+ 1))
    case "wrong-below-10": return .returned(.int(number < 10 ? right + 1 : right))
    case "wrong-from-10": return .returned(.int(number < 10 ? right : right + 1))
    case "wrong-at-99": return .returned(.int(number == 99 ? right + 1 : right))
    case "wrong-for-even": return .returned(.int(number.isMultiple(of: 2) ? right + 1 : right))
    case "crashes":
      throw CallFailure.crashed(
        CallFailure.Crash(record: CrashRecord(signal: 4, isStackOverflow: false, peakBytes: 0, offsets: [])))
    case "breaks": throw CallFailure.harness(reason: "no fork")
    default: return .threw(.other(type: "NotImplemented", description: call.entryPoint))
    }
  }

  func close() {}
}

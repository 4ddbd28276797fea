import Checks
import CourseModel
import WorkerProtocol

/// Puts a script to a solution, call by call: what the solution's objects are is found out beside what the reference's
/// were, and a call whose objects are not there is left out.
struct ScriptReplay {
  private let exercise: String
  private let state: State

  /// Shared with the functions that the solution calls.
  private final class State {
    let channel: any CallChannel
    /// The solution's objects by the script's numbers, and the other way.
    var objects: [UInt64: UInt64] = [:]
    var numbers: [UInt64: UInt64] = [:]
    var answers: [ProbeAnswer]
    /// How many calls of functions came before one that the reference does not make, and the arguments of that one.
    var strayed: WireValue?

    init(_ channel: any CallChannel, count: Int) {
      self.channel = channel
      answers = Array(repeating: .none, count: count)
    }
  }

  /// What ends a call of a function that has no recorded answer.
  private struct Stray: Error {}

  /// What a solution answers to each of the script's probes.
  ///
  /// - Parameter goesOn: told how the last call ended without an answer; the rest is left out once it is false.
  /// - Throws: what is not the solution's fault.
  static func answers(
    to script: ProbeScript, of exercise: String, on channel: any CallChannel,
    goesOn: (_ last: CallFailure?) -> Bool = { _ in true }
  ) throws -> [ProbeAnswer] {
    let state = State(channel, count: script.calls.reduce(0) { $0 + $1.count })
    let replay = ScriptReplay(exercise: exercise, state: state)
    var place = 0
    var failure: CallFailure?
    for call in script.calls {
      guard goesOn(failure) else { return state.answers }
      failure = try replay.perform(call, at: place)
      place += call.count
    }
    if failure != nil { _ = goesOn(failure) }
    return state.answers
  }

  /// Makes a call and keeps its answer.
  ///
  /// - Returns: why there was none.
  private func perform(_ call: ProbeCall, at place: Int) throws -> CallFailure? {
    guard let arguments = call.arguments.mapped({ state.objects[$0] }) else { return nil }
    var made = EntryCall(exercise: exercise, entryPoint: call.entryPoint)
    var used: [Int: Set<Int>] = [:]
    var calledBack = 0
    for argument in arguments {
      guard case .closure(let index) = argument else {
        made.pass(argument)
        continue
      }
      made.appendCallback { given in
        let known = Int(index) < call.callbacks.count ? call.callbacks[Int(index)] : []
        let fitting = known.indices.filter { fits(given, known[$0].arguments, call.tolerance) }
        guard
          let found = fitting.first(where: { !used[Int(index), default: []].contains($0) }) ?? fitting.first
        else {
          state.strayed = .array([.int(calledBack), numbered(.array(given))])
          throw Stray()
        }
        calledBack += 1
        bind(.array(given), to: .array(known[found].arguments))
        let isNew = used[Int(index), default: []].insert(found).inserted
        return try repeated(
          known[found], at: isNew ? place + call.offset(ofCallback: Int(index), found) : nil)
      }
    }
    state.strayed = nil
    let answer: ProbeAnswer
    do {
      let outcome = try state.channel.call(made)
      if case .returned(let value, let updated) = outcome, case .returned(let due) = call.answer {
        bind(.array([value] + updated), to: due)
      }
      answer = ProbeAnswer(outcome).mapped(numbered)
    } catch let failure as CallFailure {
      guard failure.resultKind != .harnessError else { throw failure }
      return failure
    } catch {
      answer = .threw
    }
    state.answers[place] = state.strayed.map(ProbeAnswer.strayed) ?? answer
    return nil
  }

  /// Does what a function did when it was recorded. The answers to its calls are kept once.
  private func repeated(_ callback: ProbeCallback, at place: Int?) throws -> CallOutcome {
    var next = place
    for call in callback.calls {
      let kept = state.answers
      _ = try perform(call, at: next ?? 0)
      if next == nil { state.answers = kept }
      next = next.map { $0 + call.count }
    }
    guard case .outcome(let outcome) = callback.answer else { throw Stray() }
    guard case .returned(let value, let updated) = outcome else { return outcome }
    guard let made = ([value] + updated).mapped({ state.objects[$0] }) else { throw Stray() }
    return .returned(made[0], updated: Array(made.dropFirst()))
  }

  /// Notes which of the solution's objects stand where the reference's stood.
  private func bind(_ value: WireValue, to recorded: WireValue) {
    switch (value, recorded) {
    case (.handle(let object), .handle(let number)):
      guard state.objects[number] == nil, state.numbers[object] == nil else { return }
      (state.objects[number], state.numbers[object]) = (object, number)
    case (.array(let a), .array(let b)): for (a, b) in zip(a, b) { bind(a, to: b) }
    case (.record(let a), .record(let b)), (.variant(_, let a), .variant(_, let b)):
      for (a, b) in zip(a, b) { bind(a.value, to: b.value) }
    case (.optional(let a?), .optional(let b?)): bind(a, to: b)
    default: break
    }
  }

  /// The value with the script's numbers for objects; one that the script does not know is none of them.
  private func numbered(_ value: WireValue) -> WireValue {
    value.mapped { state.numbers[$0] ?? .max } ?? value
  }

  /// Whether a function is called as it was: the same numbers, and the same objects where they are known.
  private func fits(_ given: [WireValue], _ recorded: [WireValue], _ tolerance: Tolerance) -> Bool {
    let known = numbered(.array(given))
    let expected = WireValue.array(recorded).mapped { state.objects[$0] == nil ? .max : $0 }
    return mismatch(known, expected: expected ?? .void, within: tolerance) == nil
  }
}

extension ProbeCall {
  /// Where the answers to the calls of a function are kept, counted from the answer to this call.
  fileprivate func offset(ofCallback index: Int, _ number: Int) -> Int {
    let earlier = callbacks[..<index].joined() + callbacks[index][..<number]
    return 1 + earlier.reduce(0) { $0 + $1.calls.reduce(0) { $0 + $1.count } }
  }
}

extension ProbeAnswer {
  fileprivate func mapped(_ change: (WireValue) -> WireValue) -> ProbeAnswer {
    if case .returned(let value) = self { .returned(change(value)) } else { self }
  }
}

extension [WireValue] {
  func mapped(_ object: (UInt64) -> UInt64?) -> [WireValue]? {
    guard case .array(let elements)? = WireValue.array(self).mapped(object) else { return nil }
    return elements
  }
}

extension WireValue {
  /// The tree with other numbers for its objects; nil when an object has none.
  func mapped(_ object: (UInt64) -> UInt64?) -> WireValue? {
    func fields(_ fields: [WireField]) -> [WireField]? {
      let changed = fields.compactMap { field in
        field.value.mapped(object).map { WireField(field.name, $0) }
      }
      return changed.count == fields.count ? changed : nil
    }
    switch self {
    case .handle(let number): return object(number).map(WireValue.handle)
    case .array(let elements):
      let changed = elements.compactMap { $0.mapped(object) }
      return changed.count == elements.count ? .array(changed) : nil
    case .record(let inner): return fields(inner).map(WireValue.record)
    case .variant(let name, let inner): return fields(inner).map { .variant(name, $0) }
    case .optional(let value?): return value.mapped(object).map { .optional($0) }
    default: return self
    }
  }
}

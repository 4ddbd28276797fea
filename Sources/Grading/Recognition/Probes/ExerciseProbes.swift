import Checks
import ContentHash
import CourseModel
import ExerciseBridges
import Tensors
import WorkerProtocol

/// The probes of an exercise: what its checks ask of the reference, with a seed of their own.
struct ExerciseProbes: Sendable {
  let exercise: Exercise
  let seed: Seed
  let units: [ProbeUnit]

  /// Runs the checks of every item on the reference, but for trainings that are measured, and keeps what they call.
  ///
  /// - Throws: when the reference cannot be asked, or the exercise's own probes fail.
  init(of graded: AnyGradedExercise, seed: Seed, reference: any CallChannel) throws {
    let recorder = ProbeRecorder(reference)
    let oracle = Oracle()
    for (index, item) in graded.exercise.items.enumerated() {
      for variant in item.visibility.variants {
        _ = graded.run(
          item: index,
          TrialRequest(
            variant: variant, seed: seed, channel: recorder, reference: { reference }, oracle: oracle,
            measures: false, observer: recorder))
        recorder.endCase()
      }
    }
    try graded.callOwnProbes(on: recorder, seed: seed)
    recorder.endCase()
    let recorded = recorder.cases
    for call in recorded.joined().withOtherChoices(of: graded.exercise.id) {
      do {
        _ = try recorder.call(call)
      } catch let failure as CallFailure where failure.resultKind != .harnessError {
        // The reference need not answer what no check asks.
      }
      recorder.endCase()
    }
    // What the checks leave out comes first, lest it be cut.
    let others = recorder.cases.dropFirst(recorded.count)
    (exercise, self.seed) = (graded.exercise, seed)
    units = ProbeUnit.units(of: others + recorded, leavingOut: graded.unpinned)
  }

  /// Stands for what is asked: entry points, shapes, integers and names; not for numbers that differ in their last bits
  /// from one processor to another.
  var digest: String {
    var hasher = ContentHasher()
    for unit in units {
      for probe in unit.probes {
        hasher.combine(probe.entryPoint)
        hasher.combine(WireCodec.encode(.array(probe.arguments.map(\.withoutFractions))))
        hasher.combine([probe.answer.state.rawValue])
      }
    }
    return hasher.finish().description
  }
}

extension Sequence<ProbeCall> {
  /// Calls whose enum argument is each of the other cases: of each entry point the first few calls are varied.
  fileprivate func withOtherChoices(of exercise: String) -> [EntryCall] {
    let entryPoints = ExerciseBridge.all.first { $0.id == exercise }?.entryPoints ?? []
    return entryPoints.flatMap { entryPoint in
      let calls = filter {
        $0.entryPoint == entryPoint.name && $0.callbacks.isEmpty && $0.answer.state == .returned
      }
      return calls.prefix(4).flatMap { call in
        zip(entryPoint.parameters, call.arguments.indices).flatMap { parameter, place in
          parameter.choices.filter { $0 != call.arguments[place] }.map { choice in
            var arguments = call.arguments
            arguments[place] = choice
            return EntryCall(exercise: exercise, entryPoint: entryPoint.name, arguments: arguments)
          }
        }
      }
    }
  }
}

extension EntryPoint.Parameter {
  /// The cases of an enum that hold nothing.
  fileprivate var choices: [WireValue] {
    guard case .choice(let cases)? = ValueType.all.first(where: { $0.name == type })?.shape else { return [] }
    return cases.filter(\.fields.isEmpty).map { .variant($0.name, []) }
  }
}

extension WireValue {
  /// The tree with the counts of its numbers in place of these.
  fileprivate var withoutFractions: WireValue {
    func fields(_ fields: [WireField]) -> [WireField] {
      fields.map { WireField($0.name, $0.value.withoutFractions) }
    }
    switch self {
    case .double: return .double(0)
    case .doubles(let numbers): return .int(numbers.count)
    case .tensor(let tensor): return .ints(tensor.shape)
    case .random: return .void
    case .array(let elements): return .array(elements.map(\.withoutFractions))
    case .record(let inner): return .record(fields(inner))
    case .variant(let name, let inner): return .variant(name, fields(inner))
    case .optional(let value?): return .optional(value.withoutFractions)
    default: return self
    }
  }
}

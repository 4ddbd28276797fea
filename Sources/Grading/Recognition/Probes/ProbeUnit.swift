import Checks
import WorkerProtocol

/// An entry point with its probes, or several that share objects: what mistakes are looked for in by itself.
struct ProbeUnit: Sendable {
  let entryPoints: Set<String>
  let scripts: [ProbeScript]
  /// The probes of all scripts, in their order.
  let probes: [ProbeCall]

  init(_ entryPoints: Set<String>, _ scripts: [ProbeScript]) {
    (self.entryPoints, self.scripts) = (entryPoints, scripts)
    probes = scripts.flatMap(\.probes)
  }

  /// Calls of one entry point that are kept at most.
  static let mostCalls = 40
  /// Longer calls are left out, in bytes of memory: data sets and what is trained on them say little that small ones
  /// don't, and take long.
  static let longestCall = 32 << 10
  /// Longer answers of the reference are left out.
  static let longestAnswer = 64 << 10
  /// Scripts of more probes are left out.
  static let longestScript = 80

  /// The probes among the calls of some cases: each once, from as many cases as there are.
  ///
  /// - Parameter leftOut: entry points whose answers nothing pins.
  static func units(of cases: [[ProbeCall]], leavingOut leftOut: Set<String>) -> [ProbeUnit] {
    let kept = cases.map { $0.filter { $0.isShort } }
    var single: [String: [[ProbeCall]]] = [:]
    var linked: [ProbeScript] = []
    for calls in kept {
      for (name, calls) in Dictionary(grouping: calls.filter(\.standsAlone), by: \.entryPoint) {
        single[name, default: []].append(calls)
      }
      let script = ProbeScript(calls: calls.filter { !$0.standsAlone }).numbered
      let count = script.calls.reduce(0) { $0 + $1.count }
      if (1...longestScript).contains(count), script.knowsItsObjects { linked.append(script) }
    }
    var groups = single.keys.map { Set([$0]) }
    for script in linked { groups.join(Set(script.probes.map(\.entryPoint))) }
    return groups.filter { $0.isDisjoint(with: leftOut) }.map { names in
      let alone = names.sorted().flatMap { name in
        spread(single[name] ?? []).map { ProbeScript(calls: [$0]) }
      }
      let together = linked.filter { script in script.calls.contains { names.contains($0.entryPoint) } }
      return ProbeUnit(names, alone + spread(together.map { [$0] }))
    }.sorted { ($0.entryPoints.min() ?? "") < ($1.entryPoints.min() ?? "") }
  }

  /// The first call of each case, then the second ones, and so on; each question once.
  private static func spread<Question: Identified>(_ cases: [[Question]]) -> [Question] {
    var (chosen, known): ([Question], Set<[UInt8]>) = ([], [])
    for round in 0..<(cases.map(\.count).max() ?? 0) {
      for calls in cases where round < calls.count && chosen.count < mostCalls {
        if known.insert(calls[round].question).inserted { chosen.append(calls[round]) }
      }
    }
    return chosen
  }
}

/// What is the same question when its bytes are equal.
private protocol Identified {
  var question: [UInt8] { get }
}

extension ProbeCall: Identified {
  fileprivate var question: [UInt8] { Array(entryPoint.utf8) + WireCodec.encode(.array(arguments)) }

  /// Whether it needs no objects and no functions, and makes no objects.
  fileprivate var standsAlone: Bool {
    if case .returned(let value) = answer, value.holdsHandle { return false }
    return callbacks.isEmpty && !arguments.contains(where: \.holdsHandle)
  }

  fileprivate var isShort: Bool {
    arguments.footprint <= ProbeUnit.longestCall && answer.footprint <= ProbeUnit.longestAnswer
  }
}

extension ProbeScript: Identified {
  fileprivate var question: [UInt8] {
    probes.flatMap { probe in
      probe.question + WireCodec.encode(.array(probe.callbacks.joined().map { .array($0.arguments) }))
    }
  }

  /// The same script with its objects numbered by their first appearance.
  fileprivate var numbered: ProbeScript {
    var numbers: [UInt64: UInt64] = [:]
    func number(_ object: UInt64) -> UInt64 {
      let known = numbers[object] ?? UInt64(numbers.count)
      numbers[object] = known
      return known
    }
    func renamed(_ values: [WireValue]) -> [WireValue] { values.mapped(number) ?? values }
    func renamed(_ call: ProbeCall) -> ProbeCall {
      var call = call
      call.arguments = renamed(call.arguments)
      call.callbacks = call.callbacks.map { callbacks in
        callbacks.map { callback in
          var callback = callback
          callback.arguments = renamed(callback.arguments)
          callback.calls = callback.calls.map(renamed)
          if case .outcome(.returned(let value, let updated)) = callback.answer {
            let values = renamed([value] + updated)
            callback.answer = .outcome(.returned(values[0], updated: Array(values.dropFirst())))
          }
          return callback
        }
      }
      if case .returned(let value) = call.answer { call.answer = .returned(renamed([value])[0]) }
      return call
    }
    return ProbeScript(calls: calls.map(renamed))
  }

  /// Whether every object that is passed was returned, or passed to a function, before.
  fileprivate var knowsItsObjects: Bool {
    var known: Set<UInt64> = []
    func learn(_ value: WireValue) { _ = value.mapped { known.insert($0).memberAfterInsert } }
    func knows(_ call: ProbeCall) -> Bool {
      guard call.arguments.mapped({ known.contains($0) ? $0 : nil }) != nil else { return false }
      for callback in call.callbacks.joined() {
        learn(.array(callback.arguments))
        guard callback.calls.allSatisfy(knows) else { return false }
      }
      if case .returned(let value) = call.answer { learn(value) }
      return true
    }
    return calls.allSatisfy(knows)
  }
}

extension [Set<String>] {
  /// Puts the sets together that share a name with some names.
  fileprivate mutating func join(_ names: Set<String>) {
    let touched = filter { !$0.isDisjoint(with: names) }
    removeAll { !$0.isDisjoint(with: names) }
    append(touched.reduce(names) { $0.union($1) })
  }
}

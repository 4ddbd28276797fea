import WorkerProtocol

/// A part of what an entry point answers, which a mistake may change by itself.
struct Component: Sendable, Hashable {
  let entryPoint: String
  let part: Part
  /// The values of the call's enum arguments, such as `mean`; empty where it has none.
  let choice: String

  /// Which part of the answers.
  enum Part: Sendable, Hashable {
    /// What stands at a path of the returned values.
    case value(String)
    /// Which arguments are refused, and which end a program.
    case refusals
  }

  /// What a student calls it: “The result of your `softmax`”, “The `loss` of your `lossAndGradients`”.
  var subject: String {
    let name = String(entryPoint.prefix { $0 != "(" })
    guard case .value(let path) = part, !path.isEmpty, !path.hasPrefix("inout") else {
      return "The result of your `\(name)`"
    }
    return "The `\(path)` of your `\(name)`"
  }
}

/// What the reference answers to the probes of a unit, cut into components.
struct UnitComponents: Sendable {
  let unit: ProbeUnit
  /// The components, each with the numbers of the probes that show it.
  let components: [(component: Component, probes: [Int])]
  /// The reference's values, by probe.
  let leaves: [Leaves?]

  init(_ unit: ProbeUnit) {
    self.unit = unit
    leaves = unit.probes.map { Leaves($0.answer) }
    var places: [Component: Int] = [:]
    var found: [(component: Component, probes: [Int])] = []
    func add(_ component: Component, _ probe: Int) {
      let place = places[component] ?? found.count
      places[component] = place
      if place == found.count { found.append((component, [])) }
      found[place].probes.append(probe)
    }
    for (index, probe) in unit.probes.enumerated() {
      add(Component(entryPoint: probe.entryPoint, part: .refusals, choice: ""), index)
      let paths =
        (leaves[index]?.values ?? []).map(\.path) + (probe.callbacks.isEmpty ? [] : [Leaves.callPath])
      for path in paths {
        add(Component(entryPoint: probe.entryPoint, part: .value(path), choice: probe.choice), index)
      }
    }
    components = found
  }

  /// What a solution's value at a component of a probe is; nil where it did not return one to compare.
  ///
  /// - Parameter answers: the solution's leaves by probe.
  func value(of component: Component, _ probe: Int, in answers: [Leaves?]) -> WireValue? {
    guard case .value(let path) = component.part, let leaves = answers[probe], self.leaves[probe] != nil
    else {
      return nil
    }
    if path == Leaves.callPath { return leaves[path] ?? .void }
    return leaves.isStray ? nil : leaves[path] ?? .string("nothing at \(path)")
  }

  /// The reference's value at a component of a probe.
  func due(_ component: Component, _ probe: Int) -> WireValue? { value(of: component, probe, in: leaves) }
}

extension ProbeCall {
  /// The names of the enum cases among the arguments.
  fileprivate var choice: String {
    arguments.compactMap { if case .variant(let name, _) = $0 { name } else { nil } }.joined(separator: ", ")
  }
}

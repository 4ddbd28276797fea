import TensorFiles
import WorkerProtocol

/// Turns what an entry point returned into named arrays: `result`, `result.weights[0]`, and the new value of
/// each `inout` parameter under its name.
struct ResultWriter {
  private var arrays = NamedArrays()

  /// The arrays.
  var members: [NPZ.Member] { arrays.members }

  init(_ value: WireValue, updated: [WireValue], of entryPoint: EntryPoint) throws {
    try add(value, as: "result")
    let names = entryPoint.parameters.filter(\.isInout).map(\.name)
    for (name, value) in zip(names, updated) { try add(value, as: name) }
  }

  private mutating func add(_ value: WireValue, as name: String) throws {
    guard let refused = arrays.add(value, as: name) else { return }
    throw UsageProblem("The result `\(refused.name)` is \(refused.value.kind), which no array can hold.")
  }
}

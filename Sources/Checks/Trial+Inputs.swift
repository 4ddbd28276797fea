public import WorkerProtocol

// One case for each of several inputs, whose labels end the cases' labels.
extension Trial {
  /// Expects what the reference returns.
  public func agrees<Input: Labelled, Value: WireRepresentable & Sendable>(
    _ label: String, at inputs: [Input], within tolerance: Tolerance = .reference,
    _ call: (Solution, Input) throws -> Value
  ) {
    for input in inputs { agrees("\(label), \(input.label)", within: tolerance) { try call($0, input) } }
  }

  /// Expects two expressions of what the student's code returns to agree.
  public func identity<Input: Labelled, Value: WireRepresentable>(
    _ label: String, at inputs: [Input], within tolerance: Tolerance = .identity,
    _ sides: (Solution, Input) throws -> (Value, Value)
  ) {
    for input in inputs { identity("\(label), \(input.label)", within: tolerance) { try sides($0, input) } }
  }

  /// Expects the call to throw a `LabError`.
  public func rejects<Input: Labelled, Value>(
    _ label: String, at inputs: [Input], _ call: (Solution, Input) throws -> Value
  ) {
    for input in inputs { rejects("\(label), \(input.label)") { try call($0, input) } }
  }

  /// Expects a property to hold.
  public func holds<Input: Labelled>(
    _ label: String, at inputs: [Input], _ property: (Solution, Input) throws -> Void
  ) {
    for input in inputs { holds("\(label), \(input.label)") { try property($0, input) } }
  }
}

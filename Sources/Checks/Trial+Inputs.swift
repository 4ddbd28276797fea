public import Tensors
public import WorkerProtocol

// One case for each of several inputs of different shapes, which end the cases' labels.
extension Trial {
  /// Expects what the reference returns.
  public func agrees<Value: WireRepresentable & Sendable>(
    _ label: String, at inputs: [Tensor], within tolerance: Tolerance = .reference,
    _ call: (Solution, Tensor) throws -> Value
  ) {
    for input in inputs { agrees(ended(label, input), within: tolerance) { try call($0, input) } }
  }

  /// Expects two expressions of what the student's code returns to agree.
  public func identity<Value: WireRepresentable>(
    _ label: String, at inputs: [Tensor], within tolerance: Tolerance = .identity,
    _ sides: (Solution, Tensor) throws -> (Value, Value)
  ) {
    for input in inputs { identity(ended(label, input), within: tolerance) { try sides($0, input) } }
  }

  /// Expects a property to hold.
  public func holds(_ label: String, at inputs: [Tensor], _ property: (Solution, Tensor) throws -> Void) {
    for input in inputs { holds(ended(label, input)) { try property($0, input) } }
  }

  private func ended(_ label: String, _ input: Tensor) -> String {
    "\(label), \(Checks.label(of: input.shape))"
  }
}

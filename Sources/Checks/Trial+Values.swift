import CourseModel
import ExerciseBridges
import Exercises
public import Tensors
public import WorkerProtocol

extension Trial {
  /// Expects a value known beforehand, by hand or from a published source.
  ///
  /// - Parameters:
  ///   - label: what is tried, in words a student understands: `σ(0) is ½`.
  ///   - call: receives the student's solution.
  public func expect<Value: WireRepresentable>(
    _ label: String, equals expected: Value, within tolerance: Tolerance = .exact,
    _ call: (Solution) throws -> Value
  ) {
    attempt(label) {
      observer?.compares(within: tolerance)
      try requireEqual(call(student), expected, within: tolerance)
    }
  }

  /// Expects values known beforehand, by hand or from a published source: a table of labels, inputs and what is due.
  ///
  /// ```swift
  /// trial.known(["relu(−3) is 0": (Tensor([-3]), Tensor([0]))]) { try $0.relu($1) }
  /// ```
  public func known<Input, Value: WireRepresentable>(
    _ table: KeyValuePairs<String, (Input, Value)>, within tolerance: Tolerance = .exact,
    _ call: (Solution, Input) throws -> Value
  ) {
    for (label, (input, due)) in table {
      expect(label, equals: due, within: tolerance) { try call($0, input) }
    }
  }

  /// Expects what the reference returns for the same call.
  public func agrees<Value: WireRepresentable & Sendable>(
    _ label: String, within tolerance: Tolerance = .reference, _ call: (Solution) throws -> Value
  ) {
    attempt(label) {
      observer?.compares(within: tolerance)
      let expected = try fromReference(label, call)
      try requireEqual(call(student), expected, within: tolerance)
    }
  }

  /// Expects two expressions of what the student's code returns to agree.
  ///
  /// ```swift
  /// trial.identity("tanh(−x) = −tanh(x)") { try ($0.tanh(-x), -$0.tanh(x)) }
  /// ```
  ///
  /// Results that are computed with need their shape looked at first, see ``Tensors/Tensor/ofShape(_:_:)``.
  public func identity<Value: WireRepresentable>(
    _ label: String, within tolerance: Tolerance = .identity, _ sides: (Solution) throws -> (Value, Value)
  ) {
    attempt(label) {
      let (left, right) = try sides(student)
      try requireEqual(left, right, within: tolerance, "this")
    }
  }

  /// Expects the call to throw a `LabError` that says what is wrong with its arguments.
  ///
  /// `notImplemented` is no such error, and a trap is a crash: entry points throw on bad input.
  public func rejects<Value>(_ label: String, _ call: (Solution) throws -> Value) {
    attempt(label) {
      do {
        _ = try call(student)
      } catch let error as LabError where error != .notImplemented {
        return
      } catch let error as StudentError {
        throw Mismatch("threw `\(error)`; bad input must throw a `LabError`")
      }
      throw Mismatch("returned a value where bad input must throw a `LabError`")
    }
  }

  /// Expects a property to hold; the body throws a ``Mismatch`` (see ``require(_:_:)`` and
  /// ``requireEqual(_:_:within:_:)``) when it does not.
  public func holds(_ label: String, _ property: (Solution) throws -> Void) {
    attempt(label) { try property(student) }
  }
}

/// Throws a ``Mismatch`` unless two values agree.
///
/// - Parameter claim: what ought to be true, such as `σ(−x) = 1 − σ(x)`; it precedes the message.
public func requireEqual<Value: WireRepresentable>(
  _ actual: Value, _ expected: Value, within tolerance: Tolerance = .exact, _ claim: String = ""
) throws {
  let (actual, expected) = (actual.wireValue, expected.wireValue)
  guard var found = mismatch(actual, expected: expected, within: tolerance) else { return }
  if !claim.isEmpty {
    found = Mismatch("\(claim) does not hold: \(found.message)", hint: found.hint, evidence: found.evidence)
  }
  found.compared = ComparedValues(actual: actual, expected: expected)
  throw found
}

/// Throws a ``Mismatch`` unless every value of a tensor is finite.
public func requireFinite(_ tensor: Tensor, _ name: String = "the result") throws {
  guard let offset = tensor.storage.firstIndex(where: { !$0.isFinite }) else { return }
  throw Mismatch("\(name) holds \(NumberText.text(tensor.storage[offset])) where every value is finite")
}

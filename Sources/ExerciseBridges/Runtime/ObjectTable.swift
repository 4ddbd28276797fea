public import WorkerProtocol

/// In the worker: the student's objects and values that the grader refers to by number.
public final class ObjectTable {
  private var values: [UInt64: Any] = [:]
  private var numbers: [ObjectIdentifier: UInt64] = [:]
  private var next: UInt64

  /// An empty table that counts from a number.
  public init(firstHandle: UInt64) {
    next = firstHandle
  }

  /// The number for a value: the same one again for the same object, a new one for each value of a struct.
  public func handle(_ value: Any) -> WireValue {
    guard type(of: value) is AnyObject.Type else { return .handle(insert(value)) }
    let identity = ObjectIdentifier(value as AnyObject)
    if let number = numbers[identity] { return .handle(number) }
    let number = insert(value)
    numbers[identity] = number
    return .handle(number)
  }

  /// The value behind a number.
  ///
  /// - Throws: `UnknownObject` if it belongs to an earlier worker, `WireMismatch` for another type.
  public func object<Value>(_ handle: WireValue) throws -> Value {
    guard case .handle(let number) = handle else { throw WireMismatch(expected: "an object", found: handle) }
    guard let value = values[number] else { throw UnknownObject() }
    guard let object = value as? Value else {
      throw WireMismatch(expected: "an object of type \(Value.self)", found: "one of \(type(of: value))")
    }
    return object
  }

  /// How many values are held.
  public var count: Int { values.count }

  private func insert(_ value: Any) -> UInt64 {
    defer { next += 1 }
    values[next] = value
    return next
  }
}

/// The grader named an object that the table does not hold.
public struct UnknownObject: Error {}

public import WorkerProtocol

/// In the grader: stands for an object of the student's that lives in the worker.
///
/// The same object of the student's is the same `RemoteObject`, so that `===` asks the right question.
public final class RemoteObject {
  private let id: UInt64

  fileprivate init(id: UInt64) {
    self.id = id
  }

  /// The object's number.
  public var wireValue: WireValue { .handle(id) }
}

/// The objects that one proxy knows.
public final class RemoteObjects {
  private struct Reference {
    weak var object: RemoteObject?
  }

  private var references: [UInt64: Reference] = [:]

  /// No objects yet.
  public init() {}

  /// The object with the number that came from the worker.
  ///
  /// - Throws: `WireMismatch` if it is no object.
  public func object(_ value: WireValue) throws -> RemoteObject {
    guard case .handle(let id) = value else { throw WireMismatch(expected: "an object", found: value) }
    if let known = references[id]?.object { return known }
    let object = RemoteObject(id: id)
    references[id] = Reference(object: object)
    return object
  }
}

import CourseModel
import Foundation
import WorkerProtocol

/// The reference failed where it must answer: the course's fault, never the student's.
public struct OracleFailure: Error, CustomStringConvertible {
  /// What was asked of the reference.
  public let request: String
  /// Why it did not answer.
  public let reason: String

  /// For the instructor.
  public var description: String { "The reference did not answer “\(request)”: \(reason)" }
}

/// Answers of the reference, kept so that every submission of a batch shares them.
///
/// What a check expects depends on the seed and the reference alone, not on the student; so each value is
/// computed at most once per batch. Safe to use from several threads: a value that one thread is
/// computing is waited for by the others.
public final class Oracle: @unchecked Sendable {
  private let lock = NSCondition()
  private var values: [String: any Sendable] = [:]
  private var inProgress: Set<String> = []

  /// An oracle that knows nothing yet.
  public init() {}

  /// The value for a key, computed when it is not known yet. A failure is not kept.
  func value<Value: Sendable>(_ key: String, compute: () throws -> Value) throws -> Value {
    lock.lock()
    while inProgress.contains(key) { lock.wait() }
    // In two steps: with an optional type, what is not known would be cast to a `nil` that is.
    if let known = values[key], let value = known as? Value {
      lock.unlock()
      return value
    }
    inProgress.insert(key)
    lock.unlock()
    defer {
      lock.lock()
      inProgress.remove(key)
      lock.broadcast()
      lock.unlock()
    }
    let computed = try compute()
    lock.lock()
    values[key] = computed
    lock.unlock()
    return computed
  }
}

/// The part of an oracle that one item's run asks.
public struct OracleScope<Solution> {
  private let oracle: Oracle
  private let prefix: String
  private let reference: () throws -> Solution

  /// - Parameters:
  ///   - prefix: names exercise, item, variant and seed.
  ///   - reference: gives the reference, started when it is first needed.
  public init(_ oracle: Oracle, prefix: String, reference: @escaping () throws -> Solution) {
    self.oracle = oracle
    self.prefix = prefix
    self.reference = reference
  }

  func value<Value: Sendable>(_ key: String, _ compute: (Solution) throws -> Value) throws -> Value {
    try answer(to: key) { try oracle.value("\(prefix)/\(key)") { try compute(reference()) } }
  }

  /// An answer that is not kept, to arguments that hold the student's answers: these may be too large to be sent.
  func unshared<Value>(_ request: String, _ compute: (Solution) throws -> Value) throws -> Value {
    let answer: Result<Value, CallFailure> = try answer(to: request) {
      do {
        return .success(try compute(reference()))
      } catch CallFailure.requestTooLarge(let bytes, let limit) {
        return .failure(.requestTooLarge(bytes: bytes, limit: limit))
      }
    }
    return try answer.get()
  }

  private func answer<Value>(to request: String, _ ask: () throws -> Value) throws -> Value {
    do {
      return try ask()
    } catch let failure as OracleFailure {
      throw failure
    } catch {
      throw OracleFailure(request: request, reason: error.explanation)
    }
  }
}

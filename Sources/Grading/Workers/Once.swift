import Synchronization

/// Results by key, each computed once; whoever asks for one that is being computed waits for it.
final class Once<Value: Sendable>: Sendable {
  private let entries = Mutex<[String: Entry]>([:])

  private final class Entry: Sendable {
    let result = Mutex<Result<Value, any Error>?>(nil)
  }

  func value(_ key: String, _ compute: () throws -> Value) throws -> Value {
    let entry = entries.withLock { entries in
      let entry = entries[key] ?? Entry()
      entries[key] = entry
      return entry
    }
    return try entry.result.withLock { known in
      let result = known ?? Result(catching: compute)
      known = result
      return result
    }.get()
  }
}

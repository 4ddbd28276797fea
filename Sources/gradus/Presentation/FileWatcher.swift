import Foundation

/// Runs an action at once, and again whenever a Swift file below a path changes.
///
/// Looks at modification times four times a second: portable, and cheap for a folder of exercises.
struct FileWatcher {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Runs until the process is interrupted; an error of the action that the user can correct is printed.
  func run(_ action: () throws -> Void) throws -> Never {
    var seen: [String: Date] = [:]
    while true {
      let now = stamps()
      if now != seen {
        seen = now
        do {
          try explainingFailures(action)
        } catch {
          Terminal.writeError("Waiting for the next save.\n")
        }
        Terminal.writeError("Watching \(path); press Ctrl-C to stop.\n")
      }
      Thread.sleep(forTimeInterval: 0.25)
    }
  }

  /// Modification time of each Swift file.
  private func stamps() -> [String: Date] {
    let root = URL(fileURLWithPath: path)
    let keys: [URLResourceKey] = [.contentModificationDateKey]
    guard
      let files = FileManager.default.enumerator(
        at: root, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
    else { return [:] }
    var stamps: [String: Date] = [:]
    for case let file as URL in files where file.pathExtension == "swift" {
      stamps[file.path] = try? file.resourceValues(forKeys: Set(keys)).contentModificationDate
    }
    if root.pathExtension == "swift" {
      stamps[path] = try? root.resourceValues(forKeys: Set(keys)).contentModificationDate
    }
    return stamps
  }
}

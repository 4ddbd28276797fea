import Foundation
import Reports

/// Runs an action at once, and again whenever a Swift file below a path changes, or the file at the path itself, such as
/// an archive.
///
/// Looks at modification times four times a second: portable, and cheap for a folder of exercises.
struct FileWatcher {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Runs until the process is interrupted; an error of the action that the user can correct is printed.
  func run(_ action: () throws -> Void) throws -> Never {
    var seen: [String: Date]?
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

  /// Modification time of each Swift file, and of the path itself unless it is a folder.
  private func stamps() -> [String: Date] {
    let root = URL(fileURLWithPath: path)
    let keys: Set<URLResourceKey> = [.contentModificationDateKey, .isDirectoryKey]
    func modified(_ file: URL) -> Date? { try? file.resourceValues(forKeys: keys).contentModificationDate }
    guard let isFolder = try? root.resourceValues(forKeys: keys).isDirectory else { return [:] }
    guard isFolder else { return [path: modified(root) ?? .distantPast] }
    let files = FileManager.default.enumerator(
      at: root, includingPropertiesForKeys: Array(keys), options: [.skipsHiddenFiles])
    var stamps: [String: Date] = [:]
    while let file = files?.nextObject() as? URL {
      if file.pathExtension == "swift" { stamps[file.path] = modified(file) }
    }
    return stamps
  }
}

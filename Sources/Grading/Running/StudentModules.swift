import ContentHash
package import Foundation

/// A folder with the compiled modules that student code can reach, and nothing else of this tool.
package struct StudentModules {
  /// The modules, each of which imports only those before it.
  package static let names = ["Tensors", "Exercises", "LabKit"]

  /// Path of the folder.
  package let path: String

  /// Copies the modules from where they were built, unless an earlier run has: the folder is named after
  /// their contents, and appears whole by one rename.
  package init(builtIn directory: URL, cache: URL) throws {
    let files = try Self.names.map { name in
      let file = "\(name).swiftmodule"
      return (name: file, data: try Data(contentsOf: directory.appendingPathComponent(file)))
    }
    var hasher = ContentHasher()
    for file in files { hasher.combine(Array(file.data)) }
    let folder = cache.appendingPathComponent("modules/\(hasher.finish())")
    path = folder.path
    guard !FileManager.default.fileExists(atPath: folder.path) else { return }
    let staging = cache.appendingPathComponent("modules/\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: staging, withIntermediateDirectories: true)
    for file in files { try file.data.write(to: staging.appendingPathComponent(file.name)) }
    do {
      try FileManager.default.moveItem(at: staging, to: folder)
    } catch {
      try FileManager.default.removeItem(at: staging)
      guard FileManager.default.fileExists(atPath: folder.path) else { throw error }
    }
  }
}

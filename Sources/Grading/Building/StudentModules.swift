import ContentHash
package import Foundation
package import Submissions

/// A folder with the compiled modules that student code can reach, and nothing else of this tool.
package struct StudentModules {
  /// The modules, each of which imports only those before it.
  package static let names = ["Tensors", "Exercises", "LabKit"]

  /// Path of the folder.
  package let path: String

  /// Copies the modules from where they were built, unless an earlier run has: the folder is named after
  /// their contents.
  package init(builtIn directory: URL, cache: CacheDirectory) throws {
    let files = try Self.names.map { name in
      let file = "\(name).swiftmodule"
      return (name: file, data: try Data(contentsOf: directory.appendingPathComponent(file)))
    }
    var hasher = ContentHasher()
    for file in files { hasher.combine(Array(file.data)) }
    let folder = try cache.folder("modules/\(hasher.finish())") { folder in
      for file in files { try file.data.write(to: folder.appendingPathComponent(file.name)) }
    }
    path = folder.path
  }
}

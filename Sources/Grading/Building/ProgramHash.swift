import ContentHash
import Foundation

/// Hashes programs, which are tens of megabytes, once for each build: the hash is kept under the program's path,
/// size and modification time.
struct ProgramHash {
  /// Directory of the tool's cache.
  let cache: URL

  func hash(of program: String) throws -> ContentHash {
    let attributes = try FileManager.default.attributesOfItem(atPath: program)
    let modified = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    let size = (attributes[.size] as? Int) ?? 0
    let stamp = ContentHash(of: Array("\(program) \(size) \(modified)".utf8))
    let folder = cache.appendingPathComponent("programs")
    let file = folder.appendingPathComponent(stamp.description)
    if let kept = try? Data(contentsOf: file),
      let hash = try? JSONDecoder().decode(ContentHash.self, from: kept)
    {
      return hash
    }
    let contents = try Data(contentsOf: URL(fileURLWithPath: program), options: .mappedIfSafe)
    let hash = ContentHash(of: Array(contents))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try JSONEncoder().encode(hash).write(to: file, options: .atomic)
    return hash
  }
}

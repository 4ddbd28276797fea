import ContentHash
import CourseModel
import Foundation
import Glibc

/// The libraries of a folder in somebody's home, copied to where the folder's name tells nobody whose they are.
///
/// Toolchains are often installed in a home, and a process sees where its mounts come from; see `AnonymousCopy`. These are
/// a hundred megabytes, so they are copied once and stay for the next run; what has been removed of them is copied again.
struct AnonymousLibraries {
  /// Folder of the copies.
  let path: String

  /// - Parameter place: a folder that everybody shares.
  /// - Throws: a file system error, or `SharedFolderTaken`.
  init(of original: String, in place: URL = SharedFolder.place(among: ["/var/tmp", "/tmp"])) throws {
    let originals = try FileManager.default.contentsOfDirectory(
      at: URL(fileURLWithPath: original), includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "so" }.sorted { $0.path < $1.path }
    var key = ContentHasher()
    var sizes: [Int] = []
    for library in originals {
      let attributes = try FileManager.default.attributesOfItem(atPath: library.path)
      sizes.append(attributes[.size] as? Int ?? 0)
      let modified = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      key.combine("\(library.path) \(sizes.last ?? 0) \(modified)")
    }
    let folder = try Self.ownFolder(in: place).appending(path: key.finish().description.prefix(16))
    path = folder.path
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    for (library, size) in zip(originals, sizes) {
      try Self.copy(library, to: folder.appending(path: library.lastPathComponent), size: size)
    }
  }

  /// This user's folder in a place where others may make folders, too.
  private static func ownFolder(in place: URL) throws -> URL {
    let folder = place.appending(path: "gradus-libraries-\(geteuid())")
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path)
    guard attributes[.type] as? FileAttributeType == .typeDirectory,
      attributes[.ownerAccountID] as? Int == Int(geteuid()),
      let permissions = attributes[.posixPermissions] as? Int, permissions & 0o022 == 0
    else { throw SharedFolderTaken(folder: folder.path) }
    return folder
  }

  /// Copies a file unless it is there in full; another process may be copying it as well.
  private static func copy(_ original: URL, to copy: URL, size: Int) throws {
    let manager = FileManager.default
    let present = try? manager.attributesOfItem(atPath: copy.path)[.size] as? Int
    if present == size { return }
    let partial = copy.deletingLastPathComponent().appending(path: ".\(UUID().uuidString)")
    defer { try? manager.removeItem(at: partial) }
    try manager.copyItem(at: original.resolvingSymlinksInPath(), to: partial)
    try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: partial.path)
    guard unsafe rename(partial.path, copy.path) == 0 else {
      throw POSIXError(.init(rawValue: errno) ?? .EIO)
    }
  }
}

/// Somebody else has a folder by the name of the one for copies of libraries.
struct SharedFolderTaken: UserCorrectable, Sendable, Equatable {
  /// Path of the folder.
  let folder: String

  var description: String {
    "\(folder) belongs to somebody else, or others may write to it. Remove it, or install the Swift toolchain "
      + "outside of any home, for example in /opt."
  }
}

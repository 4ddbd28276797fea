public import Foundation
import Synchronization

/// The folder in which the tool keeps what takes long to make, shared by all its processes and bounded in size.
///
/// What is in it may go at any time, so a process holds on to what it uses: to files by names of their own (see
/// `ProcessWorkspace`), to folders by a lock. When the whole is larger than the limit, what was not used for longest goes.
public final class CacheDirectory: Sendable {
  /// 2 GiB.
  public static let defaultLimit = 2 << 30

  /// The folder.
  public let root: URL
  let workspace: ProcessWorkspace
  private let trimmer: CacheTrimmer
  private let held = Mutex<[FileLock]>([])

  /// Opens a cache, made if needed.
  ///
  /// - Parameter limitBytes: what may stay in it; what processes are using comes on top.
  /// - Throws: `StorageError`.
  public init(_ root: URL, limitBytes: Int = CacheDirectory.defaultLimit) throws {
    self.root = try StorageError.explaining(root) {
      try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
      return root.resolvingSymlinksInPath()
    }
    let folder = self.root
    let workspace = try StorageError.explaining(folder) {
      try ProcessWorkspace(among: folder.appending(path: "in-use"))
    }
    self.workspace = workspace
    trimmer = CacheTrimmer(root: folder, limitBytes: limitBytes, workspace: workspace)
  }

  /// A folder with contents that are made once, by whichever process is first, and that stay while this process runs.
  ///
  /// - Parameters:
  ///   - name: its path in the cache: `kind/key`, with everything that the contents depend on in the key.
  ///   - fill: makes the contents in the folder that is given.
  public func folder(_ name: String, fill: (URL) throws -> Void) throws -> URL {
    let folder = root.appending(path: name)
    let marker = folder.appending(path: Self.marker)
    try FileManager.default.createDirectory(
      at: folder.deletingLastPathComponent(), withIntermediateDirectories: true)
    var newBytes = 0
    while true {
      let lock = try FileLock(CacheTrimmer.lock(of: folder), .shared)
      if FileManager.default.fileExists(atPath: marker.path) {
        CacheTrimmer.markUsed(marker)
        held.withLock { $0.append(lock) }
        // Only now: a folder that nobody holds would be the first to go.
        if newBytes > 0 { try added(newBytes) }
        return folder
      }
      lock.release()
      newBytes += try make(folder, marker, fill)
    }
  }

  /// Fills a folder unless somebody has, and returns the bytes that have come.
  private func make(_ folder: URL, _ marker: URL, _ fill: (URL) throws -> Void) throws -> Int {
    try FileLock.holding(CacheTrimmer.lock(of: folder)) {
      // Another process may have filled it meanwhile, or left it half filled.
      guard !FileManager.default.fileExists(atPath: marker.path) else { return 0 }
      do {
        try StorageError.explaining(folder) {
          try? FileManager.default.removeItem(at: folder)
          try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
          try fill(folder)
          try Data().write(to: marker)
        }
      } catch {
        // Half of a folder serves nobody, and may be what fills the disk.
        try? FileManager.default.removeItem(at: folder)
        throw error
      }
      return CacheTrimmer.size(of: folder.path)
    }
  }

  /// Takes note of bytes that have come, and makes room for them.
  func added(_ bytes: Int) throws { try trimmer.added(bytes) }

  /// Runs a body while no other process makes room.
  func withoutTrimming<Result>(_ body: () throws -> Result) throws -> Result { try trimmer.holdingLock(body) }

  /// The file that says that a folder is complete; its time is that of the last use.
  static let marker = "complete"
}

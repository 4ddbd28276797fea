import Foundation

/// Keeps a cache within its limit: what was not used for longest goes first.
///
/// The size is kept in a file and added to, so that storing something does not look at everything. All is counted again
/// when the limit is reached, and once a day.
struct CacheTrimmer: Sendable {
  let root: URL
  let limitBytes: Int
  let workspace: ProcessWorkspace

  /// Seconds after which all is counted again, and after which what looks half made has been left by a killed process.
  private static let day: TimeInterval = 24 * 3600

  /// What stays after trimming: some room is made at a time.
  private var target: Int { limitBytes - limitBytes / 10 }

  private struct Account: Codable {
    var bytes: Int
    var countedAt: Date
  }

  /// Takes note of bytes that have come, and makes room when they are too many.
  func added(_ bytes: Int) throws {
    try holdingLock {
      let file = root.appending(path: "size.json")
      let known = FileManager.default.contents(atPath: file.path)
        .flatMap { try? JSONDecoder().decode(Account.self, from: $0) }
      var account = known ?? Account(bytes: 0, countedAt: .distantPast)
      account.bytes += bytes
      if account.bytes > limitBytes || abs(account.countedAt.timeIntervalSinceNow) > Self.day {
        account = Account(bytes: trim(), countedAt: Date())
      }
      try StorageError.explaining(root) {
        try JSONEncoder().encode(account).write(to: file, options: .atomic)
      }
    }
  }

  /// Runs a body while no other process makes room.
  func holdingLock<Result>(_ body: () throws -> Result) throws -> Result {
    try FileLock.holding(root.appending(path: "lock").path, body)
  }

  /// Removes what was not used for longest until the rest fits, and returns the rest's size in bytes.
  private func trim() -> Int {
    let items = CacheInventory(root).items
    var total = items.reduce(0) { $0 + $1.bytes }
    let isFull = total > limitBytes
    for item in items.sorted(by: { $0.lastUse < $1.lastUse }) {
      let isLeftOver = item.kind == .draft && item.lastUse.timeIntervalSinceNow < -Self.day
      guard isLeftOver || isFull && total > target && item.kind != .draft else { continue }
      if remove(item) { total -= item.bytes }
    }
    return total
  }

  private func remove(_ item: CacheInventory.Item) -> Bool {
    guard item.kind == .folder else { return workspace.remove(item.url) }
    // Whoever uses a folder shares its lock.
    let path = Self.lock(of: item.url)
    guard let lock = try? FileLock.ifFree(path) else { return false }
    return withExtendedLifetime(lock) {
      defer { try? FileManager.default.removeItem(atPath: path) }
      return workspace.remove(item.url)
    }
  }

  /// The lock that is shared by those who use a folder.
  static func lock(of folder: URL) -> String { folder.path + ".lock" }

  /// Makes a file's time that of its last use. Without the permission it counts as not used.
  static func markUsed(_ file: URL) {
    try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: file.path)
  }

  /// Bytes on the disk of a file, or of a folder with all that is in it.
  static func size(of path: String) -> Int {
    let inside = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return ([path] + inside.map { path + "/" + $0 }).reduce(0) { $0 + FileSystem.bytesOnDisk($1) }
  }
}

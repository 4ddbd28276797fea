import Glibc

/// A lock between processes, held on a file; the system takes it back when its holder ends, however that happens.
///
/// The file may be removed by whoever holds the lock alone: a lock on a removed file counts for nothing, and is taken
/// again on the file that has its place.
final class FileLock: Sendable {
  /// Who may hold the lock at the same time.
  enum Mode {
    /// Others that share it too.
    case shared
    /// Nobody.
    case exclusive
  }

  private let descriptor: CInt

  /// Waits for the lock. The file is created when needed; its folder must exist.
  init(_ path: String, _ mode: Mode) throws(StorageError) {
    guard let file = try Self.lockedFile(path, mode == .shared ? LOCK_SH : LOCK_EX) else {
      throw StorageError(folder: path, errno: EWOULDBLOCK)
    }
    descriptor = file
  }

  /// Takes the lock alone; `nil` when somebody holds it.
  static func ifFree(_ path: String) throws(StorageError) -> FileLock? {
    try lockedFile(path, LOCK_EX | LOCK_NB).map(FileLock.init(descriptor:))
  }

  /// Runs a body while this process, and no other, holds the lock.
  static func holding<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    let lock = try FileLock(path, .exclusive)
    return try withExtendedLifetime(lock, body)
  }

  private init(descriptor: CInt) { self.descriptor = descriptor }

  /// Opens and locks a file; `nil` when it is held and the operation does not wait.
  private static func lockedFile(_ path: String, _ operation: CInt) throws(StorageError) -> CInt? {
    while true {
      let file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard file >= 0 else { throw StorageError(folder: path, errno: errno) }
      while flock(file, operation) != 0 {
        let code = errno
        if code == EINTR { continue }
        close(file)
        if code == EWOULDBLOCK { return nil }
        throw StorageError(folder: path, errno: code)
      }
      if isStillThere(file, path) { return file }
      close(file)
    }
  }

  private static func isStillThere(_ file: CInt, _ path: String) -> Bool {
    var held = stat()
    var named = stat()
    guard unsafe fstat(file, &held) == 0, unsafe stat(path, &named) == 0 else { return false }
    return held.st_ino == named.st_ino && held.st_dev == named.st_dev
  }

  /// Gives the lock back before its last reference goes. It cannot be taken again.
  func release() { flock(descriptor, LOCK_UN) }

  deinit { close(descriptor) }
}

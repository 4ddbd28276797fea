import Glibc

/// A lock between processes, held on a file; the system takes it back when its holder ends, however that happens.
enum FileLock {
  /// Runs a body while this process, and no other, holds the lock.
  ///
  /// - Parameter path: the file, created when needed; its folder must exist.
  static func holding<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw ToolchainError(description: "The lock \(path) cannot be opened. Check the folder's permissions.")
    }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        throw ToolchainError(description: "The lock \(path) cannot be taken (error \(errno)).")
      }
    }
    return try body()
  }
}

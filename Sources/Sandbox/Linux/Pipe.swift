import Glibc

/// One end of a pipe, closed when the last reference goes, and never inherited by a child.
final class PipeEnd: Sendable {
  let descriptor: CInt

  init(_ descriptor: CInt) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Both ends of a new pipe, owned by nobody yet.
  static func makePipe() throws(SandboxError) -> (read: CInt, write: CInt) {
    var ends: [CInt] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else {
      throw .cannotStart("no pipe could be made: \(systemErrorText())")
    }
    // Between these two calls another thread may start a process; `Spawner` closes all but the standard streams.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Makes reads or writes return at once instead of waiting.
  func setNonBlocking() { _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) }

  /// Reads at most `buffer.count` bytes: the count, 0 at the end of the stream, nil when nothing is there yet.
  func read(into buffer: inout [UInt8]) -> Int? {
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 { return count }
      if errno == EINTR { continue }
      return errno == EAGAIN ? nil : 0
    }
  }

  /// Writes as much as fits: the count, 0 when nothing does now, nil when the other end is gone.
  ///
  /// `SIGPIPE` is ignored by whoever spawned the first process, see `Spawner`.
  func write(_ bytes: ArraySlice<UInt8>) -> Int? {
    while true {
      let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      if errno == EINTR { continue }
      return errno == EAGAIN ? 0 : nil
    }
  }
}

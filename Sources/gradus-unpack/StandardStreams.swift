import Glibc

/// Standard input, output and error without Foundation, which takes longer to load than most archives to unpack.
enum StandardStreams {
  /// A failed system call.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// What standard input holds, but at most `limit` bytes of it.
  static func read(upTo limit: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 64 << 10)
    while bytes.count < limit {
      let wanted = min(block.count, limit - bytes.count)
      let count = unsafe Glibc.read(STDIN_FILENO, &block, wanted)
      if count == 0 { break }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure("standard input cannot be read") }
      bytes.append(contentsOf: block[..<count])
    }
    return bytes
  }

  /// Writes all of the bytes to standard output.
  static func write(_ bytes: [UInt8]) throws(Failure) {
    try write(bytes, to: STDOUT_FILENO)
  }

  /// Writes a message to standard error; nothing can be done when that fails.
  static func complain(_ message: String) {
    try? write(Array(message.utf8), to: STDERR_FILENO)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure("the answer cannot be written") }
      written += count
    }
  }

  private static func failure(_ action: String) -> Failure {
    let reason = unsafe strerror(errno).map { unsafe String(cString: $0) }
    return Failure(description: "\(action): \(reason ?? "error \(errno)")")
  }
}

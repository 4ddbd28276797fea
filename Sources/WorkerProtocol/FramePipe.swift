import Glibc

/// Reads and writes messages on two file descriptors, until a deadline where there is one.
public final class FramePipe {
  private let input: Int32
  private let output: Int32
  private let limits: WireLimits
  private let longestSent: Int
  /// What has come, as much as a pipe holds at a time.
  private var inbox = [UInt8](repeating: 0, count: 1 << 16)
  /// Where in the inbox the bytes are that nobody has read.
  private var unread = 0..<0
  private var patience = Patience()

  /// Messages over descriptors that stay the caller's to close.
  ///
  /// Reading never blocks from now on; whether writing does is as it was, and without a deadline it may.
  ///
  /// - Parameters:
  ///   - limits: What is accepted of the other side.
  ///   - longestSent: Most bytes of a message to the other side, which refuses more.
  public init(
    input: Int32, output: Int32, accepting limits: WireLimits = WireLimits(),
    longestSent: Int = Int(UInt32.max)
  ) {
    _ = fcntl(input, F_SETFL, fcntl(input, F_GETFL) | O_NONBLOCK)
    self.input = input
    self.output = output
    self.limits = limits
    self.longestSent = longestSent
  }

  /// The next message, or nil when the other side has closed; waits as long as it takes.
  ///
  /// - Throws: `WireFormatError` for a malformed or oversized message, `PipeError` for the rest.
  public func read() throws -> Frame? { try read(until: nil) }

  /// Sends a message; waits as long as it takes.
  ///
  /// - Throws: `WireFormatError.frameTooLong` before anything is sent, or `PipeError`.
  public func write(_ frame: Frame) throws { try write(frame, until: nil) }

  /// The next message, unless the deadline comes first.
  func read(until deadline: (any Deadline)?) throws -> Frame? {
    guard let header = try readBytes(FrameCodec.lengthBytes, until: deadline) else { return nil }
    let length = header.reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= limits.frameBytes else {
      throw WireFormatError.frameTooLong(bytes: length, limit: limits.frameBytes)
    }
    guard let payload = try readBytes(length, until: deadline) else { throw PipeError.closed }
    return try FrameCodec.decode(payload, limits: limits)
  }

  /// Sends a message, unless the deadline comes first.
  func write(_ frame: Frame, until deadline: (any Deadline)?) throws {
    let bytes = FrameCodec.encode(frame)
    guard bytes.count - FrameCodec.lengthBytes <= longestSent else {
      throw WireFormatError.frameTooLong(bytes: bytes.count - FrameCodec.lengthBytes, limit: longestSent)
    }
    var sent = 0
    while sent < bytes.count {
      let (count, code) = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[sent...])
        return (unsafe Glibc.write(output, rest.baseAddress, rest.count), errno)
      }
      if count > 0 {
        sent += count
      } else if code == EAGAIN {
        try wait(for: Int16(POLLOUT), on: output, until: deadline)
      } else {
        try check(code)
      }
    }
  }

  /// That many bytes, or nil when the stream ended before the first.
  private func readBytes(_ count: Int, until deadline: (any Deadline)?) throws -> [UInt8]? {
    var bytes: [UInt8] = []
    // Within the limit. The system gives the memory only as bytes arrive, and none is copied to make room.
    bytes.reserveCapacity(count)
    while bytes.count < count {
      if unread.isEmpty, try !receive(until: deadline) {
        guard bytes.isEmpty else { throw PipeError.closed }
        return nil
      }
      let part = unread.prefix(count - bytes.count)
      bytes.append(contentsOf: inbox[part])
      unread = part.upperBound..<unread.upperBound
    }
    return bytes
  }

  /// Fills the inbox with what has come, waiting for it; false when the stream has ended.
  private func receive(until deadline: (any Deadline)?) throws -> Bool {
    var start: MonotonicTime?
    while true {
      let (count, code) = unsafe inbox.withUnsafeMutableBytes { buffer in
        (unsafe Glibc.read(input, buffer.baseAddress, buffer.count), errno)
      }
      if count >= 0 {
        unread = 0..<count
        patience.learn(from: start.map { MonotonicTime.now - $0 } ?? .zero)
        return count > 0
      }
      try check(code)
      let now = MonotonicTime.now
      if now - (start ?? now) < patience.lingering {
        sched_yield()
      } else {
        try wait(for: Int16(POLLIN), on: input, until: deadline)
      }
      start = start ?? now
    }
  }

  private func check(_ code: Int32) throws(PipeError) {
    switch code {
    case EINTR, EAGAIN: return
    case EPIPE: throw .closed
    default: throw .system(code)
    }
  }

  private func wait(for events: Int16, on descriptor: Int32, until deadline: (any Deadline)?)
    throws(PipeError)
  {
    while true {
      var entry = pollfd(fd: descriptor, events: events, revents: 0)
      let ready = unsafe poll(&entry, 1, deadline?.millisecondsLeft ?? -1)
      let code = errno
      if ready > 0 { return }
      if ready < 0 { try check(code) }
      if let deadline, deadline.millisecondsLeft <= 0 { throw .deadlineReached }
    }
  }
}

/// Why no message could be read or written.
public enum PipeError: Error, Equatable, CustomStringConvertible {
  /// The other side has gone, perhaps in the middle of a message.
  case closed
  case deadlineReached
  /// The system's error number.
  case system(Int32)

  /// What happened, for people.
  public var description: String {
    switch self {
    case .closed: "the other side has gone"
    case .deadlineReached: "nothing came in time"
    case .system(let code): "the system refused, error \(code)"
    }
  }
}

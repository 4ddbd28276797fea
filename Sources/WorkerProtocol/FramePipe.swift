import Glibc

/// Reads and writes messages on two file descriptors, until a deadline where there is one.
public final class FramePipe {
  private let input: Int32
  private let output: Int32
  private let limits: WireLimits
  private let longestSent: Int

  /// Messages over descriptors that stay the caller's to close.
  ///
  /// - Parameters:
  ///   - limits: What is accepted of the other side.
  ///   - longestSent: Most bytes of a message to the other side, which refuses more.
  public init(
    input: Int32, output: Int32, accepting limits: WireLimits = WireLimits(),
    longestSent: Int = Int(UInt32.max)
  ) {
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
    linger()
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
      try wait(for: Int16(POLLOUT), on: output, until: deadline)
      let (count, code) = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[sent...])
        return (unsafe Glibc.write(output, rest.baseAddress, rest.count), errno)
      }
      if count > 0 { sent += count } else { try check(code) }
    }
  }

  /// Looks for a message for a moment before going to sleep.
  ///
  /// Most answers and most next calls come within microseconds, while falling asleep and being woken takes many
  /// times as long, above all in a virtual machine. Yielding gives the processor to the other side where it
  /// waits for this one.
  private func linger() {
    let end = MonotonicTime.now + Self.lingering
    repeat {
      var entry = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&entry, 1, 0) == 0 else { return }
      sched_yield()
    } while MonotonicTime.now < end
  }

  private static let lingering = Duration.microseconds(100)

  /// That many bytes, or nil when the stream ended before the first.
  private func readBytes(_ count: Int, until deadline: (any Deadline)?) throws -> [UInt8]? {
    // Within the limit. The system gives the memory only as bytes arrive.
    let bytes = try unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, received in
      while received < count {
        try wait(for: Int16(POLLIN), on: input, until: deadline)
        let rest = unsafe UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[received...])
        let (length, code) = (unsafe Glibc.read(input, rest.baseAddress, rest.count), errno)
        if length == 0 { return }
        if length < 0 { try check(code) }
        received += max(length, 0)
      }
    }
    guard bytes.count < count else { return bytes }
    guard bytes.isEmpty else { throw PipeError.closed }
    return nil
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
    guard let deadline else { return }
    while true {
      var entry = pollfd(fd: descriptor, events: events, revents: 0)
      let ready = unsafe poll(&entry, 1, deadline.millisecondsLeft)
      let code = errno
      if ready > 0 { return }
      if ready < 0 { try check(code) }
      guard deadline.millisecondsLeft > 0 else { throw .deadlineReached }
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

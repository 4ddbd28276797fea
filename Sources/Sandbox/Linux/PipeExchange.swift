import Glibc

/// Feeds standard input and collects standard output of one process until both are done.
struct PipeExchange {
  private(set) var output = CapturedOutput()
  private var input: ArraySlice<UInt8>
  private let process: SandboxedProcess
  private let keep: Int

  init(process: SandboxedProcess, input: [UInt8], keep: Int) {
    self.process = process
    self.input = input[...]
    self.keep = keep
  }

  /// Works until standard output ends; false when the deadline came first.
  mutating func run(until deadline: ContinuousClock.Instant) -> Bool {
    process.inputEnd?.setNonBlocking()
    process.outputEnd.setNonBlocking()
    if input.isEmpty { process.closeInput() }
    var buffer = [UInt8](repeating: 0, count: 64 * .kibibyte)
    while true {
      let left = deadline - .now
      guard left > .zero else { return false }
      var watched = [pollfd(fd: process.outputEnd.descriptor, events: Int16(POLLIN), revents: 0)]
      if let end = process.inputEnd {
        watched.append(pollfd(fd: end.descriptor, events: Int16(POLLOUT), revents: 0))
      }
      let milliseconds =
        left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1
      _ = unsafe poll(&watched, nfds_t(watched.count), CInt(clamping: milliseconds))
      if watched.count > 1, watched[1].revents != 0 { feed() }
      guard watched[0].revents != 0, let count = process.outputEnd.read(into: &buffer) else { continue }
      if count == 0 { return process.waitForEnd(until: deadline) }
      let kept = min(count, keep - output.bytes.count)
      output.bytes += buffer.prefix(kept)
      output.discarded += count - kept
    }
  }

  private mutating func feed() {
    guard let written = process.inputEnd?.write(input.prefix(64 * .kibibyte)) else {
      return process.closeInput()
    }
    input = input.dropFirst(written)
    if input.isEmpty { process.closeInput() }
  }
}

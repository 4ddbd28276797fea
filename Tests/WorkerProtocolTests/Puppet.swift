import Glibc

@testable import WorkerProtocol

/// A worker of which the test writes every word, before the grader reads them.
final class Puppet {
  let connection: WorkerConnection
  private var descriptors: [Int32] = []

  init(
    timeLimit: CallTime = CallTime(limit: 30), limits: WireLimits = WireLimits(),
    processorTime: @escaping () -> Duration? = { nil }
  ) {
    var pipes: [[Int32]] = []
    for _ in 0..<2 {
      var ends: [Int32] = [0, 0]
      precondition(unsafe pipe(&ends) == 0)
      pipes.append(ends)
    }
    descriptors = pipes.flatMap(\.self)
    connection = WorkerConnection(
      requests: pipes[0][1], replies: pipes[1][0], timeLimit: timeLimit, limits: limits,
      processorTime: processorTime)
  }

  func say(_ frame: Frame) { say(FrameCodec.encode(frame)) }
  func say(_ bytes: [UInt8]) { _ = unsafe write(descriptors[3], bytes, bytes.count) }

  /// Closes the worker's end of the replies.
  func leave() {
    close(descriptors[3])
    descriptors[3] = -1
  }

  deinit {
    for descriptor in descriptors where descriptor >= 0 { close(descriptor) }
  }
}

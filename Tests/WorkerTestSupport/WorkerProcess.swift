public import Foundation
import Glibc
public import WorkerProtocol

/// A worker started by a test.
public final class WorkerProcess {
  /// The grader's end of its pipes.
  public let connection: WorkerConnection
  private let process = Process()
  private let requests = Pipe()
  private let replies = Pipe()
  private let prints = Pipe()

  /// Starts a worker of that name on a compiled submission.
  public init(
    _ name: String, submission: URL, stackMebibytes: Int = 64, timeLimit: CallTime = CallTime(limit: 60),
    limits: WireLimits = WireLimits()
  ) throws {
    process.executableURL = Toolchain.products.appending(path: name)
    process.arguments = [submission.path, "--stack", "\(stackMebibytes)"]
    process.environment = ProcessInfo.processInfo.environment.merging(["OPENBLAS_NUM_THREADS": "1"]) { $1 }
    process.standardInput = requests
    process.standardOutput = replies
    process.standardError = prints
    try process.run()
    connection = WorkerConnection(
      requests: requests.fileHandleForWriting.fileDescriptor,
      replies: replies.fileHandleForReading.fileDescriptor, timeLimit: timeLimit, limits: limits)
  }

  /// Lets the worker end and collects what it printed.
  public func end() -> (status: Int32, prints: String) {
    try? requests.fileHandleForWriting.close()
    switch connection.failure {
    case nil, .crashed, .exited: break
    default: kill(process.processIdentifier, SIGKILL)
    }
    let text = prints.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}

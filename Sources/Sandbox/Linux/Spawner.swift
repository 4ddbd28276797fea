import Glibc
import Subprocess
import SystemPackage

/// Starts processes through swift-subprocess, for callers that block.
///
/// swift-subprocess is asynchronous. What has to happen for a caller to go on (starting and killing) runs on a thread
/// of its own (`SpawnExecutor`), so a caller may wait on any thread, even when all of the cooperative pool's
/// are waiting too. `Subprocess.run` itself returns only when the pool has a thread to spare; nobody waits for
/// that here: the end of a process is the end of its standard error, and how it ended is in the report.
///
/// swift-subprocess starts every process from one thread that lives as long as the grader, which
/// `--die-with-parent` depends on: the kernel ties a child to the *thread* that made it. It closes every
/// descriptor but the standard three in the child.
enum Spawner {
  /// Standard streams of a child, from the child's side; closed here once the child has its copies.
  struct Streams {
    var input: CInt
    var output: CInt
    var error: CInt
  }

  /// A write to a pipe whose reader is gone must be an error, not the grader's death.
  private static let ignoreBrokenPipes: Void = { signal(SIGPIPE, SIG_IGN) }()

  /// Starts a process.
  ///
  /// - Parameters:
  ///   - requests: ends when the process's standard error has; each element kills the process.
  ///   - atStart: called once, with the process that has been started, or with the reason why it could not be.
  static func start(
    _ invocation: Invocation, streams: Streams, killRequests requests: AsyncStream<Void>,
    atStart: @escaping @Sendable (Result<pid_t, any Error>) -> Void
  ) {
    _ = ignoreBrokenPipes
    let variables = invocation.environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) }
    var options = PlatformOptions()
    // No controlling terminal to type into, a group of its own to kill, and no share in the terminal's Ctrl-C, which is
    // for the grader to act on.
    options.createSession = true
    let configuration = Configuration(
      executable: .path(FilePath(invocation.executable)), arguments: Arguments(invocation.arguments),
      environment: .custom(Dictionary(uniqueKeysWithValues: variables)), platformOptions: options)
    let held = (invocation.scratch, invocation.user)
    Task.detached(executorPreference: SpawnExecutor.shared) {
      defer { withExtendedLifetime(held) {} }
      do {
        _ = try await Subprocess.run(
          configuration,
          input: .fileDescriptor(FileDescriptor(rawValue: streams.input), closeAfterSpawningProcess: true),
          output: .fileDescriptor(FileDescriptor(rawValue: streams.output), closeAfterSpawningProcess: true),
          error: .fileDescriptor(FileDescriptor(rawValue: streams.error), closeAfterSpawningProcess: true)
        ) { execution in
          atStart(.success(execution.processIdentifier.value))
          // The group, which is everything inside: bubblewrap's processes are tied to each other only a moment after
          // their start, and setsid and setpgid are refused to the program.
          for await _ in requests { try? execution.send(signal: .kill, toProcessGroup: true) }
        }
      } catch {
        // The body does not throw, so nothing has been started.
        atStart(.failure(error))
      }
    }
  }
}

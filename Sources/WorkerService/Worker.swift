import CWorkerSupport
public import ExerciseBridges
import Glibc
import WorkerProtocol

/// The life of a worker process.
public enum Worker {
  /// Loads the submission that the command line names and answers calls until the grader closes the pipe.
  ///
  /// - Parameter bridges: The exercises that may be asked for.
  public static func run(bridges: [ExerciseBridge]) -> Never {
    guard let options = WorkerOptions(Array(CommandLine.arguments.dropFirst())) else {
      say(WorkerOptions.usage)
      _exit(2)
    }
    guard let streams = StandardStreams() else { _exit(2) }
    signal(SIGPIPE, SIG_IGN)
    gradus_report_ends_to(streams.replies)
    let pipe = FramePipe(input: streams.requests, output: streams.replies, accepting: .requests)
    let status = onStack(of: options.stackBytes) {
      do {
        try serve(pipe: pipe, options: options, bridges: bridges)
      } catch CallService.End.graderLeft {
        return 0
      } catch {
        say("gradus-worker: \(error)")
        return 1
      }
    }
    _exit(status)
  }

  private static func serve(pipe: FramePipe, options: WorkerOptions, bridges: [ExerciseBridge]) throws
    -> Never
  {
    guard case .hello(let version, let firstHandle)? = try pipe.read() else {
      throw CallService.End.graderLeft
    }
    // Before any student code: what the grader reads up to here is the worker's own word.
    try pipe.write(.ready(version: Frame.version))
    guard version == Frame.version else { throw CallService.End.graderLeft }
    do {
      let library = try LoadedLibrary(path: options.submission, solution: options.solution)
      let exercises = bridges.filter { library.hasSolution(of: $0) }.map(\.id)
      try pipe.write(.loaded(exercises: exercises))
      let service = CallService(
        pipe: pipe, library: library, bridges: bridges, firstHandle: firstHandle)
      while true { try service.run() }
    } catch let error as LoadedLibrary.LoadingError {
      try pipe.write(.notLoadable(reason: error.description))
      throw CallService.End.graderLeft
    }
  }

  private static func say(_ message: String) {
    var line = message + "\n"
    line.withUTF8 { text in _ = unsafe write(STDERR_FILENO, text.baseAddress, text.count) }
  }

  /// Runs `body` on a thread with a stack of that size.
  private static func onStack(of bytes: Int, _ body: @escaping () -> Int32) -> Int32 {
    final class Task {
      let body: () -> Int32
      var status: Int32 = 1
      init(body: @escaping () -> Int32) { self.body = body }
    }
    let task = Task(body: body)
    let error = unsafe gradus_run_on_stack(
      bytes,
      { context in
        guard let context = unsafe context else { return }
        let task = unsafe Unmanaged<Task>.fromOpaque(context).takeUnretainedValue()
        task.status = task.body()
      }, Unmanaged.passUnretained(task).toOpaque())
    return error == 0 ? task.status : 1
  }
}

import ExerciseBridges
import Foundation
import WorkerProtocol
import WorkerTestSupport

/// The submission in which each function fails in another way.
enum HostileSubmission {
  static let library: Result<URL, any Error> = Result {
    let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Hostile.swift.txt")
    return try Toolchain.compile(
      Toolchain.write([
        "Activations.swift": String(contentsOf: source, encoding: .utf8),
        "glue.swift": ExerciseBridge.activations.glue,
      ]))
  }

  /// What one call in a fresh worker led to.
  struct Episode {
    let failure: CallFailure?
    let status: Int32
    let prints: String
  }

  /// Makes calls in a fresh worker and lets it end.
  static func run(
    stackMebibytes: Int = 64, timeLimit: CallTime = CallTime(limit: 60), limits: WireLimits = WireLimits(),
    _ body: (ActivationsProxy) throws -> Void
  ) throws -> Episode {
    let worker = try WorkerProcess(
      "gradus-worker", submission: library.get(), stackMebibytes: stackMebibytes, timeLimit: timeLimit,
      limits: limits)
    _ = try worker.connection.start(generation: 1)
    var failure: CallFailure?
    do {
      try body(ActivationsProxy(channel: worker.connection))
    } catch let error as CallFailure {
      failure = error
    }
    let (status, prints) = worker.end()
    let explained = try failure?.explained(standardError: prints, locate: locator())
    return Episode(failure: explained, status: status, prints: prints)
  }

  private static func locator() throws -> ([UInt64]) -> SourceLine? {
    let path = try library.get().path
    let symbolizer = Symbolizer(program: Toolchain.binaries.appending(path: "llvm-symbolizer").path) {
      try Toolchain.run(URL(filePath: $0), $1)
    }
    return { offsets in (try? symbolizer.innermostLine(of: offsets, in: path)) ?? nil }
  }
}

import EverythingFixture
import ExerciseBridges
import Foundation
import InProcessWorker
import WorkerProtocol
import WorkerTestSupport

/// The ways to a solution through which every test of the bridge goes.
enum Way: CaseIterable {
  case loopback, worker

  /// Runs `body` with a proxy of the made-up exercise.
  func withProxy<Result>(_ body: (EverythingProxy) throws -> Result) throws -> Result {
    switch self {
    case .loopback:
      return try body(EverythingProxy(channel: LoopbackChannel(bridge: .everything, solution: Everything())))
    case .worker:
      let worker = try WorkerProcess("everything-worker", submission: Self.submission.get())
      _ = try worker.connection.start(generation: 1)
      defer { _ = worker.end() }
      return try body(EverythingProxy(channel: worker.connection))
    }
  }

  /// The solution beside this file, compiled as a submission is, once for all tests.
  static let submission: Result<URL, any Error> = Result {
    let solution = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Everything.swift")
    // The made-up exercise is declared in the fixture, those of the course in LabKit.
    let glue =
      "import EverythingFixture\n"
      + ExerciseBridge.everything.glue
      .replacing("LabKit.EverythingExercise", with: "EverythingFixture.EverythingExercise")
    return try Toolchain.compile(
      [solution] + Toolchain.write(["glue.swift": glue]),
      against: [
        "Tensors", "Exercises", "LabKit", "EverythingFixture", "ExerciseBridges", "WorkerProtocol",
        "ShortTexts",
      ])
  }
}

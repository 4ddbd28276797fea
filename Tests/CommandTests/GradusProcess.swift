import Foundation
import Testing

/// Runs the `gradus` that was built with these tests, from the repository's root.
struct GradusProcess {
  /// What a run printed and how it ended.
  struct Run {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The repository's root.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Runs `gradus` with arguments and waits for it.
  static func run(_ arguments: String..., in directory: URL = root) throws -> Run {
    try run(arguments, in: directory)
  }

  /// Runs `gradus` with arguments and waits for it.
  ///
  /// - Parameter environment: what is set besides the tests' own environment; no runner is in either unless it is
  ///   named here.
  static func run(
    _ arguments: [String], in directory: URL = root, environment: [String: String] = [:]
  ) throws -> Run {
    let process = try process(arguments, in: directory, environment: environment)
    let scratch = try Scratch()
    let (output, errors) = (scratch.url("output"), scratch.url("errors"))
    for url in [output, errors] { try Data().write(to: url) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// `gradus` with arguments, to be started.
  static func process(
    _ arguments: [String], in directory: URL = root, environment: [String: String] = [:]
  ) throws -> Process {
    let process = Process()
    process.executableURL = try #require(Bundle.main.executableURL).deletingLastPathComponent()
      .appendingPathComponent("gradus")
    process.arguments = arguments
    process.currentDirectoryURL = directory
    let own = ProcessInfo.processInfo.environment.filter {
      !["GITHUB_ACTIONS", "GITLAB_CI"].contains($0.key)
    }
    process.environment = own.merging(environment) { $1 }
    return process
  }
}

/// A folder that goes away with the value.
final class Scratch {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("gradus-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

  func path(_ name: String) -> String { url(name).path }
}

public import Foundation

/// Compiles Swift files into a shared object as a submission is compiled.
public enum Toolchain {
  /// Why the compiler or the linker failed.
  public struct Failure: Error, CustomStringConvertible {
    /// What the tool printed.
    public let description: String
  }

  /// Where the test runs from: it holds the workers and the compiled modules.
  public static let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  /// Compiles files against these modules and nothing else, and links them without any library but Foundation.
  ///
  /// - Returns: The shared object, in a new temporary folder.
  /// - Throws: `Failure` with what the tool printed.
  public static func compile(
    _ files: [URL], against modules: [String] = ["Tensors", "Exercises", "LabKit"]
  ) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "worker-tests-\(UUID().uuidString)")
    let moduleFolder = folder.appending(path: "modules")
    try FileManager.default.createDirectory(at: moduleFolder, withIntermediateDirectories: true)
    for module in modules {
      let name = "\(module).swiftmodule"
      try FileManager.default.copyItem(
        at: products.appending(path: "Modules/\(name)"), to: moduleFolder.appending(path: name))
    }
    let object = folder.appending(path: "submission.o").path
    let library = folder.appending(path: "submission.so")
    try run(
      binaries.appending(path: "swift-frontend"),
      [
        "-c", "-parse-as-library", "-wmo", "-Onone", "-g", "-module-name", "Submission", "-I",
        moduleFolder.path,
      ]
        + files.map(\.path) + ["-o", object])
    let runtime = binaries.deletingLastPathComponent().appending(path: "lib/swift/linux")
    try run(
      binaries.appending(path: "ld.lld"),
      [
        "-shared", "--as-needed", "-o", library.path,
        runtime.appending(path: "\(architecture)/swiftrt.o").path, object,
      ]
        + [
          "-L\(runtime.path)", "-rpath", runtime.path, "--as-needed", "-lswiftSwiftOnoneSupport",
          "-lFoundation", "-lFoundationEssentials",
        ])
    return library
  }

  /// Writes sources into a new temporary folder.
  public static func write(_ sources: [String: String]) throws -> [URL] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "worker-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return try sources.sorted { $0.key < $1.key }.map { name, text in
      let file = folder.appending(path: name)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return file
    }
  }

  /// Runs a program to its end.
  ///
  /// - Returns: What it printed on standard output.
  /// - Throws: `Failure` with what it printed, unless it succeeds.
  @discardableResult
  public static func run(_ program: URL, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(description: text) }
    return text
  }

  /// The folder of the compiler that comes first in `PATH`.
  public static let binaries: URL = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let folder = folders.first { FileManager.default.isExecutableFile(atPath: $0 + "/swift-frontend") }
    return URL(filePath: (folder ?? "/usr/bin") + "/swift-frontend").resolvingSymlinksInPath()
      .deletingLastPathComponent()
  }()

  #if arch(x86_64)
    private static let architecture = "x86_64"
  #else
    private static let architecture = "aarch64"
  #endif
}

import ContentHash
import CourseModel
public import Foundation

extension Toolchain {
  private struct TargetInfo: Decodable {
    struct Target: Decodable { var triple: String }
    struct Paths: Decodable {
      var runtimeLibraryPaths: [String]
      var runtimeResourcePath: String
    }
    var compilerVersion: String
    var target: Target
    var paths: Paths
  }

  /// Asks `swiftc` (from `PATH`, or the one given) about itself.
  ///
  /// - Parameter memory: a folder in which the answer is kept, since asking takes about 50 ms.
  public static func located(
    compiler: String? = nil, rememberedIn memory: URL? = nil
  ) throws(ToolchainUnavailable) -> Toolchain {
    let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
      "\($0)/swiftc"
    }
    let isExecutable = FileManager.default.isExecutableFile(atPath:)
    guard let compiler = compiler ?? path.first(where: isExecutable) else {
      throw ToolchainUnavailable(
        description: "No swiftc in PATH. Install Swift 6.2 or later (https://swift.org/install).")
    }
    let kept = memory.flatMap { folder in
      ToolchainStamp(compiler).map { folder.appending(path: $0.hash.description) }
    }
    if let kept, let data = try? Data(contentsOf: kept),
      let known = try? JSONDecoder().decode(Toolchain.self, from: data)
    {
      return known
    }
    let found = try asked(compiler)
    if let kept {
      // A memory that cannot be written is none; the compiler is asked again.
      try? FileManager.default.createDirectory(
        at: kept.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? JSONEncoder().encode(found).write(to: kept, options: .atomic)
    }
    return found
  }

  private static func asked(_ compiler: String) throws(ToolchainUnavailable) -> Toolchain {
    let isExecutable = FileManager.default.isExecutableFile(atPath:)
    let output: Data
    do {
      output = try standardOutput(of: compiler, ["-print-target-info"])
    } catch {
      throw ToolchainUnavailable(description: "\(compiler) cannot be run: \(error.cause)")
    }
    guard let info = try? JSONDecoder().decode(TargetInfo.self, from: output) else {
      throw ToolchainUnavailable(
        description: "\(compiler) -print-target-info did not answer as a Swift compiler does.")
    }
    let resources = URL(fileURLWithPath: info.paths.runtimeResourcePath).resolvingSymlinksInPath()
    let programs = resources.deletingLastPathComponent().deletingLastPathComponent().appending(path: "bin")
      .path
    guard let linker = [programs + "/lld", "/usr/bin/ld.lld"].first(where: isExecutable) else {
      throw ToolchainUnavailable(
        description: "The toolchain has no linker, \(programs)/lld. Install the package lld.")
    }
    return Toolchain(
      frontend: programs + "/swift-frontend",
      linker: URL(fileURLWithPath: linker).resolvingSymlinksInPath().path,
      resourceDirectory: resources.path,
      runtimeLibraryDirectories: info.paths.runtimeLibraryPaths.map {
        URL(fileURLWithPath: $0).resolvingSymlinksInPath().path
      },
      target: info.target.triple, version: info.compilerVersion)
  }

  private static func standardOutput(of program: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return data
  }
}

/// What tells one installed compiler from another: the program behind a path, and the frontend beside it.
private struct ToolchainStamp {
  let hash: ContentHash

  /// Nil where the frontend does not lie beside the program, which then is one that chooses among toolchains and may choose
  /// another next time.
  init?(_ compiler: String) {
    let program = URL(fileURLWithPath: compiler).resolvingSymlinksInPath()
    let frontend = program.deletingLastPathComponent().appending(path: "swift-frontend")
    var hasher = ContentHasher()
    for file in [program, frontend.resolvingSymlinksInPath()] {
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: file.path),
        let size = attributes[.size] as? Int, let modified = attributes[.modificationDate] as? Date
      else { return nil }
      hasher.combine("\(file.path) \(size) \(modified.timeIntervalSince1970)")
    }
    hash = hasher.finish()
  }
}

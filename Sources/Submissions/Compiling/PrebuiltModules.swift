public import ContentHash
import Foundation
public import Sandbox

/// The course's compiled modules, against which submissions are compiled, and Clang's cache of the C modules that
/// they import.
///
/// Building that cache takes seconds, so it is filled once, with the course's own imports, and then mounted
/// read-only: a submission cannot leave anything in it for the next one. It is filled where it is used, inside the
/// sandbox or not, because Clang's key for it depends on what Clang sees of the system.
public struct PrebuiltModules: Sendable, Equatable {
  /// Folder of `.swiftmodule` files; all that submissions can import beside the toolchain's.
  public let directory: String
  /// Folder of Clang's module cache.
  public let clangCache: String
  /// Identifies the modules' contents; part of every cache key.
  public let contentHash: ContentHash

  /// Hashes the modules and fills Clang's cache unless an earlier run has.
  ///
  /// - Parameters:
  ///   - directory: the folder of modules.
  ///   - imports: every module that any exercise may import; C modules that are not reached from these
  ///     cannot be imported by submissions.
  ///   - cache: where to keep Clang's cache.
  public static func prepare(
    directory: String, imports: Set<String>, toolchain: Toolchain, sandbox: Sandbox, cache: CacheDirectory
  ) throws -> PrebuiltModules {
    let directory = URL(fileURLWithPath: directory).resolvingSymlinksInPath().path
    let contentHash = try hash(ofModulesIn: directory)
    var key = ContentHasher()
    let surroundings = [
      toolchain.version, toolchain.resourceDirectory, directory, guestDirectory, sandbox.policy.rawValue,
    ]
    for text in surroundings + imports.sorted() { key.combine(text) }
    key.combine(contentHash)
    let folder = try cache.folder("clang-modules/\(key.finish())") { folder in
      let modules = PrebuiltModules(
        directory: directory, clangCache: folder.path, contentHash: contentHash)
      try modules.fillCache(folder, imports: imports, toolchain: toolchain, sandbox: sandbox)
    }
    return PrebuiltModules(directory: directory, clangCache: folder.path, contentHash: contentHash)
  }

  private static func hash(ofModulesIn directory: String) throws -> ContentHash {
    var hasher = ContentHasher()
    for name in try FileManager.default.subpathsOfDirectory(atPath: directory).sorted()
    where [".swiftmodule", ".swiftinterface", ".modulemap", ".h"].contains(where: name.hasSuffix) {
      guard let contents = FileManager.default.contents(atPath: directory + "/" + name) else { continue }
      hasher.combine(name)
      hasher.combine(Array(contents))
    }
    return hasher.finish()
  }

  private static func setPermissions(_ permissions: Int, of folder: URL) throws {
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: folder.path)
  }

  /// Compiles a file of imports; no submitted code is involved.
  private func fillCache(
    _ folder: URL, imports: Set<String>, toolchain: Toolchain, sandbox: Sandbox
  ) throws {
    // The sandbox's user is not ours, and another one each time.
    try Self.setPermissions(0o777, of: folder)
    let staging = try StagingFolder()
    try staging.write(Array(imports.sorted().map { "import \($0)\n" }.joined().utf8), at: "Imports.swift")
    let steps = [false, true].map { optimised in
      FrontendInvocation(
        toolchain: toolchain, modules: self, files: ["/submission/Imports.swift"], moduleName: "Imports",
        entryPointName: "main", isOptimised: optimised, object: "/tmp/imports.o"
      ).step
    }
    var command = Command(steps[0], profile: .compiler, environment: toolchain.environment)
    command.steps = steps
    command.mounts =
      toolchain.mounts + [
        Command.Mount(directory, at: Self.guestDirectory),
        Command.Mount(clangCache, at: Self.guestClangCache, writable: true),
      ]
    command.mounts.append(Command.Mount(staging.path, at: "/submission"))
    var limits = Limits.compilation
    (limits.wallSeconds, limits.cpuSeconds) = (1800, 300)
    let outcome = try sandbox.run(command, limits: limits)
    guard outcome.isSuccess else {
      throw ToolchainError(
        description: "The course's modules cannot be imported: \(outcome.standardError.text)")
    }
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      try Self.setPermissions(0o755, of: folder.appending(path: name))
    }
    try Self.setPermissions(0o755, of: folder)
  }

  /// Where the modules are seen inside the sandbox.
  static let guestDirectory = "/gradus/modules"
  /// Where Clang's cache is seen inside; Clang records the path in it.
  static let guestClangCache = "/gradus/clang-modules"

  /// Read-only mounts of the modules and the cache.
  var mounts: [Command.Mount] {
    [Command.Mount(directory, at: Self.guestDirectory), Command.Mount(clangCache, at: Self.guestClangCache)]
  }
}

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
  /// What a source sees through each of the imports.
  let visible: VisibleModules
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
      "clang in \(variants.count) variants, visible-modules.json", toolchain.version,
      toolchain.resourceDirectory, directory,
      guestDirectory,
      sandbox.policy.rawValue,
    ]
    for text in surroundings + imports.sorted() { key.combine(text) }
    key.combine(contentHash)
    func modules(in folder: URL, _ visible: VisibleModules) -> PrebuiltModules {
      PrebuiltModules(
        directory: directory, clangCache: folder.appending(path: "clang").path, visible: visible,
        contentHash: contentHash)
    }
    let folder = try cache.folder("clang-modules/\(key.finish())") { folder in
      let visible = try modules(in: folder, VisibleModules([:]))
        .fillCache(imports: imports.sorted(), toolchain: toolchain, sandbox: sandbox)
      try JSONEncoder().encode(visible).write(to: folder.appending(path: visibleModulesName))
    }
    let visible = try Data(contentsOf: folder.appending(path: visibleModulesName))
    return modules(in: folder, try JSONDecoder().decode(VisibleModules.self, from: visible))
  }

  private static let visibleModulesName = "visible-modules.json"

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

  /// Clang keeps modules apart by these.
  private static let variants = [(false, false), (false, true), (true, false), (true, true)]

  private func invocation(
    of file: String, _ toolchain: Toolchain, isOptimized: Bool = false, hasLineTables: Bool = false
  ) -> FrontendInvocation {
    FrontendInvocation(
      toolchain: toolchain, modules: self, files: ["/submission/\(file).swift"], moduleName: "Imports",
      entryPointName: "main", isOptimized: isOptimized, hasLineTables: hasLineTables,
      object: "/tmp/\(file).o")
  }

  /// Compiles files that import one module each, and one that imports all, in each variant; no submitted code is involved.
  private func fillCache(
    imports: [String], toolchain: Toolchain, sandbox: Sandbox
  ) throws -> VisibleModules {
    let folder = URL(fileURLWithPath: clangCache)
    // The sandbox's user is not ours, and another one each time.
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o777])
    try Self.setPermissions(0o777, of: folder)
    let staging = try StagingFolder()
    for imported in imports {
      try staging.write(Array("import \(imported)\n".utf8), at: "Import\(imported).swift")
    }
    try staging.write(Array(imports.map { "import \($0)\n" }.joined().utf8), at: "Imports.swift")
    let invocations =
      imports.map { invocation(of: "Import\($0)", toolchain) }
      + Self.variants.map { isOptimized, hasLineTables in
        invocation(of: "Imports", toolchain, isOptimized: isOptimized, hasLineTables: hasLineTables)
      }
    var command = Command(invocations[0].step, profile: .compiler, environment: toolchain.environment)
    command.steps = invocations.map(\.step)
    command.resultFiles = invocations.prefix(imports.count).map(\.trace)
    command.mounts =
      toolchain.mounts(showing: nil) + [
        Command.Mount(directory, at: Self.guestDirectory),
        Command.Mount(clangCache, at: Self.guestClangCache, writable: true),
        Command.Mount(staging.path, at: "/submission"),
      ]
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
    let traces = try outcome.results.map { try LoadedModuleTrace($0) }
    return VisibleModules(Dictionary(uniqueKeysWithValues: zip(imports, traces)))
  }

  /// Where the modules are seen inside the sandbox.
  static let guestDirectory = "/gradus/modules"
  /// Where Clang's cache is seen inside; Clang records the path in it.
  static let guestClangCache = "/gradus/clang-modules"

  /// Read-only mounts of the compiler with the modules that can be imported, and of the cache.
  func mounts(with toolchain: Toolchain) -> [Command.Mount] {
    toolchain.mounts(showing: visible.needed) + [
      Command.Mount(directory, at: Self.guestDirectory), Command.Mount(clangCache, at: Self.guestClangCache),
    ]
  }
}

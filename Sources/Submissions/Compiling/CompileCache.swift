public import ContentHash
import Dispatch
public import Foundation
import Sandbox
import Synchronization

/// Compiles each distinct submission once, and keeps the result on disk.
///
/// An entry is a folder named by the SHA-256 of everything that the result depends on: toolchain, modules, flags,
/// limits, policy and the files. It holds `submission.so` and `result.json`, the latter with checksums of both;
/// it appears by one rename, so a reader sees a whole entry or none. An entry that does not match its checksums
/// is removed and built again. Results that depend on how busy the machine was are not kept.
public final class CompileCache: Sendable {
  private let compiler: SubmissionCompiler
  private let directory: URL
  private let underway = Mutex<[ContentHash: DispatchGroup]>([:])

  /// Creates a cache in a folder, which is made if needed.
  public init(compiler: SubmissionCompiler, directory: URL) throws {
    self.compiler = compiler
    self.directory = directory.appending(path: "submissions")
    try FileManager.default.createDirectory(at: self.directory, withIntermediateDirectories: true)
  }

  /// The compiled submission, from the cache or from the compiler. Blocks; equal requests wait for one another.
  public func compile(_ request: CompilationRequest) throws -> CompilationResult {
    let key = key(for: request)
    while true {
      let other: DispatchGroup? = underway.withLock { underway in
        if let group = underway[key] { return group }
        let group = DispatchGroup()
        group.enter()
        underway[key] = group
        return nil
      }
      guard let other else { break }
      other.wait()
    }
    defer { underway.withLock { $0.removeValue(forKey: key) }?.leave() }
    if let stored = CacheEntry.read(entryFolder(key)) { return stored }
    return try store(compiler.compile(request), key: key)
  }

  /// Identifies everything that a result depends on.
  public func key(for request: CompilationRequest) -> ContentHash {
    let names = FrontendInvocation(
      toolchain: compiler.toolchain, modules: compiler.modules, files: [], moduleName: "", isOptimised: false,
      object: "")
    let link = LinkInvocation(toolchain: compiler.toolchain, objects: [], sharedObject: "")
    var hasher = ContentHasher()
    hasher.combine("gradus compiled submission, version 2")
    hasher.combine(compiler.toolchain.version)
    hasher.combine(compiler.modules.contentHash)
    for step in [names.step, link.step] {
      for argument in [step.executable] + step.arguments { hasher.combine(argument) }
    }
    let limits = compiler.limits
    hasher.combine("\(limits.cpuSeconds) \(limits.addressSpaceBytes) \(limits.fileSizeBytes)")
    for name in ImportPolicy.refusedAttributes.sorted() { hasher.combine(name) }
    for source in request.sources {
      for text in [source.exercise, source.shownPath, source.typeName, source.glue] { hasher.combine(text) }
      hasher.combine(source.isOptimised ? "optimised" : "plain")
      hasher.combine(source.contents)
      hasher.combine(source.starter == nil ? "no starter" : "starter")
      hasher.combine(source.starter ?? [])
      hasher.combine(source.allowedImports.sorted().joined(separator: " "))
    }
    for helper in request.helpers {
      for text in [helper.shownPath, helper.name] { hasher.combine(text) }
      hasher.combine(helper.contents)
    }
    return hasher.finish()
  }

  private func entryFolder(_ key: ContentHash) -> URL {
    let name = key.description
    return directory.appending(path: String(name.prefix(2))).appending(path: name)
  }

  private func store(_ product: SubmissionCompiler.Product, key: ContentHash) throws -> CompilationResult {
    // Wall-clock limits depend on the machine's load: such a result gets a name that is never looked up.
    let isLasting = !product.files.values.contains { status in
      if case .tooSlow(let seconds) = status { seconds > compiler.limits.cpuSeconds } else { false }
    }
    let folder = isLasting ? entryFolder(key) : directory.appending(path: "once-\(UUID().uuidString)")
    try CacheEntry.write(product, to: folder)
    guard let stored = CacheEntry.read(folder) else {
      throw ToolchainError(
        description: "The compile cache at \(directory.path) cannot be written and read back.")
    }
    return stored
  }
}

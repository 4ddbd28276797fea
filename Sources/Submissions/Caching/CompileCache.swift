public import ContentHash
import Dispatch
import Foundation
import Sandbox
import Synchronization

/// Compiles each distinct submission once, and keeps the result on disk.
///
/// An entry is a folder named by the SHA-256 of everything that the result depends on: toolchain, modules, flags,
/// limits, policy and the files. It holds `submission.so` and `result.json`, the latter with checksums of both;
/// it appears by one rename, so a reader sees a whole entry or none. An entry that does not match its checksums
/// is removed and built again. Shared objects are used by second names, so that entries can go at any time.
public final class CompileCache: Sendable {
  private let compiler: SubmissionCompiler
  private let cache: CacheDirectory
  private let underway = Mutex<[ContentHash: DispatchGroup]>([:])

  /// Keeps what a compiler makes in a cache.
  public init(compiler: SubmissionCompiler, cache: CacheDirectory) {
    self.compiler = compiler
    self.cache = cache
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
    let entry = CacheEntry(folder: entryFolder(key), request: request, workspace: cache.workspace)
    if let stored = try result(of: entry) { return stored }
    let product = try compiler.compile(request)
    let (result, bytes) = try StorageError.explaining(cache.root) { try entry.write(product) }
    try cache.added(bytes)
    return result
  }

  /// The lines of an object's code, from compiling it once more with line tables; nil when that made other code, and for
  /// batches, of which hundreds crash.
  public func lineTables(of object: SharedObject) throws -> LineTables? {
    var request = object.request
    guard !request.isBatch else { return nil }
    request.hasLineTables = true
    guard let twin = try compile(request).sharedObject,
      let code = try ObjectFile.code(at: object.path), let same = try ObjectFile.code(at: twin.path),
      code.size == same.size
    else { return nil }
    return LineTables(path: twin.path, displacement: same.address &- code.address)
  }

  /// Identifies everything that a result depends on.
  public func key(for request: CompilationRequest) -> ContentHash {
    let names = FrontendInvocation(
      toolchain: compiler.toolchain, modules: compiler.modules, files: [], moduleName: "", entryPointName: "",
      isOptimized: false, hasLineTables: request.hasLineTables, isImpatient: request.isBatch, object: "")
    let link = LinkInvocation(
      toolchain: compiler.toolchain, objects: [], mayUseFoundation: true, sharedObject: "")
    var hasher = ContentHasher()
    hasher.combine("gradus compiled submission, version 3")
    hasher.combine(compiler.toolchain.version)
    hasher.combine(compiler.modules.contentHash)
    for step in [names.step, link.step] {
      for argument in [step.executable] + step.arguments { hasher.combine(argument) }
    }
    let limits = compiler.limits
    hasher.combine("\(limits.cpuSeconds) \(limits.addressSpaceBytes) \(limits.fileSizeBytes)")
    for name in ImportPolicy.refusedAttributes.sorted() { hasher.combine(name) }
    for source in request.sources {
      for text in [source.exercise, source.shownPath, source.typeName, source.entrySymbol, source.glue] {
        hasher.combine(text)
      }
      hasher.combine(source.isOptimized ? "optimized" : "plain")
      hasher.combine(source.contents)
      hasher.combine(source.starter == nil ? "no starter" : "starter")
      hasher.combine(source.starter ?? [])
      hasher.combine(source.allowedImports.sorted().joined(separator: " "))
    }
    for helper in request.helpers {
      for text in [helper.shownPath, helper.name] { hasher.combine(text) }
      hasher.combine(helper.contents)
      if let symbol = helper.entrySymbol { hasher.combine(symbol) }
    }
    return hasher.finish()
  }

  private func entryFolder(_ key: ContentHash) -> URL {
    let name = key.description
    return cache.root.appending(path: "submissions").appending(path: String(name.prefix(2)))
      .appending(path: name)
  }

  /// What an entry holds; nil, after removing it, when it is damaged.
  private func result(of entry: CacheEntry) throws -> CompilationResult? {
    switch try entry.read() {
    case .result(let result): return result
    case .absent: return nil
    case .damaged: break
    }
    return try cache.withoutTrimming {
      // Another process may have put a whole one in its place: that one is not to be removed.
      switch try entry.read() {
      case .result(let result): return result
      case .damaged: cache.workspace.remove(entry.folder)
      case .absent: break
      }
      return nil
    }
  }
}

import ContentHash
import Foundation

/// One compiled submission on disk.
struct CacheEntry {
  /// What looking for an entry comes to.
  enum Lookup {
    case absent
    /// Something is there that does not match its checksums.
    case damaged
    case result(CompilationResult)
  }

  private struct Record: Codable {
    var sharedObject: ContentHash?
    var files: [String: FileStatus]
    var leftOut: [String: [LeftOutHelper]]
  }

  let folder: URL
  /// What was compiled.
  let request: CompilationRequest
  let workspace: ProcessWorkspace

  /// The file with all but the shared object; its time is that of the last use.
  static let recordName = "result.json"
  private static let objectName = "submission.so"

  /// Reads an entry. Its shared object gets a name in the workspace: the entry may go, and the object stays.
  func read() throws -> Lookup {
    let file = folder.appending(path: Self.recordName)
    guard let contents = FileManager.default.contents(atPath: file.path) else { return .absent }
    let parts = contents.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
    guard parts.count == 2, Array(parts[0]) == Array(ContentHash(of: Array(parts[1])).description.utf8),
      let record = try? JSONDecoder().decode(Record.self, from: parts[1])
    else { return .damaged }
    var object: URL?
    if let hash = record.sharedObject {
      guard let name = try? workspace.secondName(of: folder.appending(path: Self.objectName)),
        let bytes = FileManager.default.contents(atPath: name.path), ContentHash(of: Array(bytes)) == hash
      else {
        // An entry that goes while it is read is absent.
        return FileManager.default.fileExists(atPath: file.path) ? .damaged : .absent
      }
      object = name
    }
    CacheTrimmer.markUsed(file)
    return .result(
      CompilationResult(sharedObject: sharedObject(object), files: record.files, leftOut: record.leftOut))
  }

  /// Writes an entry in the workspace and moves it to its place in one step; an entry already there stays.
  func write(_ product: SubmissionCompiler.Product) throws -> (result: CompilationResult, bytes: Int) {
    let manager = FileManager.default
    let draft = workspace.newPath()
    try manager.createDirectory(at: draft, withIntermediateDirectories: false)
    defer { try? manager.removeItem(at: draft) }
    let record = Record(
      sharedObject: product.sharedObject.map(ContentHash.init(of:)), files: product.files,
      leftOut: product.leftOut)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = try encoder.encode(record)
    let checksum = ContentHash(of: Array(json)).description
    try (Data(checksum.utf8) + Data("\n".utf8) + json).write(to: draft.appending(path: Self.recordName))
    var object: URL?
    if let bytes = product.sharedObject {
      let file = draft.appending(path: Self.objectName)
      try Data(bytes).write(to: file)
      object = try workspace.secondName(of: file)
    }
    let bytes = CacheTrimmer.size(of: draft.path)
    try manager.createDirectory(at: folder.deletingLastPathComponent(), withIntermediateDirectories: true)
    try publish(draft)
    let result = CompilationResult(
      sharedObject: sharedObject(object), files: product.files, leftOut: product.leftOut)
    return (result, bytes)
  }

  private func sharedObject(_ file: URL?) -> SharedObject? {
    file.map { SharedObject(path: $0.path, request: request) }
  }

  /// Moves a whole entry to its place. Another process may have been faster with the same result; what lies there without
  /// its record is the rest of an entry, and makes way.
  private func publish(_ draft: URL) throws {
    let manager = FileManager.default
    do {
      try manager.moveItem(at: draft, to: folder)
    } catch {
      guard manager.fileExists(atPath: folder.path) else { throw error }
      guard !manager.fileExists(atPath: folder.appending(path: Self.recordName).path) else { return }
      let rest = workspace.newPath()
      try manager.moveItem(at: folder, to: rest)
      try? manager.removeItem(at: rest)
      try manager.moveItem(at: draft, to: folder)
    }
  }
}

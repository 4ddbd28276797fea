import ContentHash
import Foundation

/// One compiled submission on disk.
enum CacheEntry {
  private struct Record: Codable {
    var sharedObject: ContentHash?
    var files: [String: FileStatus]
    var leftOut: [String: [LeftOutHelper]]
  }

  /// Reads an entry; nil, after removing it, when there is none or when it is damaged.
  static func read(_ folder: URL) -> CompilationResult? {
    guard let contents = FileManager.default.contents(atPath: folder.appending(path: "result.json").path)
    else {
      try? FileManager.default.removeItem(at: folder)
      return nil
    }
    let parts = contents.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
    let object = folder.appending(path: "submission.so")
    guard parts.count == 2, Array(parts[0]) == Array(ContentHash(of: Array(parts[1])).description.utf8),
      let record = try? JSONDecoder().decode(Record.self, from: parts[1]),
      record.sharedObject
        == FileManager.default.contents(atPath: object.path).map({ ContentHash(of: Array($0)) })
    else {
      try? FileManager.default.removeItem(at: folder)
      return nil
    }
    return CompilationResult(
      sharedObject: record.sharedObject.map { _ in object.path }, files: record.files, leftOut: record.leftOut
    )
  }

  /// Writes an entry beside its place and moves it there in one step; an entry already there stays.
  static func write(_ product: SubmissionCompiler.Product, to folder: URL) throws {
    let manager = FileManager.default
    let parent = folder.deletingLastPathComponent()
    try manager.createDirectory(at: parent, withIntermediateDirectories: true)
    let draft = parent.appending(path: "draft-\(UUID().uuidString)")
    try manager.createDirectory(at: draft, withIntermediateDirectories: false)
    defer { try? manager.removeItem(at: draft) }
    let record = Record(
      sharedObject: product.sharedObject.map(ContentHash.init(of:)), files: product.files,
      leftOut: product.leftOut)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = try encoder.encode(record)
    let checksum = ContentHash(of: Array(json)).description
    try (Data(checksum.utf8) + Data("\n".utf8) + json).write(to: draft.appending(path: "result.json"))
    if let object = product.sharedObject {
      try Data(object).write(to: draft.appending(path: "submission.so"))
    }
    do {
      try manager.moveItem(at: draft, to: folder)
    } catch CocoaError.fileWriteFileExists {
      // Another process was faster with the same result.
    }
  }
}

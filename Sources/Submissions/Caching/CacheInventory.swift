import ContentHash
import Foundation

/// What a cache holds. Whatever it does not know is nobody's business, and stays.
struct CacheInventory {
  struct Item {
    enum Kind {
      /// Used by way of second names of the files in it, or read at once: can go at any time.
      case entry
      /// Used as it is, under a lock.
      case folder
      /// Something half made, or made for one use, in a folder of entries.
      case draft
    }
    var url: URL
    var kind: Kind
    var bytes: Int
    var lastUse: Date
  }

  private(set) var items: [Item] = []

  init(_ root: URL) {
    let submissions = root.appending(path: "submissions")
    for group in Self.contents(of: submissions) {
      if Self.isDraft(group) { add(group, .draft, lastUse: group) }
      for entry in Self.contents(of: group) {
        let kind: Item.Kind = Self.isDraft(entry) ? .draft : .entry
        let isKnown = kind == .draft || entry.lastPathComponent.hasPrefix(group.lastPathComponent)
        if isKnown { add(entry, kind, lastUse: entry.appending(path: CacheEntry.recordName)) }
      }
    }
    for kind in ["modules", "clang-modules"] {
      for folder in Self.contents(of: root.appending(path: kind)) where Self.isKey(folder.lastPathComponent) {
        add(folder, .folder, lastUse: folder.appending(path: CacheDirectory.marker))
      }
    }
    for file in Self.contents(of: root.appending(path: "programs")) where Self.isKey(file.lastPathComponent) {
      add(file, .entry, lastUse: file)
    }
  }

  private mutating func add(_ url: URL, _ kind: Item.Kind, lastUse file: URL) {
    let time = { (path: String) in
      (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }
    items.append(
      Item(
        url: url, kind: kind, bytes: CacheTrimmer.size(of: url.path),
        lastUse: time(file.path) ?? time(url.path) ?? .distantPast))
  }

  private static func contents(of folder: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.map { folder.appending(path: $0) }
  }

  private static func isDraft(_ url: URL) -> Bool {
    ["draft-", "once-"].contains(where: url.lastPathComponent.hasPrefix)
  }

  /// Whether a name is that of a `ContentHash`.
  private static func isKey(_ name: String) -> Bool {
    name.utf8.count == 64 && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

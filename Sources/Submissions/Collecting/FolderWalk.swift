/// Lists what is in a folder and in the folders in it, without following links.
struct FolderWalk {
  /// A file found.
  struct File: Equatable {
    /// The path on disk, as bytes.
    var location: [UInt8]
    /// The path relative to the folder, for people; what is not UTF-8 in it is U+FFFD.
    var path: String
    var isNameUTF8: Bool
    /// When it was last written, in seconds since 1970.
    var modified: Int
  }

  private let limits: CollectionLimits
  private(set) var files: [File] = []
  private(set) var problems: [CollectionProblem] = []
  private var count = 0

  /// Walks the folder at `location`. What cannot be read or is not followed becomes a problem.
  init(of location: [UInt8], limits: CollectionLimits) {
    self.limits = limits
    walk(location, path: "", depth: 0)
  }

  private mutating func walk(_ folder: [UInt8], path: String, depth: Int) {
    let entries: [FileSystem.Entry]
    do throws(FileSystem.Failure) {
      entries = try FileSystem.entries(of: folder)
    } catch {
      problems.append(CollectionProblem(.unreadable(error.description), path: path.isEmpty ? "." : path))
      return
    }
    // Files first: a limit on the number then costs the deeper ones.
    for entry in entries where entry.kind != .folder { visit(entry, in: folder, path, depth) }
    for entry in entries where entry.kind == .folder { visit(entry, in: folder, path, depth) }
  }

  private mutating func visit(_ entry: FileSystem.Entry, in folder: [UInt8], _ parent: String, _ depth: Int) {
    let name = String(decoding: entry.name, as: UTF8.self)
    let path = parent.isEmpty ? name : "\(parent)/\(name)"
    guard !IgnoredPath.isIgnored(component: name), count <= limits.files else {
      if entry.kind == .file, IgnoredPath.isSource(name: name), !IgnoredPath.isJunk(component: name) {
        problems.append(CollectionProblem(.hidden, path: path))
      }
      return
    }
    let location = folder + [UInt8(ascii: "/")] + entry.name
    count += 1
    guard count <= limits.files else {
      problems.append(CollectionProblem(.tooManyFiles(limit: limits.files), path: path))
      return
    }
    switch entry.kind {
    case .file:
      let isUTF8 = String(validating: entry.name, as: UTF8.self) != nil
      files.append(
        File(location: location, path: path, isNameUTF8: isUTF8, modified: entry.modified))
    case .folder where depth < limits.depth:
      walk(location, path: path, depth: depth + 1)
    case .folder:
      problems.append(CollectionProblem(.tooDeep(limit: limits.depth), path: path))
    case .symbolicLink:
      problems.append(CollectionProblem(.symbolicLink, path: path))
    case .special:
      problems.append(CollectionProblem(.specialFile, path: path))
    }
  }
}

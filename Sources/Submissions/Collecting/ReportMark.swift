/// How a folder that `gradus grade` wrote is recognised: by what it holds, whatever its name.
enum ReportMark {
  /// Whether the folder at a path has the gradebook and the two folders of a report.
  static func isReport(_ folder: String) -> Bool {
    let parts: [(name: String, kind: FileSystem.Kind)] = [
      ("gradebook.sqlite", .file), ("results", .folder), ("feedback", .folder),
    ]
    return parts.allSatisfy { (try? FileSystem.kind(of: Array("\(folder)/\($0.name)".utf8))) == $0.kind }
  }
}

public import CourseModel

/// Finds out who handed in what: one level of a class folder, by names alone. What is not a student's submission is
/// in the listing's problems; nothing but what systems and tools leave in folders disappears without a word.
public enum ClassFolder {
  /// Lists the submissions in a class folder. Nothing is unpacked, no contents are read.
  ///
  /// Uploads of one student are put together: the names that learning platforms give tell who that is
  /// (``UploadName``), any other name is the student's id. A report of an earlier run is no submission.
  ///
  /// - Parameters:
  ///   - roster: Where ids, names and addresses are looked up; `nil` accepts everyone.
  ///   - ignoredNames: Files that lie in the class folder and are no submissions, such as the roster.
  /// - Throws: `CollectionError` when the folder cannot be listed.
  public static func list(
    _ path: String, roster: Roster? = nil, ignoring ignoredNames: Set<String> = []
  ) throws(CollectionError) -> ClassListing {
    let entries: [FileSystem.Entry]
    do throws(FileSystem.Failure) {
      entries = try FileSystem.entries(of: Array(path.utf8))
    } catch {
      let isFile = (try? FileSystem.kind(of: Array(path.utf8))) == .file
      throw isFile ? .notAFolder(path) : .unreadable(path: path, reason: error.description)
    }
    if ReportMark.isReport(path) { throw .aReport(path) }
    var grouping = UploadGrouping(folder: path)
    for entry in entries {
      guard let name = String(validating: entry.name, as: UTF8.self) else {
        let readable = String(decoding: entry.name, as: UTF8.self)
        grouping.problems.append(CollectionProblem(.nameNotUTF8, path: readable))
        continue
      }
      guard !ignoredNames.contains(name) else { continue }
      if IgnoredPath.isIgnored(component: name) {
        if !IgnoredPath.isJunk(component: name) { grouping.leaveOut(name, .hidden) }
      } else if entry.kind == .folder, ReportMark.isReport("\(path)/\(name)") {
        grouping.leaveOut(name, .report)
      } else {
        grouping.add(name, kind: entry.kind)
      }
    }
    return grouping.listing(roster: roster)
  }
}

/// Why a class folder or a submission cannot be looked at at all.
public enum CollectionError: UserCorrectable, Equatable, Sendable {
  /// A class is a folder of submissions; this is something else.
  case notAFolder(String)
  /// A folder that `gradus grade` wrote, alone or among submissions.
  case aReport(String)
  /// The path cannot be read; the system's words.
  case unreadable(path: String, reason: String)
  /// A submission is a folder, an archive or a Swift file; this is something else.
  case notASubmission(String)

  /// What is wrong and what to do, for people.
  public var description: String {
    switch self {
    case .notAFolder(let path):
      "'\(path)' is no folder; unpack the class first: it is a folder of submissions"
    case .aReport(let path):
      "'\(path)' holds a report of gradus (gradebook.sqlite, results, feedback); name the class's folder, "
        + "or move the report out of it"
    case .unreadable(let path, let reason): "'\(path)' cannot be read: \(reason)"
    case .notASubmission(let path):
      "'\(path)' is no submission; give a folder, a .zip or .tar.gz archive, or a Swift file"
    }
  }
}

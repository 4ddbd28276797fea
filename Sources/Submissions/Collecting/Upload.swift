public import CourseModel

/// One folder or file in a class folder.
public struct Upload: Sendable, Equatable {
  /// What it is, by its kind on disk and its name.
  public enum Kind: String, Sendable {
    case folder, archive, source
    /// Any other file: counted, never read.
    case other
  }

  /// What it is.
  public var kind: Kind
  /// Where it is.
  public var path: String
  /// The name of the student's file, without what the learning platform added.
  public var fileName: String
  /// 0, or how many times a file of this name had been handed in before.
  public var revision: Int

  /// 0, or a number that grows with every whole submission of a student: only the last one counts.
  public var attempt: Int
  /// The name in the class folder.
  public var name: String

  init(kind: Kind, path: String, name: String, fileName: String, revision: Int = 0, attempt: Int = 0) {
    self.kind = kind
    self.path = path
    self.name = name
    self.fileName = fileName
    self.revision = revision
    self.attempt = attempt
  }

  /// What lies at a path. `nil` for what is neither a file nor a folder.
  init?(path: String, name: String, kind: FileSystem.Kind, parsed: UploadName) {
    let fileName = parsed.fileName ?? name
    let isArchive = UploadName.archiveSuffixes.contains { fileName.lowercased().hasSuffix($0) }
    let uploadKind: Kind
    var path = path
    switch kind {
    case .folder:
      uploadKind = .folder
      if let inside = parsed.attachments,
        (try? FileSystem.kind(of: Array("\(path)/\(inside)".utf8))) == .folder
      {
        path += "/\(inside)"
      }
    case .file: uploadKind = IgnoredPath.isSource(name: fileName) ? .source : isArchive ? .archive : .other
    case .symbolicLink, .special: return nil
    }
    self.init(
      kind: uploadKind, path: path, name: name, fileName: kind == .folder ? name : fileName,
      revision: parsed.revision, attempt: parsed.attempt)
  }
}

/// All that one student handed in: known by name, not yet read.
public struct StudentUploads: Sendable, Equatable {
  /// Who handed it in: a student of the roster, or else what the name tells.
  public var student: Student
  /// The folders and files, sorted by path; never empty.
  public var uploads: [Upload]
  /// What is wrong with the identity, and which uploads do not count.
  public var problems: [CollectionProblem]

  /// Whether the student is one of the roster, or there is no roster.
  public var isAssigned: Bool {
    !problems.contains { problem in
      switch problem.kind {
      case .notInRoster, .ambiguousStudent: true
      default: false
      }
    }
  }
}

/// What a class folder holds.
public struct ClassListing: Sendable, Equatable {
  /// The students who handed something in, sorted by id; no two have one id.
  public var submissions: [StudentUploads]
  /// The students of the roster who handed nothing in, in the roster's order.
  public var missing: [Student]
  /// The students of the roster who may have handed in what cannot be assigned or looked at, in the roster's order: an
  /// upload that fits several students, a link, a hidden folder.
  public var unclear: [Student]
  /// What belongs to nobody or could not be looked at.
  public var problems: [CollectionProblem]
}

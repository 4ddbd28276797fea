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

  init(kind: Kind, path: String, fileName: String, revision: Int = 0) {
    self.kind = kind
    self.path = path
    self.fileName = fileName
    self.revision = revision
  }

  /// What lies at a path. `nil` for what is neither a file nor a folder.
  init?(path: String, name: String, kind: FileSystem.Kind, parsed: UploadName) {
    let fileName = parsed.fileName ?? name
    let isArchive = UploadName.archiveSuffixes.contains { fileName.lowercased().hasSuffix($0) }
    switch kind {
    case .folder: self.init(kind: .folder, path: path, fileName: name)
    case .file:
      let kind: Kind = IgnoredPath.isSource(name: fileName) ? .source : isArchive ? .archive : .other
      self.init(kind: kind, path: path, fileName: fileName, revision: parsed.revision)
    case .symbolicLink, .special: return nil
    }
  }

  /// The name in the class folder.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// All that one student handed in: known by name, not yet read.
public struct StudentUploads: Sendable, Equatable {
  /// Who handed it in: a student of the roster, or else what the name tells.
  public var student: Student
  /// The folders and files, sorted by path; never empty.
  public var uploads: [Upload]
  /// What is wrong with the identity.
  public var problems: [CollectionProblem]
}

/// What a class folder holds.
public struct ClassListing: Sendable, Equatable {
  /// The students who handed something in, sorted by id; no two have one id.
  public var submissions: [StudentUploads]
  /// The students of the roster who handed nothing in, in the roster's order.
  public var missing: [Student]
  /// What belongs to nobody or could not be looked at.
  public var problems: [CollectionProblem]
}

public import ContentHash
public import CourseModel

/// One file of a submission that may matter: a Swift source.
public struct SourceFile: Sendable, Equatable, Codable {
  /// Path relative to the submission's root, `/` between components; unique in the submission. Files of an
  /// archive that lies in a folder, or beside other uploads, have the archive's name in front.
  public var path: String
  /// The file's own name, without what a learning platform made of it: `Activations.swift`.
  public var name: String
  /// 0, or how many times an upload of this name had been handed in before; the highest counts.
  public var revision: Int
  /// The contents: valid UTF-8.
  public var bytes: [UInt8]

  /// Creates a file; without `name`, named as the last component of its path.
  public init(path: String, name: String? = nil, revision: Int = 0, bytes: [UInt8]) {
    self.path = path
    self.name = name ?? path.split(separator: "/").last.map(String.init) ?? path
    self.revision = revision
    self.bytes = bytes
  }

  /// The folder that the file lies in; empty at the top.
  var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }

  /// The number of folders that the file lies in.
  var depth: Int { path.split(separator: "/").count - 1 }
}

/// Something of a submission that was read and is no source to compile.
public struct RejectedFile: Sendable, Equatable, Codable {
  /// Path, as that of a `SourceFile`.
  public var path: String
  /// Stands for the contents.
  public var contentHash: ContentHash

  init(path: String, bytes: [UInt8]) {
    self.path = path
    contentHash = ContentHash(of: bytes)
  }
}

/// What one student handed in, read into memory.
public struct Submission: Sendable, Equatable, Codable {
  /// Who handed it in.
  public var student: Student
  /// Where it was found: paths of a folder, of archives, of files.
  public var origins: [String]
  /// When the newest of its files and archives was written, in seconds since 1970: when it was handed in, as far as files
  /// tell. `nil` when there is none.
  public var received: Int?
  /// The Swift files, sorted by path.
  public var files: [SourceFile]
  /// What was read and is no source to compile: a file that is not UTF-8, an archive that is damaged.
  public var rejected: [RejectedFile]
  /// The number of other files, which nobody reads.
  public var ignoredFiles: Int
  /// What went wrong while collecting.
  public var problems: [CollectionProblem]

  /// Creates a submission.
  public init(
    student: Student, origins: [String], received: Int? = nil, files: [SourceFile] = [],
    rejected: [RejectedFile] = [], ignoredFiles: Int = 0, problems: [CollectionProblem] = []
  ) {
    self.student = student
    self.origins = origins
    self.received = received
    self.files = files
    self.rejected = rejected
    self.ignoredFiles = ignoredFiles
    self.problems = problems
  }

  /// Stands for all that was read and for what could not be: equal hashes, equal submissions.
  public var contentHash: ContentHash {
    var hasher = ContentHasher()
    for file in files {
      hasher.combine(file.path)
      hasher.combine(file.bytes)
    }
    for file in rejected {
      hasher.combine("rejected \(file.path)")
      hasher.combine(file.contentHash)
    }
    let problems = problems.filter { $0.fault != .instructor }
    for problem in problems { hasher.combine("problem \(problem)") }
    if !problems.isEmpty {
      // Of what could not be read nothing else tells two submissions apart.
      for origin in origins { hasher.combine(String(origin.split(separator: "/").last ?? "")) }
    }
    return hasher.finish()
  }

  /// Whether something that is not the student's doing kept files from being read. What is then missing has no
  /// verdict: the exercises whose files were not found are harness errors, not zeros.
  public var isIncomplete: Bool { problems.contains { $0.fault == .harness } }
}

public import Archives
public import CourseModel

/// Reads submissions into memory: folders directly, archives through a sandboxed unpacker.
public struct SubmissionCollector: Sendable {
  /// How much of a submission is looked at.
  public var limits: CollectionLimits
  /// Unpacks archives.
  public var unpacker: SandboxedUnpacker
  /// The course's files, which tell what a submission's files are for.
  public var course: ExerciseFiles

  /// Creates a collector.
  public init(
    unpacker: SandboxedUnpacker, course: ExerciseFiles = ExerciseFiles(),
    limits: CollectionLimits = CollectionLimits()
  ) {
    self.unpacker = unpacker
    self.course = course
    self.limits = limits
  }

  /// Reads all that one student of a class handed in. Never fails: what goes wrong is in the submission's problems.
  public func collect(_ listed: StudentUploads) -> Submission {
    var reading = SubmissionReading(limits: limits, unpacker: unpacker)
    for upload in listed.uploads {
      reading.read(upload, prefix: listed.uploads.count > 1 ? upload.name : "")
    }
    var submission = reading.submission(
      by: listed.student, origins: listed.uploads.map(\.path), problems: listed.problems)
    submission.problems += submission.problemsOfHelpers(in: course)
    return submission
  }

  /// Reads one submission: a folder, an archive, or a single Swift file.
  ///
  /// Without `student`, the name of the folder or file tells who it is. Throws `CollectionError` when there is no
  /// such path or it is something else.
  public func collect(path: String, by student: Student? = nil) throws(CollectionError) -> Submission {
    let trimmed = String(path.reversed().drop { $0 == "/" }.reversed())
    let name = trimmed.split(separator: "/").last.map(String.init) ?? path
    let kind: FileSystem.Kind
    do throws(FileSystem.Failure) {
      // The user's own path may well be a link.
      let isFolder = (try? FileSystem.kind(of: Array("\(path)/.".utf8))) == .folder
      kind = isFolder ? .folder : try FileSystem.kind(of: Array(path.utf8))
    } catch {
      throw .unreadable(path: path, reason: error.description)
    }
    let parsed = UploadName(name)
    guard let upload = Upload(path: path, name: name, kind: kind, parsed: parsed), upload.kind != .other
    else {
      throw .notASubmission(path)
    }
    let student = student ?? Student(id: parsed.owner.id, name: parsed.owner.name)
    return collect(StudentUploads(student: student, uploads: [upload], problems: []))
  }
}

import Archives
import CourseModel

/// The reading of one submission.
struct SubmissionReading {
  let limits: CollectionLimits
  let unpacker: SandboxedUnpacker
  private var candidates: [SourceFile] = []
  private var rejected: [RejectedFile] = []
  private var ignoredFiles = 0
  private var problems: [CollectionProblem] = []
  private var archives = 0
  /// When the newest file was written, in seconds since 1970.
  private var newest: Int?

  init(limits: CollectionLimits, unpacker: SandboxedUnpacker) {
    self.limits = limits
    self.unpacker = unpacker
  }

  mutating func read(_ upload: Upload, prefix: String) {
    let location = Array(upload.path.utf8)
    if upload.kind != .folder { note(written: try? FileSystem.modified(of: location)) }
    switch upload.kind {
    case .folder: readFolder(location, prefix: prefix)
    case .archive: readArchive(location, path: upload.name, prefix: prefix, revision: upload.revision)
    case .source: readSource(location, path: upload.name, name: upload.fileName, revision: upload.revision)
    case .other: ignoredFiles += 1
    }
  }

  private mutating func readFolder(_ location: [UInt8], prefix: String) {
    let walk = FolderWalk(of: location, limits: limits)
    problems += walk.problems.map { CollectionProblem($0.kind, path: join(prefix, $0.path)) }
    // A folder's own time is that of its unpacking.
    note(written: walk.files.map(\.modified).max() ?? (try? FileSystem.modified(of: location)))
    for file in walk.files {
      let path = join(prefix, file.path)
      if IgnoredPath.isSource(name: path) {
        if file.isNameUTF8 {
          readSource(file.location, path: path, name: nil, revision: 0)
        } else {
          problems.append(CollectionProblem(.nameNotUTF8, path: path))
        }
      } else if UploadName.archiveSuffixes.contains(where: path.lowercased().hasSuffix) {
        readArchive(file.location, path: path, prefix: path, revision: 0)
      } else {
        ignoredFiles += 1
      }
    }
  }

  private mutating func note(written time: Int?) {
    newest = [newest, time].compactMap(\.self).max()
  }

  private mutating func readSource(_ location: [UInt8], path: String, name: String?, revision: Int) {
    guard let bytes = contents(of: location, path: path, limit: limits.sourceBytes) else { return }
    candidates.append(SourceFile(path: path, name: name, revision: revision, bytes: bytes))
  }

  private mutating func readArchive(_ location: [UInt8], path: String, prefix: String, revision: Int) {
    archives += 1
    guard archives <= limits.archives else {
      problems.append(CollectionProblem(.tooManyArchives(limit: limits.archives), path: path))
      return
    }
    guard let bytes = contents(of: location, path: path, limit: unpacker.archiveBytes) else { return }
    let known = problems.count
    do {
      let contents = try unpacker.unpack(bytes, suffixes: IgnoredPath.sourceSuffixes)
      add(contents, path: path, prefix: prefix, revision: revision)
    } catch let error as UnpackError {
      problems.append(CollectionProblem(.archiveUnreadable(error.description), path: path))
    } catch {
      problems.append(CollectionProblem(.unpackerFailed(error.explanation), path: path))
    }
    if problems.count > known { rejected.append(RejectedFile(path: path, bytes: bytes)) }
  }

  private mutating func add(_ contents: ArchiveContents, path: String, prefix: String, revision: Int) {
    for file in contents.files {
      guard IgnoredPath.isSource(name: file.path), !IgnoredPath.isIgnored(path: file.path) else { continue }
      candidates.append(SourceFile(path: join(prefix, file.path), revision: revision, bytes: file.bytes))
    }
    ignoredFiles += contents.skippedFiles
    for refusal in contents.refusals where !IgnoredPath.isIgnored(path: refusal.name) {
      problems.append(CollectionProblem(.entryRefused(refusal.reason), path: join(path, refusal.name)))
    }
    if let reason = contents.stopReason {
      problems.append(CollectionProblem(.archiveCutShort(reason), path: path))
    } else if contents.files.isEmpty, contents.refusals.isEmpty, contents.skippedFiles == 0 {
      let advice = "its list of files is empty; pack the files again as .zip"
      problems.append(CollectionProblem(.archiveUnreadable(advice), path: path))
    }
  }

  private mutating func contents(of location: [UInt8], path: String, limit: Int) -> [UInt8]? {
    do throws(FileSystem.Failure) {
      if let bytes = try FileSystem.contents(of: location, limit: limit) { return bytes }
      problems.append(CollectionProblem(.sourceTooLarge(limit: limit), path: path))
    } catch {
      problems.append(CollectionProblem(.unreadable(error.description), path: path))
    }
    return nil
  }

  private func join(_ prefix: String, _ path: String) -> String {
    prefix.isEmpty ? path : "\(prefix)/\(path)"
  }

  func submission(by student: Student, origins: [String], problems earlier: [CollectionProblem]) -> Submission
  {
    let acceptance = SourceFile.Acceptance(of: candidates, limits: limits)
    var problems = earlier + problems + acceptance.problems
    if candidates.isEmpty, !problems.contains(where: { $0.fault == .harness }) {
      problems.append(
        CollectionProblem(
          .empty,
          path: origins.first.map { $0.split(separator: "/").last.map(String.init) ?? $0 } ?? student.id))
    }
    return Submission(
      student: student, origins: origins, received: newest,
      files: acceptance.files.sorted { $0.path < $1.path }, rejected: rejected + acceptance.rejected,
      ignoredFiles: ignoredFiles, problems: problems)
  }
}

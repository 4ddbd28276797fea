import CourseModel

/// The uploads of a class folder, put together by owner.
struct UploadGrouping {
  let folder: String
  var problems: [CollectionProblem] = []
  private(set) var uploads: [UploadOwner: [Upload]] = [:]
  /// Files whose names no platform gave and that are no archives.
  private(set) var strays: [Upload] = []
  /// Names that are not looked at, though they may be a student's.
  private(set) var leftOut: [String] = []
  private var ownersByID: [String: Set<UploadOwner>] = [:]

  init(folder: String) { self.folder = folder }

  mutating func add(_ name: String, kind: FileSystem.Kind) {
    let parsed = UploadName(name)
    guard let upload = Upload(path: "\(folder)/\(name)", name: name, kind: kind, parsed: parsed) else {
      leaveOut(name, kind == .symbolicLink ? .symbolicLink : .specialFile)
      return
    }
    guard parsed.owner.isFromPlatform || upload.kind == .folder || upload.kind == .archive else {
      strays.append(upload)
      return
    }
    uploads[parsed.owner, default: []].append(upload)
    ownersByID[parsed.owner.id, default: []].insert(parsed.owner)
  }

  /// Notes a name that is not looked at, and why.
  mutating func leaveOut(_ name: String, _ reason: CollectionProblem.Kind) {
    problems.append(CollectionProblem(reason, path: name))
    leftOut.append(name)
  }

  /// What the folder holds, by the students of a roster; every owner is a student where there is none.
  func listing(roster: Roster?) -> ClassListing {
    let assignment = UploadAssignment(of: self, to: roster)
    let submissions = assignment.listed.map { $0.withLastAttemptOnly }.sorted {
      $0.student.id < $1.student.id
    }
    let found = Set(submissions.map(\.student.id))
    let open = (roster?.students ?? []).filter { !found.contains($0.id) }
    return ClassListing(
      submissions: submissions,
      missing: open.filter { !assignment.unclear.contains($0.id) },
      unclear: open.filter { assignment.unclear.contains($0.id) },
      problems: problems + assignment.strays.map { CollectionProblem(.strayFile, path: $0.name) })
  }

  /// A student whom no roster knows. Numbers of two learning platforms may collide: the name then tells the
  /// students apart.
  func student(for owner: UploadOwner) -> Student {
    let isUnique = ownersByID[owner.id]?.count == 1
    let id = isUnique ? owner.id : [owner.id, owner.name].compactMap(\.self).joined(separator: " ")
    return Student(id: id, name: owner.name)
  }
}

extension StudentUploads {
  /// Of whole submissions of one student only the last counts; the others are named.
  fileprivate var withLastAttemptOnly: StudentUploads {
    guard let last = uploads.max(by: { $0.attempt < $1.attempt }), last.attempt > 0 else { return self }
    let earlier = uploads.filter { $0.attempt > 0 && $0.attempt < last.attempt }
    return StudentUploads(
      student: student, uploads: uploads.filter { $0.attempt == 0 || $0.attempt == last.attempt },
      problems: problems + earlier.map { CollectionProblem(.replaced(by: last.name), path: $0.name) })
  }
}

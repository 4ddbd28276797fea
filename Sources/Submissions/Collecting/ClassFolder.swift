import CourseModel

/// Finds out who handed in what: one level of a class folder, by names alone.
public enum ClassFolder {
  /// Lists the submissions in a class folder. Nothing is unpacked, no contents are read.
  ///
  /// Uploads of one student are put together: Moodle's and Canvas's names tell who that is, any other name is
  /// the student's id.
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
    var grouping = Grouping(folder: path)
    for entry in entries {
      guard let name = String(validating: entry.name, as: UTF8.self) else {
        let readable = String(decoding: entry.name, as: UTF8.self)
        grouping.problems.append(CollectionProblem(.nameNotUTF8, path: readable))
        continue
      }
      if !IgnoredPath.isIgnored(component: name), !ignoredNames.contains(name) {
        grouping.add(name, kind: entry.kind)
      }
    }
    return grouping.listing(roster: roster)
  }
}

/// Why a class folder or a submission cannot be looked at at all.
public enum CollectionError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A class is a folder of submissions; this is something else.
  case notAFolder(String)
  /// The path cannot be read; the system's words.
  case unreadable(path: String, reason: String)
  /// A submission is a folder, an archive or a Swift file; this is something else.
  case notASubmission(String)

  /// What is wrong and what to do, for people.
  public var description: String {
    switch self {
    case .notAFolder(let path):
      "'\(path)' is no folder; unpack the class first: it is a folder of submissions"
    case .unreadable(let path, let reason): "'\(path)' cannot be read: \(reason)"
    case .notASubmission(let path):
      "'\(path)' is no submission; give a folder, a .zip or .tar.gz archive, or a Swift file"
    }
  }
}

/// Uploads, put together by student.
private struct Grouping {
  private struct Owner: Hashable {
    var id: String
    var name: String?
  }

  let folder: String
  var problems: [CollectionProblem] = []
  private var uploads: [Owner: [Upload]] = [:]
  private var ownersByID: [String: Set<Owner>] = [:]

  init(folder: String) { self.folder = folder }

  mutating func add(_ name: String, kind: FileSystem.Kind) {
    let parsed = UploadName(name)
    guard let upload = Upload(path: "\(folder)/\(name)", name: name, kind: kind, parsed: parsed) else {
      problems.append(CollectionProblem(kind == .symbolicLink ? .symbolicLink : .specialFile, path: name))
      return
    }
    let isSubmission = parsed.isFromPlatform || upload.kind == .folder || upload.kind == .archive
    guard isSubmission else {
      problems.append(CollectionProblem(.strayFile, path: name))
      return
    }
    let owner = Owner(id: parsed.id, name: parsed.studentName)
    uploads[owner, default: []].append(upload)
    ownersByID[owner.id, default: []].insert(owner)
  }

  func listing(roster: Roster?) -> ClassListing {
    guard let roster else {
      let submissions = uploads.map { (student(for: $0), $1, [CollectionProblem.Kind]()) }
      return ClassListing(submissions: sorted(submissions), missing: [], problems: problems)
    }
    let match = RosterMatch(roster)
    var known: [Student: [Owner]] = [:]
    var submissions: [(Student, [Upload], [CollectionProblem.Kind])] = []
    for (owner, uploads) in uploads {
      switch match.find(id: owner.id, name: owner.name) {
      case .student(let student): known[student, default: []].append(owner)
      case .several(let ids):
        submissions.append((student(for: owner), uploads, [.ambiguousStudent(ids: ids)]))
      case .nobody: submissions.append((student(for: owner), uploads, [.notInRoster]))
      }
    }
    for (student, owners) in known {
      // Two numbers for one name are two people of that name, or one with two accounts: a person has to tell.
      let others = Set(owners.map(\.id)).filter { $0.lowercased() != student.id.lowercased() }
      if others.count > 1 {
        submissions += owners.map {
          (self.student(for: $0), uploads[$0] ?? [], [.ambiguousStudent(ids: [student.id])])
        }
      } else {
        submissions.append((student, owners.flatMap { uploads[$0] ?? [] }, []))
      }
    }
    let found = Set(submissions.map(\.0.id))
    return ClassListing(
      submissions: sorted(submissions), missing: roster.students.filter { !found.contains($0.id) },
      problems: problems)
  }

  /// A student whom no roster knows. Numbers of two learning platforms may collide: the name then tells the
  /// students apart.
  private func student(for owner: Owner) -> Student {
    let isUnique = ownersByID[owner.id]?.count == 1
    let id = isUnique ? owner.id : [owner.id, owner.name].compactMap(\.self).joined(separator: " ")
    return Student(id: id, name: owner.name)
  }

  private func sorted(_ submissions: [(Student, [Upload], [CollectionProblem.Kind])]) -> [StudentUploads] {
    submissions.map { student, uploads, kinds in
      let uploads = uploads.sorted { $0.path < $1.path }
      return StudentUploads(
        student: student, uploads: uploads,
        problems: kinds.map { CollectionProblem($0, path: uploads[0].name) })
    }.sorted { $0.student.id < $1.student.id }
  }
}

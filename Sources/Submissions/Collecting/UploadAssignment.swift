import CourseModel

/// Whose the uploads of a class folder are.
struct UploadAssignment {
  /// The uploads of each student, sorted by path.
  private(set) var listed: [StudentUploads] = []
  /// Ids of students of the roster whose uploads cannot be assigned or looked at for certain.
  private(set) var unclear: Set<String> = []
  /// Files that belong to nobody.
  private(set) var strays: [Upload] = []

  private let rosterIDs: Set<String>

  private struct Match {
    let owner: UploadOwner
    let byNameOnly: Bool
  }

  init(of grouping: UploadGrouping, to roster: Roster?) {
    rosterIDs = Set(roster?.students.map(\.id) ?? [])
    guard let roster else {
      strays = grouping.strays
      for (owner, uploads) in grouping.uploads {
        list(grouping.student(for: owner), uploads, isOneOwner: owner.isFromPlatform)
      }
      return
    }
    let match = RosterMatch(roster)
    var matches: [Student: [Match]] = [:]
    for owner in grouping.uploads.keys {
      switch match.find(owner) {
      case .student(let student, let byNameOnly):
        matches[student, default: []].append(Match(owner: owner, byNameOnly: byNameOnly))
      case .several(let ids): leaveOpen(owner, .ambiguousStudent(ids: ids), in: grouping)
      case .nobody: leaveOpen(owner, .notInRoster, in: grouping)
      }
    }
    var further: [Student: [Upload]] = [:]
    for stray in grouping.strays {
      if let student = studentOnly(match.find(stray: stray.name)) {
        further[student, default: []].append(stray)
      } else {
        strays.append(stray)
      }
    }
    for student in Set(matches.keys).union(further.keys) {
      list(student, matches[student] ?? [], further[student] ?? [], in: grouping)
    }
    for name in grouping.leftOut {
      let outcome = match.find(stray: name.hasPrefix(".") ? String(name.dropFirst()) : name)
      if let student = studentOnly(outcome) { unclear.insert(student.id) }
    }
  }

  /// The student meant, if there is exactly one; several are noted as unclear.
  private mutating func studentOnly(_ outcome: RosterMatch.Outcome) -> Student? {
    switch outcome {
    case .student(let student, _): return student
    case .several(let ids): unclear.formUnion(ids)
    case .nobody: break
    }
    return nil
  }

  private mutating func list(
    _ student: Student, _ matches: [Match], _ strays: [Upload], in grouping: UploadGrouping
  ) {
    var matches = matches
    let named = matches.filter(\.byNameOnly)
    // Two numbers for one name are two people of that name, or one with two accounts: a person has to tell.
    if Set(named.map(\.owner.id)).count > 1 {
      for match in named { leaveOpen(match.owner, .ambiguousStudent(ids: [student.id]), in: grouping) }
      matches.removeAll(where: \.byNameOnly)
    }
    let uploads = matches.flatMap { grouping.uploads[$0.owner] ?? [] } + strays
    guard !uploads.isEmpty else { return }
    let isOneOwner = strays.isEmpty && matches.count == 1 && matches[0].owner.isFromPlatform
    list(student, uploads, isOneOwner: isOneOwner)
  }

  private mutating func list(_ student: Student, _ uploads: [Upload], isOneOwner: Bool) {
    let uploads = uploads.sorted { $0.path < $1.path }
    let others = uploads.dropFirst().map(\.name)
    let isNoteworthy = !isOneOwner && !others.isEmpty
    listed.append(
      StudentUploads(
        student: student, uploads: uploads,
        problems: isNoteworthy
          ? [CollectionProblem(.takenTogether(with: others), path: uploads[0].name)] : []))
  }

  private mutating func leaveOpen(
    _ owner: UploadOwner, _ kind: CollectionProblem.Kind, in grouping: UploadGrouping
  ) {
    if case .ambiguousStudent(let ids) = kind { unclear.formUnion(ids) }
    let uploads = (grouping.uploads[owner] ?? []).sorted { $0.path < $1.path }
    var student = grouping.student(for: owner)
    // Never under the id of a student of the roster, whose mark this is not.
    if rosterIDs.contains(student.id) { student.id += " (unassigned)" }
    listed.append(
      StudentUploads(
        student: student, uploads: uploads,
        problems: [CollectionProblem(kind, path: uploads.first?.name ?? owner.id)]))
  }
}

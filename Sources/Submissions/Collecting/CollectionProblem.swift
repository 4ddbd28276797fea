public import Archives

/// Something worth telling about the files of a submission or of a class.
public struct CollectionProblem: Sendable, Equatable, Codable {
  /// Who has to do something about it.
  public enum Fault: String, Sendable, Codable {
    /// The student's files are at fault.
    case student
    /// The machine or the tool is at fault; the student must not lose points by it.
    case harness
    /// The class folder or the roster needs a look.
    case instructor
  }

  /// What happened.
  public enum Kind: Sendable, Equatable, Codable {
    /// There is no Swift file at all.
    case empty
    /// A source file is larger than the limit, in bytes.
    case sourceTooLarge(limit: Int)
    /// There are more Swift files than the limit.
    case tooManySources(limit: Int)
    /// The Swift files have more bytes together than the limit.
    case sourcesTooLarge(limit: Int)
    /// There are more archives than the limit.
    case tooManyArchives(limit: Int)
    /// A source file is not UTF-8; the first offending byte's line.
    case sourceNotUTF8(line: Int)
    /// A source file is UTF-16, and was read as such.
    case sourceWasUTF16
    /// A source file holds nothing, or white space only.
    case blankSource
    /// A name that is not UTF-8.
    case nameNotUTF8
    /// A symbolic link, which is never followed.
    case symbolicLink
    /// Neither a file nor a folder nor a link: a device, a pipe, a socket.
    case specialFile
    /// Folders inside folders beyond the limit.
    case tooDeep(limit: Int)
    /// More files of any kind than the limit.
    case tooManyFiles(limit: Int)
    /// An entry of an archive was left out.
    case entryRefused(RefusalReason)
    /// An archive was read in part only.
    case archiveCutShort(StopReason)
    /// An archive could not be read; why, for people.
    case archiveUnreadable(String)
    /// The program that unpacks archives could not be run; why.
    case unpackerFailed(String)
    /// A file or folder could not be read; the system's words.
    case unreadable(String)
    /// Several files have the name of an exercise's file, or nearly; the one taken, why, and the others.
    case severalCandidates(taken: String, because: SourceSelection.Advantage, others: [String])
    /// A file was taken whose name is nearly what it should be.
    case misnamed(expected: String)
    /// A file that no exercise asks for, and that is no part of a solution.
    case notPartOfASolution(CompanionFile)
    /// A file that no exercise asks for declares the type that one asks for.
    case perhapsMisnamed(type: String, expected: String)
    /// A file in the class folder that belongs to nobody.
    case strayFile
    /// A submission whose student is not in the roster.
    case notInRoster
    /// A submission whose name fits several students of the roster, or one but not for certain; their ids.
    case ambiguousStudent(ids: [String])
    /// Several uploads of different names were taken for one student's; the other names.
    case takenTogether(with: [String])
    /// An upload that a later one of the student's replaces; the later one's name.
    case replaced(by: String)
    /// A file or folder whose name begins with a dot.
    case hidden
    /// A folder that `gradus grade` wrote.
    case report
  }

  /// What happened.
  public var kind: Kind
  /// The file, folder, archive or entry concerned, relative to the class folder or the submission.
  public var path: String

  /// Creates a problem.
  public init(_ kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }

  /// Who has to do something about it.
  public var fault: Fault {
    switch kind {
    case .unreadable, .unpackerFailed: .harness
    case .strayFile, .notInRoster, .ambiguousStudent, .takenTogether, .hidden, .report: .instructor
    case .empty, .sourceTooLarge, .tooManySources, .sourcesTooLarge, .tooManyArchives, .sourceNotUTF8,
      .sourceWasUTF16, .blankSource, .nameNotUTF8, .symbolicLink, .specialFile, .tooDeep, .tooManyFiles,
      .entryRefused, .archiveCutShort, .archiveUnreadable, .severalCandidates, .misnamed, .notPartOfASolution,
      .perhapsMisnamed, .replaced:
      .student
    }
  }
}

extension CollectionProblem: CustomStringConvertible {
  /// What is wrong, where, and what to do, for people.
  public var description: String {
    switch kind {
    case .empty: "\(quoted): no Swift file was handed in"
    case .sourceTooLarge(let limit): "\(quoted) was left out: it has more than \(limit) bytes"
    case .tooManySources(let limit): "\(quoted) was left out: there are more than \(limit) Swift files"
    case .sourcesTooLarge(let limit): "\(quoted) was left out: the Swift files have more than \(limit) bytes"
    case .tooManyArchives(let limit): "\(quoted) was left out: there are more than \(limit) archives"
    case .sourceNotUTF8(let line): "\(quoted) was left out: line \(line) is not UTF-8; save the file as UTF-8"
    case .sourceWasUTF16: "\(quoted) was read as UTF-16; save the file as UTF-8"
    case .blankSource: "\(quoted) was left out: it is empty; save your work and hand it in again"
    case .nameNotUTF8: "\(quoted) was left out: its name is not UTF-8; rename it"
    case .symbolicLink: "\(quoted) was left out: it is a symbolic link; hand in the file itself"
    case .specialFile: "\(quoted) was left out: it is neither a file nor a folder"
    case .tooDeep(let limit): "\(quoted) was left out: folders are nested more than \(limit) deep"
    case .tooManyFiles(let limit): "\(quoted) was read in part: it has more than \(limit) files"
    case .entryRefused(let reason): "\(quoted) was left out: it \(reason.explanation)"
    case .archiveCutShort(let reason): "\(quoted) was read in part: it \(reason.explanation)"
    case .archiveUnreadable(let detail): "\(quoted) could not be unpacked: \(detail)"
    case .unpackerFailed(let detail): "\(quoted) was not unpacked, through no fault of its own: \(detail)"
    case .unreadable(let detail): "\(quoted) could not be read: \(detail); make it readable and run again"
    case .severalCandidates(let taken, let advantage, let others):
      "\(quoted) was handed in more than once: '\(taken)' was taken (\(advantage.rawValue)), not "
        + others.map { "'\($0)'" }.joined(separator: ", ")
    case .misnamed(let expected): "\(quoted) was taken, though its name should be '\(expected)'"
    case .notPartOfASolution(let companion): "\(quoted) was left out: it is \(companion.rawValue)"
    case .perhapsMisnamed(let type, let expected):
      "\(quoted) declares '\(type)'; if it is your solution, rename it to '\(expected)'"
    case .strayFile:
      "\(quoted) belongs to no student; if it is a submission, put it into a folder named by the student's id"
    case .notInRoster:
      "\(quoted) matches no student of the roster; rename it to a student's id, or add the student to the roster"
    case .ambiguousStudent(let ids) where ids.count == 1:
      "\(quoted) may be by \(ids[0]) or by someone of a like name; rename it to '\(ids[0])' if it is"
    case .ambiguousStudent(let ids):
      "\(quoted) fits several students of the roster (\(ids.joined(separator: ", "))); rename it to one id"
    case .takenTogether(let others):
      "\(quoted) was taken together with \(others.map { "'\($0)'" }.joined(separator: ", ")), as one student's; "
        + "rename one if they are two students'"
    case .replaced(let later): "\(quoted) was not read: '\(later)' is a later attempt"
    case .hidden:
      "\(quoted) was left out: its name begins with a dot; rename it if it belongs to a submission"
    case .report: "\(quoted) was left out: it is a report of gradus; rename it if it belongs to a submission"
    }
  }

  private var quoted: String { "'\(path)'" }
}

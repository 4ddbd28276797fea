import Archives

/// What the name of a folder or file in a class folder says about who handed it in.
///
/// | source | name |
/// |---|---|
/// | Moodle, folders | `Jane Doe_123456_assignsubmission_file_`, since 4.3 without the last `_`; with groups `Group A-Jane Doe_…` |
/// | Moodle, files | `Jane Doe_123456_assignsubmission_file_lab1.zip` |
/// | Moodle, text typed online | `Jane Doe_123456_assignsubmission_onlinetext_` |
/// | Canvas, files | `doejane_123456_7891011_lab1.zip`, late `doejane_LATE_123456_7891011_lab1.zip` |
/// | Canvas, handed in again | `doejane_123456_7891011_lab1-2.zip`: the second revision of `lab1.zip` |
/// | Canvas, anonymous | `anon_x7Yz9_7891011_lab1.zip` |
/// | Canvas, text or address | `doejane_123456_text.html`, `doejane_123456_link.html` |
/// | Blackboard | `Lab 1_jdoe_attempt_2024-10-03-11-49-12_lab1.zip`, and a `.txt` about each attempt |
/// | Brightspace | `12345-67890 - Jane Doe - Oct 3, 2024 1149 AM`, perhaps with `OrgDefinedId - ` before the name |
/// | Sakai | `Doe, Jane(jdoe)`, the files in `Submission attachment(s)` |
/// | Autolab | `jdoe@u.edu_3_handin.zip`: the third version |
/// | anything else | the name, without the ending of an archive, is the id |
///
/// ILIAS (`Doe_Jane_jdoe_123456`) and GitHub Classroom (`lab1-jdoe`) look like anything else: they are told by the
/// roster (``RosterMatch``).
///
/// Sources: Moodle `mod/assign/classes/downloader.php`; Canvas `lib/content_zipper.rb` (user id, attachment id,
/// display name) and `Attachment.make_unique_filename` (the revision).
struct UploadName: Equatable {
  /// Who handed it in.
  var owner: UploadOwner
  /// The name that the student's file had: `lab1.zip`; `nil` for folders.
  var fileName: String?
  /// 0, or how many times a file of this name had been handed in before (Canvas); of a folder (Brightspace), when.
  var revision = 0
  /// 0, or a number that grows with every whole submission of a student: only the last one counts.
  var attempt = 0
  /// The folder in a student's folder that holds what the student handed in; `nil` where all of it does.
  var attachments: String?

  init(_ name: String) {
    self = Self.parse(name) ?? Self.plain(name)
  }

  init(owner: UploadOwner, fileName: String? = nil, revision: Int = 0, attempt: Int = 0) {
    self.owner = owner
    self.fileName = fileName
    self.revision = revision
    self.attempt = attempt
  }

  private static func parse(_ name: String) -> UploadName? {
    moodle(name) ?? blackboard(name) ?? brightspace(name) ?? sakai(name) ?? autolab(name) ?? canvas(name)
  }

  private static func plain(_ name: String) -> UploadName {
    let ending = archiveSuffixes.first { name.lowercased().hasSuffix($0) && name.count > $0.count }
    let id = String(name.dropLast(ending?.count ?? 0))
    return UploadName(
      owner: UploadOwner(id: id, isFromPlatform: false), revision: CopiedName(id)?.number ?? 0)
  }

  /// Endings that make a file an archive by name: those that are read, and those that are refused with advice.
  static let archiveSuffixes =
    ArchiveReader.fileNameSuffixes + [
      ".tar.xz", ".tar.bz2", ".txz", ".tbz2", ".7z", ".rar", ".xz", ".bz2", ".gz",
    ]
}

/// A name that a browser or a file manager gave a further copy: `jane (1)`, `jane - Copy (2)`.
struct CopiedName: Equatable {
  /// The name without what was added.
  let original: String
  /// The copy's number, from 1.
  let number: Int

  init?(_ name: String) {
    let pattern =
      /(?<original>.+?)(?<word> - (?:Copy|Copie|Kopie|copia|Cópia))?(?: ?\((?<number>[0-9]{1,3})\))?/
    guard let match = name.wholeMatch(of: pattern), match.word != nil || match.number != nil else {
      return nil
    }
    original = String(match.original)
    number = match.number.flatMap { Int($0) } ?? 1
  }
}

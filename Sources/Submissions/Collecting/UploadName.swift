import Archives

/// What the name of a folder or file in a class folder says about who handed it in.
///
/// | source | name |
/// |---|---|
/// | Moodle, folders | `Jane Doe_123456_assignsubmission_file_`, since 4.3 without the last `_` |
/// | Moodle, files | `Jane Doe_123456_assignsubmission_file_lab1.zip` |
/// | Moodle, text typed online | `Jane Doe_123456_assignsubmission_onlinetext_` |
/// | Canvas, files | `doejane_123456_7891011_lab1.zip`, late `doejane_LATE_123456_7891011_lab1.zip` |
/// | Canvas, handed in again | `doejane_123456_7891011_lab1-2.zip`: the second revision of `lab1.zip` |
/// | Canvas, anonymous | `anon_x7Yz9_7891011_lab1.zip` |
/// | Canvas, text or address | `doejane_123456_text.html`, `doejane_123456_link.html` |
/// | anything else | the name, without the ending of an archive, is the id |
///
/// Sources: Moodle `mod/assign/classes/downloader.php`; Canvas `lib/content_zipper.rb` (user id, attachment id,
/// display name) and `Attachment.make_unique_filename` (the revision).
struct UploadName: Equatable {
  /// Identifies the student within the class folder.
  var id: String
  /// The student's name as the learning platform writes it: `Jane Doe` (Moodle), `doejane` (Canvas).
  var studentName: String?
  /// The name that the student's file had: `lab1.zip`; `nil` for folders.
  var fileName: String?
  /// 0, or how many times a file of this name had been handed in before (Canvas).
  var revision = 0
  /// Whether a learning platform gave the name, which then tells whose file it is.
  var isFromPlatform = true

  init(_ name: String) {
    guard let parsed = Self.moodle(name) ?? Self.canvas(name) else {
      let stem = Self.archiveSuffixes.first { name.lowercased().hasSuffix($0) && name.count > $0.count }
      self.init(id: String(name.dropLast(stem?.count ?? 0)), isFromPlatform: false)
      return
    }
    self = parsed
  }

  private init(
    id: String, studentName: String? = nil, fileName: String? = nil, revision: Int = 0,
    isFromPlatform: Bool = true
  ) {
    self.id = id
    self.studentName = studentName
    self.fileName = fileName
    self.revision = revision
    self.isFromPlatform = isFromPlatform
  }

  /// Endings that make a file an archive by name: those that are read, and those that are refused with advice.
  static let archiveSuffixes =
    ArchiveReader.fileNameSuffixes + [
      ".tar.xz", ".tar.bz2", ".txz", ".tbz2", ".7z", ".rar", ".xz", ".bz2", ".gz",
    ]

  private static func moodle(_ name: String) -> UploadName? {
    let marker = "_assignsubmission_"
    guard let start = name.firstRange(of: marker) else { return nil }
    let prefix = name[..<start.lowerBound]
    let rest = name[start.upperBound...].split(separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
    let file = rest.count == 2 && !rest[1].isEmpty ? String(rest[1]) : nil
    guard let separator = prefix.lastIndex(of: "_"), isNumber(prefix[prefix.index(after: separator)...])
    else {
      return prefix.isEmpty
        ? nil : UploadName(id: String(prefix), studentName: String(prefix), fileName: file)
    }
    return UploadName(
      id: String(prefix[prefix.index(after: separator)...]), studentName: String(prefix[..<separator]),
      fileName: file)
  }

  private static func canvas(_ name: String) -> UploadName? {
    let parts = name.split(separator: "_", omittingEmptySubsequences: false)
    for index in parts.indices.dropLast() {
      var owner = parts[..<index].map(String.init)
      var id = String(parts[index])
      let isAnonymous = owner.last == "anon" && owner.count <= 2
      guard isNumber(parts[index]) || isAnonymous else { continue }
      if isAnonymous { id = "\(owner.removeLast())_\(id)" }
      if owner.last?.lowercased() == "late" { owner.removeLast() }
      let studentName = owner.isEmpty ? nil : owner.joined(separator: "_")
      let rest = parts[(index + 1)...]
      if rest.count == 1, rest.first == "text.html" || rest.first == "link.html" {
        return UploadName(id: id, studentName: studentName, fileName: rest.first.map(String.init))
      }
      guard rest.count >= 2, let attachment = rest.first, isNumber(attachment) else { continue }
      let (file, revision) = revision(of: rest.dropFirst().joined(separator: "_"))
      return UploadName(id: id, studentName: studentName, fileName: file, revision: revision)
    }
    return nil
  }

  /// `lab1-2.zip` is revision 2 of `lab1.zip`.
  private static func revision(of name: String) -> (name: String, revision: Int) {
    let dot = name.firstIndex(of: ".") ?? name.endIndex
    guard let dash = name[..<dot].lastIndex(of: "-"), dash > name.startIndex,
      let revision = Int(name[name.index(after: dash)..<dot]), (1...999).contains(revision)
    else { return (name, 0) }
    return ("\(name[..<dash])\(name[dot...])", revision)
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}

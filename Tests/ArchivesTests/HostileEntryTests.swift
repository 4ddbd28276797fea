import Testing

@testable import Archives

/// Each hostile entry costs itself alone: the entries before and after it still come through.
struct HostileEntryTests {
  typealias Entry = RawArchive.Entry

  static let both: [(Entry, RefusalReason)] = [
    (Entry("link.swift", type: "2", link: "/etc/passwd"), .symbolicLink),
    (Entry("link/../../up.swift", type: "2", link: ".."), .parentFolder),
    (Entry("device.swift", type: "3"), .specialFile),
    (Entry("disk.swift", type: "4"), .specialFile),
    (Entry("/tmp/Absolute.swift"), .absolutePath),
    (Entry("\\Absolute.swift"), .absolutePath),
    (Entry("C:\\Users\\Absolute.swift"), .absolutePath),
    (Entry("../Up.swift"), .parentFolder),
    (Entry("lab/../../Up.swift"), .parentFolder),
    (Entry("lab\\..\\..\\Up.swift"), .parentFolder),
    (Entry("lab/.."), .parentFolder),
    (Entry("Line\nBreak.swift"), .controlCharacter),
    (Entry("Escape\u{1B}[31m.swift"), .controlCharacter),
    (Entry("Reversed\u{202E}tfiws.txt"), .controlCharacter),
    (Entry("C1\u{9B}31m.swift"), .controlCharacter),
    (Entry(name: [0xC3, 0x28] + Array(".swift".utf8)), .nameNotUTF8),
    (Entry("./"), .emptyName),
    (Entry(String(repeating: "n", count: 1020) + ".swift"), .nameTooLong),
    (Entry("First.swift", "again"), .duplicateName),
    (Entry("fIRST.swift", "again"), .duplicateName),
    (Entry("./First.swift", "again"), .duplicateName),
  ]

  @Test(arguments: both)
  func isRefusedAlone(hostile: Entry, reason: RefusalReason) throws {
    let entries = [Entry("First.swift", "1"), hostile, Entry("Last.swift", "2")]
    let tar = RawArchive.tar(entries)
    for archive in [RawArchive.zip(entries), tar, RawArchive.gzip(tar)] {
      // A name that ends with a slash is a folder, which is passed over.
      let isFolder = hostile.name.last == UInt8(ascii: "/")
      let contents = try ArchiveReader.read(archive, limits: .submission)
      #expect(contents.files.map(\.path) == ["First.swift", "Last.swift"])
      #expect(contents.refusals.map(\.reason) == (isFolder ? [] : [reason]))
      #expect(contents.stopReason == nil)
      #expect(contents.refusals.allSatisfy { !$0.name.contains("\u{1B}") && $0.name.count <= 200 })
    }
  }

  /// What only tar can express: libarchive takes a pipe in a zip for a file, as Info-ZIP writes its standard input.
  @Test(arguments: [
    (Entry("b.swift", type: "1", link: "a.swift"), RefusalReason.hardLink),
    (Entry("b.swift", type: "6"), .specialFile),
  ])
  func isRefusedInATar(hostile: Entry, reason: RefusalReason) throws {
    let tar = RawArchive.tar([Entry("a.swift", "1"), hostile, Entry("c.swift")])
    let contents = try ArchiveReader.read(tar, limits: .submission)
    #expect(contents.files.map(\.path) == ["a.swift", "c.swift"])
    #expect(contents.refusals == [.init(name: "b.swift", reason: reason)])
  }

  @Test func encryptedFilesAreRefused() throws {
    let zip = RawArchive.zip([
      Entry("a.swift", "1"), Entry("b.swift", "secret bytes", isEncrypted: true), Entry("c.swift", "2"),
    ])
    let contents = try ArchiveReader.read(zip, limits: .submission)
    #expect(contents.files.map(\.path) == ["a.swift", "c.swift"])
    #expect(contents.refusals == [.init(name: "b.swift", reason: .encrypted)])
  }

  @Test func damagedFilesAreRefused() throws {
    var zip = RawArchive.zip([Entry("a.swift", "1"), Entry("b.swift", "unharmed"), Entry("c.swift", "2")])
    let start = try #require(zip.firstRange(of: Array("unharmed".utf8))).lowerBound
    zip[start] ^= 0xFF
    let contents = try ArchiveReader.read(zip, limits: .submission)
    #expect(contents.files.map(\.path) == ["a.swift", "c.swift"])
    #expect(contents.refusals == [.init(name: "b.swift", reason: .damaged)])
  }

  @Test func archivesInsideAreRefusedWhereSourcesAreWanted() throws {
    let zip = RawArchive.zip([Entry("lab.ZIP", "PK"), Entry("notes.txt"), Entry("A.Swift", "1")])
    let contents = try ArchiveReader.read(zip, limits: .submission, suffixes: [".swift"])
    #expect(contents.files == [.init(path: "A.Swift", bytes: Array("1".utf8))])
    #expect(contents.refusals == [.init(name: "lab.ZIP", reason: .archiveInArchive)])
    #expect(contents.skippedFiles == 1)
  }

  @Test func foldersNeedNotBeUTF8() throws {
    let name: [UInt8] = [0x9A] + Array("bung 1/Activations.swift".utf8)
    for archive in [RawArchive.zip([Entry(name: name, "1")]), RawArchive.tar([Entry(name: name, "1")])] {
      let contents = try ArchiveReader.read(archive, limits: .submission)
      #expect(contents.files.map(\.path) == ["\u{FFFD}bung 1/Activations.swift"])
    }
  }

  @Test func aNameEndsAtItsFirstNUL() throws {
    let zip = RawArchive.zip([Entry("A.swift\u{0}/../../B.swift", "1")])
    let contents = try ArchiveReader.read(zip, limits: .submission)
    #expect(contents.files.map(\.path) == ["A.swift"])
  }

  @Test func everyReasonExplainsItself() {
    for reason in RefusalReason.allCases { #expect(reason.explanation.count > 10 || reason == .damaged) }
    for reason in StopReason.allCases { #expect(!reason.explanation.isEmpty) }
  }
}

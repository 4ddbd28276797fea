import Testing

@testable import Archives

struct LimitTests {
  typealias Entry = RawArchive.Entry

  static func archives(_ entries: [Entry]) -> [[UInt8]] {
    [RawArchive.zip(entries), RawArchive.gzip(RawArchive.tar(entries))]
  }

  @Test func theArchiveItself() {
    var limits = ArchiveLimits.submission
    limits.archiveBytes = 10
    #expect(throws: ArchiveError.archiveTooLarge(limit: 10)) {
      try ArchiveReader.read(RawArchive.zip([]), limits: limits)
    }
  }

  @Test func entries() throws {
    var limits = ArchiveLimits.submission
    limits.entries = 2
    for archive in Self.archives([Entry("a"), Entry("b"), Entry("c")]) {
      let contents = try ArchiveReader.read(archive, limits: limits)
      #expect(contents.files.map(\.path) == ["a", "b"])
      #expect(contents.stopReason == .tooManyEntries)
    }
  }

  @Test func oneFile() throws {
    var limits = ArchiveLimits.submission
    limits.fileBytes = 4
    for archive in Self.archives([Entry("a", "1234"), Entry("b", "12345"), Entry("c", "1")]) {
      let contents = try ArchiveReader.read(archive, limits: limits)
      #expect(contents.files.map(\.path) == ["a", "c"])
      #expect(contents.refusals == [.init(name: "b", reason: .fileTooLarge)])
    }
  }

  @Test func allFiles() throws {
    var limits = ArchiveLimits.submission
    limits.totalBytes = 6
    let entries = [Entry("a", "1234"), Entry("b", "123"), Entry("c", "12")]
    let zip = try ArchiveReader.read(RawArchive.zip(entries), limits: limits)
    #expect(zip.files.map(\.path) == ["a", "c"])
    #expect(zip.refusals == [.init(name: "b", reason: .totalTooLarge)])
    #expect(zip.stopReason == nil)
    // To reach what follows in a tar, what is too large has to be unpacked: reading ends.
    let tar = try ArchiveReader.read(RawArchive.tar(entries), limits: limits)
    #expect(tar.files.map(\.path) == ["a"])
    #expect(tar.refusals == [.init(name: "b", reason: .totalTooLarge)])
    #expect(tar.stopReason == .totalTooLarge)
  }

  @Test func filesThatNobodyAskedForCountInATar() throws {
    var limits = ArchiveLimits.submission
    limits.totalBytes = 6
    let entries = [Entry("a.swift", "1"), Entry("data.bin", "123456789"), Entry("b.swift", "1")]
    let zip = try ArchiveReader.read(RawArchive.zip(entries), limits: limits, suffixes: [".swift"])
    #expect(zip.files.map(\.path) == ["a.swift", "b.swift"])
    let tar = try ArchiveReader.read(RawArchive.tar(entries), limits: limits, suffixes: [".swift"])
    #expect(tar.files.map(\.path) == ["a.swift"])
    #expect(tar.stopReason == .totalTooLarge)
  }

  @Test func expansion() throws {
    let bomb = try ZipWriter.archive([
      .init(path: "small.swift", bytes: [1]),
      .init(path: "bomb.swift", bytes: Array(repeating: 0, count: 3 << 20)),
      .init(path: "last.swift", bytes: [2]),
    ])
    #expect(bomb.count < 10_000)
    let contents = try ArchiveReader.read(bomb, limits: .submission)
    #expect(contents.files.map(\.path) == ["small.swift", "last.swift"])
    #expect(contents.refusals == [.init(name: "bomb.swift", reason: .expandsTooMuch)])
  }

  @Test func filesUnpackedInVain() throws {
    var limits = ArchiveLimits.submission
    limits.fileBytes = 1000
    limits.totalBytes = 2500
    let files = (0..<9).map {
      ArchiveContents.File(path: "bomb\($0).swift", bytes: Array(repeating: 0, count: 5000))
    }
    var bomb = try ZipWriter.archive(files)
    // The headers lie about the size, so that only unpacking shows it.
    for (signature, offset) in [([0x50, 0x4B, 1, 2] as [UInt8], 24), ([0x50, 0x4B, 3, 4], 22)] {
      for range in bomb.ranges(of: signature) {
        let field = range.lowerBound + offset
        bomb.replaceSubrange(field..<(field + 4), with: [10, 0, 0, 0])
      }
    }
    let contents = try ArchiveReader.read(bomb, limits: limits)
    #expect(contents.files.isEmpty)
    #expect(contents.refusals.map(\.reason) == [.damaged])
    #expect(contents.stopReason == .totalTooLarge)
  }

  @Test func headersOfFourGibibytes() throws {
    let long = RawArchive.tarHeader(Entry("././@LongLink", type: "L"), size: 4 << 30)
    let pax = RawArchive.tarHeader(Entry("PaxHeader", type: "x"), size: 4 << 30)
    for header in [long, pax] {
      let tar = RawArchive.tarEntry(Entry("a", "1")) + header + RawArchive.tar([Entry("b", "1")])
      let contents = try ArchiveReader.read(tar, limits: .submission)
      #expect(contents.files.map(\.path) == ["a"])
      #expect(contents.stopReason == .damaged)
    }
  }

  @Test func truncation() throws {
    let tar = RawArchive.tar([Entry("a", "1"), Entry("b", String(repeating: "2", count: 5000))])
    let contents = try ArchiveReader.read(Array(tar.prefix(2000)), limits: .submission)
    #expect(contents.files.map(\.path) == ["a"])
    #expect(!contents.refusals.isEmpty || contents.stopReason != nil)
  }

  @Test(arguments: [
    [], [0], Array("not an archive at all, only text".utf8), [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],
  ])
  func otherFiles(bytes: [UInt8]) {
    #expect(throws: ArchiveError.self) { try ArchiveReader.read(bytes, limits: .submission) }
  }

  /// What is read of a cut archive is as it was packed; of one with a damaged byte, no more files, inside the root.
  @Test func anyPrefixAndAnyFlippedByteIsHarmless() throws {
    for archive in Self.archives([Entry("a.swift", "1"), Entry("b/c.swift", "2")]) {
      let whole = try ArchiveReader.read(archive, limits: .submission).files
      try #require(whole.count == 2)
      for index in archive.indices {
        let cut = Self.files(Array(archive.prefix(index)))
        #expect(cut.elementsEqual(whole.prefix(cut.count)), "cut at byte \(index)")
        var flipped = archive
        flipped[index] ^= 0xFF
        let files = Self.files(flipped)
        #expect(files.count <= 2, "byte \(index) flipped")
        for file in files {
          let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
          #expect(!parts.contains { ["", ".", ".."].contains($0) }, "byte \(index): \(file.path)")
        }
      }
    }
  }

  /// The files read; none where the archive is refused.
  private static func files(_ archive: [UInt8]) -> [ArchiveContents.File] {
    (try? ArchiveReader.read(archive, limits: .submission))?.files ?? []
  }
}

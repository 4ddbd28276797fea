import Testing

@testable import Archives

struct UnpackedStreamTests {
  static let contents = ArchiveContents(
    files: [.init(path: "a.swift", bytes: [1, 2, 3]), .init(path: "lab/b.swift", bytes: [])],
    refusals: [.init(name: "c", reason: .symbolicLink)], skippedFiles: 7, stopReason: .damaged)

  @Test func roundTrip() throws {
    let stream = UnpackedStream.encode(Self.contents)
    #expect(try UnpackedStream.decode(stream, limits: .submission) == Self.contents)
  }

  @Test func anErrorArrivesAsItsMessage() {
    let error = ArchiveError.notAnArchive("no")
    #expect(throws: UnpackError.unreadable(error.description)) {
      try UnpackedStream.decode(UnpackedStream.encode(error), limits: .submission)
    }
  }

  @Test func everyTruncationIsMalformed() {
    let stream = UnpackedStream.encode(Self.contents)
    for count in stream.indices {
      #expect(throws: UnpackError.self) {
        try UnpackedStream.decode(Array(stream.prefix(count)), limits: .submission)
      }
    }
    #expect(throws: UnpackError.malformed("bytes follow its end")) {
      try UnpackedStream.decode(stream + [0], limits: .submission)
    }
  }

  static func limits(_ change: (inout ArchiveLimits) -> Void) -> ArchiveLimits {
    var limits = ArchiveLimits.submission
    change(&limits)
    return limits
  }

  @Test(arguments: [
    limits { $0.entries = 2 }, limits { $0.fileBytes = 2 }, limits { $0.totalBytes = 2 },
    limits { $0.nameBytes = 3 },
  ])
  func limitsAreKept(limits: ArchiveLimits) {
    let stream = UnpackedStream.encode(Self.contents)
    #expect(throws: UnpackError.self) { try UnpackedStream.decode(stream, limits: limits) }
  }

  @Test(arguments: [
    "/etc/passwd", "../x", "a//b", "a/./b", "a/", "", "a\\b", "C:x", "a\nb", "\u{202E}x",
  ])
  func pathsAreCheckedAgain(path: String) {
    let stream = UnpackedStream.encode(ArchiveContents(files: [.init(path: path, bytes: [])]))
    #expect(throws: UnpackError.self) { try UnpackedStream.decode(stream, limits: .submission) }
  }

  @Test func duplicatesAndHugeLengthsAndUnknownTagsAreMalformed() {
    let twice = ArchiveContents(files: [.init(path: "a", bytes: []), .init(path: "A", bytes: [])])
    let start = Array("GRADUS-UNPACK-1\n".utf8)
    let streams: [[UInt8]] = [
      UnpackedStream.encode(twice), start + [0x46] + Array(repeating: 0xFF, count: 8), start + [0x00], start,
      [],
      Array("GRADUS-UNPACK-2\n".utf8),
      start + [0x52] + RawArchive.number(0, 8) + RawArchive.number(3, 8) + Array("why".utf8),
    ]
    for stream in streams {
      #expect(throws: UnpackError.self) { try UnpackedStream.decode(stream, limits: .submission) }
    }
  }

  @Test func namesOfRefusalsArePrintable() throws {
    let hostile = ArchiveContents(refusals: [.init(name: "\u{1B}[2J", reason: .damaged)])
    let decoded = try UnpackedStream.decode(UnpackedStream.encode(hostile), limits: .submission)
    #expect(decoded.refusals.map(\.name) == ["\u{FFFD}[2J"])
  }
}

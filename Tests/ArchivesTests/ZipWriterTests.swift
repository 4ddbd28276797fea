import Archives
import Testing

struct ZipWriterTests {
  @Test(arguments: [ZipWriter.Compression.stored, .deflate])
  func roundTrip(compression: ZipWriter.Compression) throws {
    let files: [ArchiveContents.File] = [
      .init(path: "empty", bytes: []), .init(path: "lab/Übung.swift", bytes: Array("let é = 1\n".utf8)),
      .init(path: "large", bytes: (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* $0) }),
    ]
    let archive = try ZipWriter.archive(files, compression: compression)
    #expect(try ArchiveReader.read(archive, limits: .submission) == ArchiveContents(files: files))
    #expect(try ZipWriter.archive(files, compression: compression) == archive)
  }

  @Test func anEmptyArchiveIsReadBack() throws {
    #expect(try ArchiveReader.read(ZipWriter.archive([]), limits: .submission) == ArchiveContents())
  }

  @Test func aFileWithoutANameIsRefused() {
    #expect(throws: ArchiveError.self) { try ZipWriter.archive([.init(path: "", bytes: [])]) }
  }

  @Test(arguments: [
    ("a.zip", true), ("A.ZIP", true), ("a.tar.gz", true), ("a.tgz", true), ("a.tar", true), (".zip", false),
    ("a.7z", false), ("zip", false), ("a.swift", false),
  ])
  func archivesByName(name: String, isArchive: Bool) {
    #expect(ArchiveReader.isArchive(fileName: name) == isArchive)
  }
}

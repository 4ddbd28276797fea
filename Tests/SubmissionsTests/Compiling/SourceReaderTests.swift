import Foundation
import Testing

@testable import Submissions

@Suite struct SourceReaderTests {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "reader-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  @Test func readsPlainFile() throws {
    let file = folder.appending(path: "A.swift")
    try Data("struct A {}".utf8).write(to: file)
    #expect(try SourceReader.read(file) == Array("struct A {}".utf8))
  }

  @Test func refusesLinkFolderAndPipe() throws {
    let link = folder.appending(path: "A.swift")
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "/etc/passwd")
    #expect(throws: SourceReader.Failure.notARegularFile("A.swift")) { try SourceReader.read(link) }
    #expect(throws: SourceReader.Failure.notARegularFile(folder.lastPathComponent)) {
      try SourceReader.read(folder)
    }
    let pipe = folder.appending(path: "B.swift")
    #expect(unsafe mkfifo(pipe.path, 0o600) == 0)
    #expect(throws: SourceReader.Failure.notARegularFile("B.swift")) { try SourceReader.read(pipe) }
  }

  @Test func refusesLargeAndAbsentFile() throws {
    let file = folder.appending(path: "A.swift")
    try Data(count: SourceReader.largestFile + 1).write(to: file)
    #expect(throws: SourceReader.Failure.tooLarge("A.swift")) { try SourceReader.read(file) }
    #expect(throws: SourceReader.Failure.unreadable("C.swift")) {
      try SourceReader.read(folder.appending(path: "C.swift"))
    }
  }
}

import Archives
import ContentHash
import CourseModel
import Foundation
import Testing

@testable import Submissions

struct SubmissionCollectorTests {
  static let collector = SubmissionCollector(unpacker: .inProcess())

  static func limited(_ change: (inout CollectionLimits) -> Void) -> SubmissionCollector {
    var collector = Self.collector
    change(&collector.limits)
    return collector
  }

  static func zip(_ files: [(String, String)]) throws -> [UInt8] {
    try ZipWriter.archive(files.map { .init(path: $0.0, bytes: Array($0.1.utf8)) })
  }

  @Test func readsAFolderAndIgnoresJunk() throws {
    let folder = try TemporaryFolder()
    try folder.write("jane/lab/Activations.swift", "a")
    try folder.write("jane/Losses.swift", "b")
    for junk in [".DS_Store", "._Losses.swift", ".build/x.swift", "__MACOSX/._A.swift", "lab/.git/y.swift"] {
      try folder.write("jane/\(junk)", "junk")
    }
    try folder.write("jane/notes.txt")
    let submission = try Self.collector.collect(path: "\(folder.path)/jane/")
    #expect(submission.student == Student(id: "jane"))
    #expect(submission.files.map(\.path) == ["Losses.swift", "lab/Activations.swift"])
    #expect(submission.files.map(\.bytes) == [[0x62], [0x61]])
    #expect(submission.ignoredFiles == 1)
    #expect(submission.problems.isEmpty && !submission.isIncomplete)
  }

  @Test func readsArchivesAndArchivesInFolders() throws {
    let folder = try TemporaryFolder()
    let zip = try Self.zip([
      ("lab/Activations.swift", "a"), ("__MACOSX/lab/._Activations.swift", "x"), ("data.csv", "1"),
      ("in.zip", "PK"),
    ])
    try folder.write("jane.zip", zip)
    try folder.write("Jane Doe_5_assignsubmission_file_/lab1.zip", zip)
    let alone = try Self.collector.collect(path: "\(folder.path)/jane.zip")
    #expect(alone.student.id == "jane")
    #expect(alone.files.map(\.path) == ["lab/Activations.swift"])
    #expect(alone.ignoredFiles == 1)
    #expect(alone.problems == [CollectionProblem(.entryRefused(.archiveInArchive), path: "jane.zip/in.zip")])
    let inside = try Self.collector.collect(path: "\(folder.path)/Jane Doe_5_assignsubmission_file_")
    #expect(inside.student == Student(id: "5", name: "Jane Doe"))
    #expect(inside.files.map(\.path) == ["lab1.zip/lab/Activations.swift"])
  }

  @Test func nothingOfSeveralUploadsIsLost() throws {
    let folder = try TemporaryFolder()
    try folder.write("roejo_22_100_Losses.swift", "old")
    try folder.write("roejo_22_101_Losses-1.swift", "new")
    try folder.write(
      "roejo_22_102_rest.zip", Self.zip([("Activations.swift", "a"), ("Losses.swift", "zip")]))
    let listing = try ClassFolder.list(folder.path)
    let submission = Self.collector.collect(try #require(listing.submissions.first))
    #expect(
      submission.files.map(\.path) == [
        "roejo_22_100_Losses.swift", "roejo_22_101_Losses-1.swift", "roejo_22_102_rest.zip/Activations.swift",
        "roejo_22_102_rest.zip/Losses.swift",
      ])
    let losses = try #require(submission.source(named: "Losses.swift"))
    #expect(losses.file.bytes == Array("new".utf8))
    #expect(
      losses.problems.map(\.kind) == [
        .severalCandidates(
          taken: "roejo_22_101_Losses-1.swift", because: .revision,
          others: ["roejo_22_100_Losses.swift", "roejo_22_102_rest.zip/Losses.swift"])
      ])
  }

  @Test func linksAndPipesAreNotFollowed() throws {
    let folder = try TemporaryFolder()
    try folder.write("secret/Solution.swift", "secret")
    try folder.write("jane/Losses.swift", "b")
    try folder.link("jane/Activations.swift", to: "../secret/Solution.swift")
    try folder.link("jane/all", to: "../secret")
    try folder.link("jane/loop", to: ".")
    let status = unsafe mkfifo("\(folder.path)/jane/Pipe.swift", 0o600)
    #expect(status == 0)
    let submission = try Self.collector.collect(path: "\(folder.path)/jane")
    #expect(submission.files.map(\.path) == ["Losses.swift"])
    #expect(
      submission.problems == [
        CollectionProblem(.symbolicLink, path: "Activations.swift"),
        CollectionProblem(.specialFile, path: "Pipe.swift"),
        CollectionProblem(.symbolicLink, path: "all"), CollectionProblem(.symbolicLink, path: "loop"),
      ])
  }

  @Test func flawedSourcesAreNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("jane/Latin1.swift", Array("let a = 1\n// ".utf8) + [0xE9, 0x0A])
    try folder.write("jane/UTF16.swift", [0xFF, 0xFE, 0x6C, 0x00])
    try folder.write("jane/Blank.swift", " \n")
    try folder.write("jane/Long.swift", Array(repeating: 0x20, count: 101))
    try folder.write("jane/Good.swift", Array(repeating: 0x61, count: 100))
    let submission = try Self.limited { $0.sourceBytes = 100 }.collect(path: "\(folder.path)/jane")
    #expect(submission.files.map(\.path) == ["Good.swift", "UTF16.swift"])
    #expect(submission.files.last?.bytes == [0x6C])
    #expect(
      Set(submission.problems.map(\.description)) == [
        "'Latin1.swift' was left out: line 2 is not UTF-8; save the file as UTF-8",
        "'UTF16.swift' was read as UTF-16; save the file as UTF-8",
        "'Blank.swift' was left out: it is empty; save your work and hand it in again",
        "'Long.swift' was left out: it has more than 100 bytes",
      ])
    #expect(submission.problems.allSatisfy { $0.fault == .student })
    for name in ["Latin1.swift", "Blank.swift", "Long.swift"] {
      let flaws = submission.flaws(ofSourceNamed: name)
      #expect(flaws.problems.count == 1 && flaws.isAboutContents, "\(name)")
    }
    #expect(submission.flaws(ofSourceNamed: "Good.swift").problems.isEmpty)
  }

  @Test func whatIsNoFileOfItsNameIsToldWithTheExercise() throws {
    let folder = try TemporaryFolder()
    try folder.write("jane/x.txt", "a")
    try folder.link("jane/Losses.swift", to: "x.txt")
    try folder.write(
      "jim.zip",
      ZipWriter.archive([
        .init(path: "../Losses.swift", bytes: [0x61]), .init(path: "MLP.swift", bytes: [0x61]),
      ]))
    for name in ["jane", "jim.zip"] {
      let submission = try Self.collector.collect(path: "\(folder.path)/\(name)")
      let flaws = submission.flaws(ofSourceNamed: "Losses.swift")
      #expect(flaws.problems.count == 1 && !flaws.isAboutContents, "\(name)")
      #expect(submission.flaws(ofSourceNamed: "MLP.swift").problems.isEmpty)
    }
  }

  /// Whoever has the hash of another is served the other's results.
  @Test func differentSubmissionsHaveDifferentHashes() throws {
    let folder = try TemporaryFolder()
    try folder.write("a/Losses.swift", [0xE9])
    try folder.write("b/Losses.swift", [0xE8])
    try folder.write("c/Losses.swift", "")
    try folder.makeFolder("d")
    try folder.makeFolder("e")
    try folder.write("f/Losses.swift", "let a = 1")
    try folder.write("g/losses.swift", "let a = 1")
    try folder.write("h/Losses.swift", "let a = 1")
    try folder.write("h/Matrix.swift", "let b = 1")
    try folder.write("i.zip", "PK no archive")
    try folder.write("j.zip", "PK no archive either")
    func hash(_ name: String) throws -> String {
      try Self.collector.collect(path: "\(folder.path)/\(name)").contentHash.description
    }
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i.zip", "j.zip"]
    #expect(Set(try names.map(hash)).count == names.count)
    #expect(try names.map(hash) == names.map(hash))
    try folder.write("again/Losses.swift", "let a = 1")
    #expect(try hash("again") == hash("f"))
  }

  @Test func anArchiveThatListsNothingIsSaid() throws {
    let folder = try TemporaryFolder()
    try folder.write("jane.zip", Self.zip([]))
    let submission = try Self.collector.collect(path: "\(folder.path)/jane.zip")
    let problem = try #require(submission.problems.first)
    #expect(problem.description.contains("its list of files is empty; pack the files again"))
  }

  @Test(arguments: [
    (limited { $0.sources = 1 }, CollectionProblem(.tooManySources(limit: 1), path: "B.swift"), ["A.swift"]),
    (
      limited { $0.totalSourceBytes = 3 }, CollectionProblem(.sourcesTooLarge(limit: 3), path: "B.swift"),
      ["A.swift"]
    ),
    (limited { $0.depth = 1 }, CollectionProblem(.tooDeep(limit: 1), path: "x/y"), ["A.swift", "B.swift"]),
    (
      limited { $0.files = 3 }, CollectionProblem(.tooManyFiles(limit: 3), path: "x"), ["A.swift", "B.swift"]
    ),
    (
      limited { $0.archives = 0 }, CollectionProblem(.tooManyArchives(limit: 0), path: "z.zip"),
      ["A.swift", "B.swift"]
    ),
  ])
  func limitsAreKept(collector: SubmissionCollector, problem: CollectionProblem, paths: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write("A.swift", "12")
    try folder.write("B.swift", "34")
    try folder.write("z.zip", Self.zip([("notes.txt", "")]))
    try folder.makeFolder("x/y/z")
    let submission = try collector.collect(path: folder.path)
    #expect(submission.problems == [problem])
    #expect(submission.files.map(\.path) == paths)
  }

  @Test func emptySubmissionsAreNamed() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("jane")
    try folder.write("packed.zip", Self.zip([("notes.txt", "no code")]))
    for name in ["jane", "packed.zip"] {
      let submission = try Self.collector.collect(path: "\(folder.path)/\(name)")
      #expect(submission.problems == [CollectionProblem(.empty, path: name)])
      #expect(!submission.isIncomplete)
    }
  }

  @Test func whatCannotBeReadIsNotTheStudentsFault() throws {
    let folder = try TemporaryFolder()
    try folder.write("jane.zip", Self.zip([("A.swift", "1")]))
    let listed = try #require(try ClassFolder.list(folder.path).submissions.first)
    try FileManager.default.removeItem(atPath: "\(folder.path)/jane.zip")
    let submission = Self.collector.collect(listed)
    #expect(
      submission.problems == [CollectionProblem(.unreadable("No such file or directory"), path: "jane.zip")])
    #expect(submission.isIncomplete)
  }

  struct NoSandbox: Error {}

  @Test func unpackersFailForTwoReasons() throws {
    let folder = try TemporaryFolder()
    try folder.write("jane.zip", Self.zip([("A.swift", "1")]))
    let broken = SubmissionCollector(unpacker: SandboxedUnpacker { _ in throw NoSandbox() })
    let unread = try broken.collect(path: "\(folder.path)/jane.zip")
    #expect(unread.problems == [CollectionProblem(.unpackerFailed("NoSandbox()"), path: "jane.zip")])
    #expect(unread.isIncomplete)
    let crashed = SubmissionCollector(
      unpacker: SandboxedUnpacker { _ in throw UnpackError.failed("signal 11") })
    let hostile = SubmissionCollector(unpacker: SandboxedUnpacker { _ in [1, 2, 3] })
    for collector in [crashed, hostile] {
      let submission = try collector.collect(path: "\(folder.path)/jane.zip")
      #expect(!submission.isIncomplete)
      #expect(submission.problems.contains { if case .archiveUnreadable = $0.kind { true } else { false } })
    }
    var limits = ArchiveLimits.submission
    limits.archiveBytes = 10
    let submission = try SubmissionCollector(unpacker: .inProcess(limits: limits)).collect(
      path: "\(folder.path)/jane.zip")
    #expect(submission.problems.map(\.kind).contains(.sourceTooLarge(limit: 10)))
  }

  @Test func refusesWhatIsNoSubmission() throws {
    let folder = try TemporaryFolder()
    try folder.write("notes.txt")
    try folder.write("Losses.swift", "b")
    #expect(throws: CollectionError.notASubmission("\(folder.path)/notes.txt")) {
      try Self.collector.collect(path: "\(folder.path)/notes.txt")
    }
    #expect(throws: CollectionError.self) { try Self.collector.collect(path: "\(folder.path)/none") }
    #expect(
      try Self.collector.collect(path: "\(folder.path)/Losses.swift").files.map(\.name) == ["Losses.swift"])
  }

  @Test func theNewestFileTellsWhenItWasHandedIn() throws {
    let folder = try TemporaryFolder()
    try folder.write("jane/A.swift", "a")
    try folder.write("jane/lab/B.swift", "b")
    try folder.write("jim.zip", Self.zip([("A.swift", "1")]))
    try folder.makeFolder("none")
    func touch(_ name: String, _ time: Int) throws {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(time))], ofItemAtPath: "\(folder.path)/\(name)"
      )
    }
    try touch("jane/A.swift", 1_700_000_000)
    try touch("jane/lab/B.swift", 1_700_000_500)
    try touch("jim.zip", 1_600_000_000)
    try touch("none", 1_500_000_000)
    for (name, time) in [("jane", 1_700_000_500), ("jim.zip", 1_600_000_000), ("none", 1_500_000_000)] {
      #expect(try Self.collector.collect(path: "\(folder.path)/\(name)").received == time)
    }
  }

  @Test func hiddenSourcesAreNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("jane/.Activations.swift", "a")
    try folder.write("jane/._Losses.swift", "junk")
    let submission = try Self.collector.collect(path: "\(folder.path)/jane")
    #expect(submission.problems.map(\.kind) == [.hidden, .empty])
  }
}

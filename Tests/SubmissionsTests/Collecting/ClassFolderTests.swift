import CourseModel
import Testing

@testable import Submissions

struct ClassFolderTests {
  static let roster = Roster([
    Student(id: "s1", name: "Jane Doe", email: "jdoe@u.edu", section: "A"),
    Student(id: "s2", name: "Doe, John"),
    Student(id: "s3", name: "Ann Lee"), Student(id: "S4", name: "Lee Ann Kim"),
  ])

  @Test func findsStudentsAndPutsTheirUploadsTogether() throws {
    let folder = try TemporaryFolder()
    try folder.write("Jane Doe_11_assignsubmission_file_/Activations.swift")
    try folder.write("Jane Doe_11_assignsubmission_onlinetext_/onlinetext.html")
    try folder.write("roejo_22_100_Losses.swift")
    try folder.write("roejo_LATE_22_101_Losses-1.swift")
    try folder.write("roejo_22_102_report.pdf")
    try folder.makeFolder("plain")
    try folder.write("other.zip")
    try folder.write("packed.7z")
    try folder.write("README.md")
    try folder.write("Activations.swift")
    try folder.write("roster.csv")
    try folder.write(".DS_Store")
    try folder.makeFolder("__MACOSX")
    try folder.link("link", to: "/etc")
    let listing = try ClassFolder.list(folder.path, ignoring: ["roster.csv"])
    #expect(
      listing.submissions.map(\.student) == [
        Student(id: "11", name: "Jane Doe"), Student(id: "22", name: "roejo"), Student(id: "other"),
        Student(id: "packed"), Student(id: "plain"),
      ])
    #expect(
      listing.submissions.map { $0.uploads.map(\.kind) } == [
        [.folder, .folder], [.source, .other, .source], [.archive], [.archive], [.folder],
      ])
    #expect(listing.submissions[1].uploads.map(\.revision) == [0, 0, 1])
    #expect(listing.submissions[1].uploads.map(\.fileName) == ["Losses.swift", "report.pdf", "Losses.swift"])
    #expect(
      listing.problems == [
        CollectionProblem(.symbolicLink, path: "link"),
        CollectionProblem(.strayFile, path: "Activations.swift"),
        CollectionProblem(.strayFile, path: "README.md"),
      ])
    #expect(listing.missing.isEmpty)
  }

  @Test(arguments: [
    ("s1", "s1"), ("S1.zip", "s1"), ("s4", "S4"), ("jdoe", "s1"), ("JDoe@u.edu", "s1"), ("Jane Doe", "s1"),
    ("doe_jane", "s1"), ("doejane_5_6_lab.zip", "s1"), ("Jane Doe_5_assignsubmission_file_", "s1"),
    ("doejohn_5_6_lab.zip", "s2"), ("s3_5_6_lab.zip", "5"), ("kimleeann_5_6_lab.zip", "S4"),
    ("leekimann", "leekimann"),
    ("x_s1", "x_s1"),
  ])
  func matchesTheRoster(name: String, id: String) throws {
    let folder = try TemporaryFolder()
    if name.hasSuffix(".zip") { try folder.write(name) } else { try folder.makeFolder(name) }
    let listing = try ClassFolder.list(folder.path, roster: Self.roster)
    #expect(listing.submissions.map(\.student.id) == [id])
    let isKnown = Self.roster.students.contains { $0.id == id }
    #expect(listing.submissions[0].problems.map(\.kind) == (isKnown ? [] : [.notInRoster]))
    #expect(listing.missing.map(\.id) == Self.roster.students.map(\.id).filter { $0 != id })
    if isKnown { #expect(Self.roster.students.contains(listing.submissions[0].student)) }
  }

  @Test func severalStudentsOfOneNameAreLeftToAPerson() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("Ann Lee_7_assignsubmission_file_")
    try folder.makeFolder("Jane Doe_8_assignsubmission_file_")
    try folder.makeFolder("Jane Doe_9_assignsubmission_file_")
    let roster = Roster([
      Student(id: "a", name: "Ann Lee"), Student(id: "b", name: "Ann Lee"),
      Student(id: "c", name: "Jane Doe"),
    ])
    let listing = try ClassFolder.list(folder.path, roster: roster)
    #expect(listing.submissions.map(\.student.id) == ["7", "8", "9"])
    #expect(
      listing.submissions.map { $0.problems.map(\.kind) } == [
        [.ambiguousStudent(ids: ["a", "b"])], [.ambiguousStudent(ids: ["c"])],
        [.ambiguousStudent(ids: ["c"])],
      ])
    #expect(listing.submissions.allSatisfy { !$0.isAssigned })
    #expect(listing.missing.isEmpty)
    #expect(listing.unclear.map(\.id) == ["a", "b", "c"])
  }

  @Test func numbersOfTwoPlatformsMayCollide() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("Jane Doe_7_assignsubmission_file_")
    try folder.write("roejo_7_8_lab.zip")
    try folder.makeFolder("7")
    let listing = try ClassFolder.list(folder.path)
    #expect(listing.submissions.map(\.student.id) == ["7", "7 Jane Doe", "7 roejo"])
  }

  @Test func refusesWhatIsNoFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("class.zip")
    #expect(throws: CollectionError.notAFolder("\(folder.path)/class.zip")) {
      try ClassFolder.list("\(folder.path)/class.zip")
    }
    #expect(
      throws: CollectionError.unreadable(path: "\(folder.path)/no", reason: "No such file or directory")
    ) {
      try ClassFolder.list("\(folder.path)/no")
    }
  }
}

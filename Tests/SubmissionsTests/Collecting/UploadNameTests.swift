import Testing

@testable import Submissions

struct UploadNameTests {
  struct Case: Sendable {
    var name: String
    var id: String
    var student: String?
    var file: String?
    var revision = 0
  }

  static let platforms: [Case] = [
    Case(name: "Jane Doe_123456_assignsubmission_file_", id: "123456", student: "Jane Doe"),
    Case(name: "Jane Doe_123456_assignsubmission_file", id: "123456", student: "Jane Doe"),
    Case(
      name: "Jane Doe_123456_assignsubmission_file_lab1.zip", id: "123456", student: "Jane Doe",
      file: "lab1.zip"),
    Case(
      name: "Jane Doe_123456_assignsubmission_file_my_lab-1.zip", id: "123456", student: "Jane Doe",
      file: "my_lab-1.zip"),
    Case(name: "Jane Doe_123456_assignsubmission_onlinetext_", id: "123456", student: "Jane Doe"),
    Case(
      name: "Jane Doe_123456_assignsubmission_onlinetext_onlinetext.html", id: "123456", student: "Jane Doe",
      file: "onlinetext.html"),
    Case(name: "Participant_77_assignsubmission_file_", id: "77", student: "Participant"),
    Case(name: "Default team_assignsubmission_file_", id: "Default team", student: "Default team"),
    Case(name: "doejane_123456_7891011_lab1.zip", id: "123456", student: "doejane", file: "lab1.zip"),
    Case(
      name: "doejane_LATE_123456_7891011_lab1-2.zip", id: "123456", student: "doejane", file: "lab1.zip",
      revision: 2),
    Case(
      name: "doejane_late_123456_7891011_lab1.tar.gz", id: "123456", student: "doejane", file: "lab1.tar.gz"),
    Case(
      name: "doejane_123456_7891011_lab1-1.tar.gz", id: "123456", student: "doejane", file: "lab1.tar.gz",
      revision: 1),
    Case(name: "doe_jane_123456_7891011_a_b.zip", id: "123456", student: "doe_jane", file: "a_b.zip"),
    Case(name: "müllerjürgen_12_34_Losses.swift", id: "12", student: "müllerjürgen", file: "Losses.swift"),
    Case(name: "doejane_12_34_-1.zip", id: "12", student: "doejane", file: "-1.zip"),
    Case(name: "doejane_12_34_lab-x.zip", id: "12", student: "doejane", file: "lab-x.zip"),
    Case(name: "doejane_12_34_lab-0.zip", id: "12", student: "doejane", file: "lab-0.zip"),
    Case(name: "anon_x7Yz9_7891011_lab1.zip", id: "anon_x7Yz9", student: nil, file: "lab1.zip"),
    Case(name: "LATE_anon_x7Yz9_7891011_lab1.zip", id: "anon_x7Yz9", student: nil, file: "lab1.zip"),
    Case(name: "doejane_123456_text.html", id: "123456", student: "doejane", file: "text.html"),
    Case(name: "doejane_LATE_123456_link.html", id: "123456", student: "doejane", file: "link.html"),
  ]

  @Test(arguments: platforms)
  func namesOfLearningPlatforms(expected: Case) {
    let parsed = UploadName(expected.name)
    #expect(parsed.isFromPlatform)
    #expect(parsed.id == expected.id)
    #expect(parsed.studentName == expected.student)
    #expect(parsed.fileName == expected.file)
    #expect(parsed.revision == expected.revision)
  }

  @Test(arguments: [
    ("jane", "jane"), ("Jane Doe", "Jane Doe"), ("jane.zip", "jane"), ("jane.tar.gz", "jane"),
    ("jane.TGZ", "jane"),
    ("jane.doe", "jane.doe"), ("jane.rar", "jane"), ("4711", "4711"), ("lab_1", "lab_1"),
    ("team_12_34", "team_12_34"),
    ("a_1_b_2", "a_1_b_2"), (".zip", ".zip"), ("_assignsubmission_file_", "_assignsubmission_file_"),
    ("anon_x", "anon_x"),
  ])
  func otherNamesAreIDs(name: String, id: String) {
    let parsed = UploadName(name)
    #expect(!parsed.isFromPlatform)
    #expect(parsed.id == id)
    #expect(parsed.studentName == nil)
    #expect(parsed.fileName == nil)
  }
}

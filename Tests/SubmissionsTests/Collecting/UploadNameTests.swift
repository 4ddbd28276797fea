import Testing

@testable import Submissions

struct UploadNameTests {
  struct Case: Sendable {
    var name: String
    var id: String
    var student: String?
    var file: String?
    var revision = 0
    var attempt = 0
    var keys: [String]?
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
    Case(
      name: "Group A-Jane Doe_123456_assignsubmission_file_", id: "123456", student: "Group A-Jane Doe"),
    Case(
      name: "Lab 1_jdoe_attempt_2024-10-03-11-49-12_lab1.zip", id: "jdoe", student: nil, file: "lab1.zip",
      attempt: 20_241_003_114_912),
    Case(
      name: "Lab 1_jdoe_attempt_2024-10-03-11-49-12.txt", id: "jdoe", student: nil,
      attempt: 20_241_003_114_912),
    Case(
      name: "Lab_1_jane_doe_attempt_2024-10-03-11-49-12_my_lab.zip", id: "Lab_1_jane_doe", student: nil,
      file: "my_lab.zip", attempt: 20_241_003_114_912, keys: ["1_jane_doe", "jane_doe", "doe"]),
    Case(
      name: "12345-67890 - Jane Doe - Oct 3, 2024 1149 AM", id: "12345", student: "Jane Doe",
      revision: ((2024 * 12 + 9) * 31 + 3) * 2400 + 1149),
    Case(
      name: "12345-67890 - Jane Doe- 3 October, 2024 11.49 PM", id: "12345", student: "Jane Doe",
      revision: ((2024 * 12 + 9) * 31 + 3) * 2400 + 2349),
    Case(
      name: "12345-67890 - Jane Doe - Oct 3, 2024 1205 AM", id: "12345", student: "Jane Doe",
      revision: ((2024 * 12 + 9) * 31 + 3) * 2400 + 5),
    Case(
      name: "12345-67890 - N0123456 - Anna-Lena Doe - 3 août 2024 1149", id: "N0123456",
      student: "Anna-Lena Doe"),
    Case(name: "Doe, Jane(jdoe)", id: "jdoe", student: "Jane Doe"),
    Case(
      name: "jane_doe@u.edu_12_handin.tar.gz", id: "jane_doe@u.edu", student: nil, file: "handin.tar.gz",
      attempt: 12),
    Case(
      name: "jdoe@u.edu_3_4_lab.zip", id: "jdoe@u.edu", student: nil, file: "4_lab.zip", attempt: 3),
  ]

  @Test(arguments: platforms)
  func namesOfLearningPlatforms(expected: Case) {
    let parsed = UploadName(expected.name)
    #expect(parsed.owner.isFromPlatform)
    #expect(parsed.owner.id == expected.id)
    #expect(parsed.owner.keys == expected.keys ?? [expected.id])
    #expect(parsed.owner.name == expected.student)
    #expect(parsed.fileName == expected.file)
    #expect(parsed.revision == expected.revision)
    #expect(parsed.attempt == expected.attempt)
  }

  @Test(arguments: [
    ("jane", "jane"), ("Jane Doe", "Jane Doe"), ("jane.zip", "jane"), ("jane.tar.gz", "jane"),
    ("jane.TGZ", "jane"),
    ("jane.doe", "jane.doe"), ("jane.rar", "jane"), ("4711", "4711"), ("lab_1", "lab_1"),
    ("team_12_34", "team_12_34"),
    ("a_1_b_2", "a_1_b_2"), (".zip", ".zip"), ("_assignsubmission_file_", "_assignsubmission_file_"),
    ("anon_x", "anon_x"), ("Doe_Jane_jdoe_1234", "Doe_Jane_jdoe_1234"), ("lab-jdoe", "lab-jdoe"),
    ("12-34 - Doe", "12-34 - Doe"), ("12-34 - Doe - x", "12-34 - Doe - x"), ("Doe, Jane", "Doe, Jane"),
    ("jane@u.edu_x_lab.zip", "jane@u.edu_x_lab"), ("lab_attempt_2024-10-03", "lab_attempt_2024-10-03"),
  ])
  func otherNamesAreIDs(name: String, id: String) {
    let parsed = UploadName(name)
    #expect(!parsed.owner.isFromPlatform)
    #expect(parsed.owner.id == id)
    #expect(parsed.owner.name == nil)
    #expect(parsed.fileName == nil)
  }

  @Test(arguments: [
    ("jane (1)", "jane", 1), ("jane(12)", "jane", 12), ("jane - Copy", "jane", 1),
    ("jane - Kopie (3)", "jane", 3),
    ("Jane Doe (2)", "Jane Doe", 2),
  ])
  func copiesNameTheirOriginals(name: String, original: String, number: Int) throws {
    let copy = try #require(CopiedName(name))
    #expect(copy.original == original && copy.number == number)
    #expect(UploadName("\(name).zip").revision == number)
  }

  @Test(arguments: ["jane", "jane (x)", "(1)", "jane - copy", "jane1"])
  func otherNamesAreNoCopies(name: String) {
    #expect(CopiedName(name) == nil)
  }
}

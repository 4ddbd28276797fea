import CourseModel
import Testing

@testable import Submissions

/// Whose uploads are, by a roster with several identifiers for each student.
struct UploadAssignmentTests {
  static let roster = Roster(
    [
      Student(id: "901", name: "Doe, Jane", email: "jdoe@u.edu", section: "Mon"),
      Student(id: "902", name: "Jürgen Müller", email: "jm@u.edu"),
      Student(id: "903", name: "Anna-Lena Roe"), Student(id: "904", name: "Kim Lee"),
      Student(id: "905", name: "Kim Lee"), Student(id: "906"),
    ],
    aliases: [
      "901": ["u901", "octo-jane"], "902": ["jmueller"], "903": ["roe_al"], "904": ["klee"], "905": ["klee2"],
      "906": ["x6"],
    ])

  static func list(_ names: [String], roster: Roster? = roster) throws -> ClassListing {
    let folder = try TemporaryFolder()
    for name in names {
      if name.hasSuffix("/") { try folder.makeFolder(name) } else { try folder.write(name) }
    }
    return try ClassFolder.list(folder.path, roster: roster)
  }

  @Test(arguments: [
    // Canvas: its number, with the name that goes with it.
    ("doejane_901_55_lab.zip", "901"), ("doejane_LATE_901_55_lab-1.zip", "901"),
    ("doejane_77_55_lab.zip", "901"),
    // Moodle: the name; its number means nothing, even where someone has it.
    ("Jane Doe_902_assignsubmission_file_/", "901"), ("Jürgen Müller_5_assignsubmission_onlinetext_/", "902"),
    ("Mon-Jane Doe_5_assignsubmission_file_/", "901"), ("Group 1-Jane Doe_5_assignsubmission_file/", "901"),
    ("Anna-Lena Roe_5_assignsubmission_file_/", "903"),
    ("Gruppe A-Anna-Lena Roe_5_assignsubmission_file_/", "903"),
    // Blackboard.
    ("Lab 1_u901_attempt_2024-10-03-11-49-12_lab.zip", "901"),
    ("Lab_1_roe_al_attempt_2024-10-03-11-49-12_A.swift", "903"),
    // Brightspace.
    ("12-34 - Jane Doe - Oct 3, 2024 1149 AM/", "901"),
    ("901-34 - Jürgen Müller - Oct 3, 2024 1149 AM/", "902"),
    ("12-34 - u901 - Jane Doe - Oct 3, 2024 1149 AM/", "901"),
    // Sakai, Autolab.
    ("Doe, Jane(u901)/", "901"), ("Mueller, Juergen(jm)/", "902"), ("jdoe@u.edu_3_handin.zip", "901"),
    // ILIAS, which knows no accents; GitHub Classroom.
    ("Doe_Jane_u901_4711/", "901"), ("Mueller_Juergen_jmueller_4711/", "902"),
    ("Roe_AnnaLena_roe_al_4711/", "903"),
    ("lab-1-octo-jane/", "901"), ("activations-x6/", "906"),
    // Any identifier, and copies.
    ("U901.zip", "901"), ("Octo-Jane/", "901"), ("jm/", "902"), ("Jurgen Muller/", "902"),
    ("u901 (1).zip", "901"),
    ("Jane Doe - Copy/", "901"),
    // Files that are no submissions, and yet someone's.
    ("u901.pdf", "901"), ("Jane Doe.docx", "901"),
  ])
  func findsTheStudent(name: String, id: String) throws {
    let listing = try Self.list([name])
    #expect(listing.submissions.map(\.student.id) == [id])
    #expect(listing.submissions.first?.problems == [])
    #expect(listing.submissions.first?.isAssigned == true)
    #expect(listing.problems.isEmpty && listing.unclear.isEmpty)
  }

  @Test(arguments: [
    // One name, two students.
    ("Kim Lee_7_assignsubmission_file_/", ["904", "905"]), ("leekim_7_8_lab.zip", ["904", "905"]),
    ("Lee Kim.zip", ["904", "905"]),
    // Number and name mean two people, or the number's name is another.
    ("müllerjürgen_901_8_lab.zip", ["901", "902"]), ("smithbob_901_8_lab.zip", ["901"]),
    ("Doe, Jane(jmueller)/", ["901", "902"]),
    // What is before the dash need be no group.
    ("Lena-Jane Doe_7_assignsubmission_file_/", ["901"]),
  ])
  func leavesTheChoiceToAPerson(name: String, ids: [String]) throws {
    let listing = try Self.list([name])
    let submission = try #require(listing.submissions.first)
    #expect(submission.problems.map(\.kind) == [.ambiguousStudent(ids: ids)])
    #expect(!Self.roster.students.map(\.id).contains(submission.student.id), "nobody's mark is touched")
    #expect(listing.unclear.map(\.id) == ids)
    #expect(!listing.missing.contains { ids.contains($0.id) })
  }

  @Test(arguments: [
    "Bob Smith_901_assignsubmission_file_/", "smithbob_99_8_lab.zip", "lab-1/", "team_901_lab/",
    "Doe_Jane_x_4711/",
    "Lab_nobody_attempt_2024-10-03-11-49-12_lab.zip", "bob@u.edu_1_handin.zip", "Smith, Bob(bob)/", "bob.zip",
  ])
  func whoIsNotInTheRosterIsSaid(name: String) throws {
    let listing = try Self.list([name])
    #expect(listing.submissions.map { $0.problems.map(\.kind) } == [[.notInRoster]])
    #expect(listing.submissions[0].problems[0].description.contains("rename it"))
    #expect(listing.missing == Self.roster.students)
    #expect(!Self.roster.students.map(\.id).contains(listing.submissions[0].student.id))
  }

  @Test func anIdentifierOfTwoStudentsIsNobodys() throws {
    let roster = Roster([Student(id: "7"), Student(id: "8")], aliases: ["8": ["7"]])
    let listing = try Self.list(["7.zip"], roster: roster)
    #expect(listing.submissions.map(\.student.id) == ["7 (unassigned)"])
    #expect(listing.submissions[0].problems.map(\.kind) == [.ambiguousStudent(ids: ["7", "8"])])
  }

  @Test func uploadsOfOneStudentUnderSeveralNamesAreJoinedWithANote() throws {
    let listing = try Self.list(["u901/", "octo-jane.zip", "Jane Doe_5_assignsubmission_file_/", "u901.pdf"])
    #expect(listing.submissions.map(\.student.id) == ["901"])
    #expect(
      listing.submissions[0].problems == [
        CollectionProblem(
          .takenTogether(with: ["octo-jane.zip", "u901", "u901.pdf"]),
          path: "Jane Doe_5_assignsubmission_file_")
      ])
    let alone = try Self.list(["jane/", "jane.zip", "jim.zip"], roster: nil)
    #expect(alone.submissions.map { $0.problems.count } == [1, 0])
  }

  @Test func twoUploadsThatShareANameOnlyAreNotJoined() throws {
    let listing = try Self.list([
      "Jane Doe_5_assignsubmission_file_/", "Jane Doe_6_assignsubmission_file_/", "u901.zip",
    ])
    #expect(listing.submissions.map(\.student.id) == ["5", "6", "901"])
    #expect(listing.submissions.map(\.isAssigned) == [false, false, true])
  }

  @Test func onlyTheLastAttemptCounts() throws {
    let listing = try Self.list(
      [
        "jdoe@u.edu_9_handin.zip", "jdoe@u.edu_10_handin.zip",
        "Lab 1_jm_attempt_2024-10-03-11-49-12_A.swift", "Lab 1_jm_attempt_2024-10-04-00-00-00_A.swift",
        "Lab 1_jm_attempt_2024-10-04-00-00-00_B.swift",
      ], roster: nil)
    #expect(
      listing.submissions.map { $0.uploads.map(\.name) }
        == [
          ["jdoe@u.edu_10_handin.zip"],
          ["Lab 1_jm_attempt_2024-10-04-00-00-00_A.swift", "Lab 1_jm_attempt_2024-10-04-00-00-00_B.swift"],
        ].sorted { $0.count < $1.count })
    #expect(
      listing.submissions.flatMap(\.problems).map(\.path).sorted() == [
        "Lab 1_jm_attempt_2024-10-03-11-49-12_A.swift", "jdoe@u.edu_9_handin.zip",
      ])
  }

  @Test func whatSakaiGaveBackIsNotRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("Doe, Jane(u901)/Submission attachment(s)/Losses.swift", "mine")
    try folder.write("Doe, Jane(u901)/Feedback Attachment(s)/Losses.swift", "the teacher's")
    let listing = try ClassFolder.list(folder.path, roster: Self.roster)
    let submission = SubmissionCollectorTests.collector.collect(try #require(listing.submissions.first))
    #expect(submission.student.id == "901")
    #expect(submission.files.map(\.bytes) == [Array("mine".utf8)])
  }

  @Test func nothingDisappears() throws {
    let folder = try TemporaryFolder()
    try folder.link("u901", to: "/etc")
    try folder.write(".klee.zip")
    try folder.makeFolder(".hidden")
    for junk in [".DS_Store", "._u901.zip", ".git/config", "__MACOSX/x"] { try folder.write(junk) }
    for part in ["results/x.json", "feedback/x.md", "gradebook.sqlite"] {
      try folder.write("last year/\(part)")
    }
    let listing = try ClassFolder.list(folder.path, roster: Self.roster)
    #expect(listing.submissions.isEmpty)
    #expect(listing.unclear.map(\.id) == ["901", "904"])
    #expect(
      listing.problems == [
        CollectionProblem(.hidden, path: ".hidden"), CollectionProblem(.hidden, path: ".klee.zip"),
        CollectionProblem(.report, path: "last year"), CollectionProblem(.symbolicLink, path: "u901"),
      ])
    #expect(try ClassFolder.list(folder.path, ignoring: ["last year"]).problems.count == 3)
    #expect(throws: CollectionError.aReport("\(folder.path)/last year")) {
      try ClassFolder.list("\(folder.path)/last year")
    }
  }
}

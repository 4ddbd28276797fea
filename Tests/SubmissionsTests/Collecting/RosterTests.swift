import CourseModel
import Submissions
import Testing

struct RosterTests {
  static func roster(_ text: String) throws -> Roster {
    try Roster(csv: Array(text.utf8), file: "roster.csv")
  }

  @Test func readsColumnsInAnyOrder() throws {
    let roster = try Self.roster("Email , NAME,id,grade,section\nj@u.edu,\"Doe, Jane\", 42 ,A,\n,,43,,\n")
    #expect(
      roster.students == [Student(id: "42", name: "Doe, Jane", email: "j@u.edu"), Student(id: "43")])
    #expect(roster.ignoredColumns == ["grade"])
  }

  @Test(arguments: [
    ("", "roster.csv:1: the roster is empty; it needs the header id,name,email,section"),
    (
      "42,Jane\n",
      "roster.csv:1: there is no column 'id' in the header [\"42\", \"Jane\"]; expected id,name,email,section"
    ),
    ("id,name,ID\n", "roster.csv:1: a column occurs twice in the header"),
    ("id,name\n,Jane\n", "roster.csv:2: the id is empty"),
    ("id\n1\n2\n1\n", "roster.csv:4: the id '1' occurs in line 2 already"),
    ("id,name\n1\n", "roster.csv:2: 1 fields where the header has 2"),
    ("id\na\u{7}b\n", "roster.csv:2: the id has a control character in it"),
    ("id\n\(String(repeating: "x", count: 81))\n", "roster.csv:2: the id has more than 80 bytes"),
  ])
  func refusesWithFileAndLine(text: String, message: String) throws {
    let error = try #require(throws: RosterError.self) { try Self.roster(text) }
    #expect(error.description == message)
  }
}

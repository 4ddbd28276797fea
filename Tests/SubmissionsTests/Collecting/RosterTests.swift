import CourseModel
import Testing

@testable import Submissions

struct RosterTests {
  static func roster(_ text: String) throws -> Roster {
    try Roster(csv: Array(text.utf8), file: "roster.csv")
  }

  @Test func readsColumnsInAnyOrder() throws {
    let roster = try Self.roster("Email , NAME,id,grade,section\nj@u.edu,\"Doe, Jane\", 42 ,A,\n,,43,,\n")
    #expect(
      roster.students == [Student(id: "42", name: "Doe, Jane", email: "j@u.edu"), Student(id: "43")])
    #expect(roster.ignoredColumns == ["grade"])
    #expect(roster.remarks == ["roster.csv: columns not read: 'grade'"])
  }

  struct Export: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let student: Student
    var aliases: [String] = []
  }

  /// One student in the rosters of many systems.
  static let exports: [Export] = [
    Export(
      testDescription: "Excel with its separator line",
      text: "sep=;\r\nid;name;email;section\r\nu1;Kim Lee;k@x.org;A\r\n",
      student: Student(id: "u1", name: "Kim Lee", email: "k@x.org", section: "A")),
    Export(
      testDescription: "Excel, tabs", text: "sep=\t\nid\tname\nu1\tKim Lee\n",
      student: Student(id: "u1", name: "Kim Lee")),
    Export(
      testDescription: "Canvas, gradebook",
      text: """
        Student,ID,SIS User ID,SIS Login ID,Section,Lab 1 (4711),Lab 1 (4711) Notes
        ,,,,,Manual Posting,
            Points Possible,,,,,20,
        "Lee, Kim",901,u1,klee,Sec A,,
        "Student, Test",902,,,Sec A,,

        """,
      student: Student(id: "901", name: "Lee, Kim", section: "Sec A"), aliases: ["u1", "klee"]),
    Export(
      testDescription: "Moodle, English",
      text: "\u{FEFF}\"First name\",Surname,\"ID number\",\"Email address\"\nKim,Lee,u1,k@x.org\n",
      student: Student(id: "u1", name: "Kim Lee", email: "k@x.org")),
    Export(
      testDescription: "Moodle, French",
      text:
        "Prénom,\"Nom de famille\",\"Numéro d’identification\",\"Adresse de courriel\",Groupes\nKim,Lee,u1,k@x.org,A\n",
      student: Student(id: "u1", name: "Kim Lee", email: "k@x.org", section: "A")),
    Export(
      testDescription: "Moodle, German",
      text: "\u{FEFF}Vorname;Nachname;ID-Nummer;E-Mail-Adresse;Gruppen\nKim;Lee;u1;k@x.org;A\n",
      student: Student(id: "u1", name: "Kim Lee", email: "k@x.org", section: "A")),
    Export(
      testDescription: "Moodle, Spanish",
      text: "Nombre,Apellido(s),\"Número de ID\",\"Dirección de correo\"\nKim,Lee,u1,k@x.org\n",
      student: Student(id: "u1", name: "Kim Lee", email: "k@x.org")),
    Export(
      testDescription: "Moodle, Italian",
      text: "Nome,Cognome,\"Codice identificativo\",\"Indirizzo email\"\nKim,Lee,u1,k@x.org\n",
      student: Student(id: "u1", name: "Kim Lee", email: "k@x.org")),
    Export(
      testDescription: "Moodle, Portuguese",
      text: "Nome,Apelido,\"Número de identificação\",\"Endereço de e-mail\"\nKim,Lee,u1,k@x.org\n",
      student: Student(id: "u1", name: "Kim Lee", email: "k@x.org")),
    Export(
      testDescription: "Moodle, Dutch",
      text: "Voornaam,Achternaam,ID-nummer,E-mailadres\nKim,Lee,u1,k@x.org\n",
      student: Student(id: "u1", name: "Kim Lee", email: "k@x.org")),
    Export(
      testDescription: "GitHub Classroom",
      text:
        "\"identifier\",\"github_username\",\"github_id\",\"name\"\n\"u1\",\"octokim\",\"123\",\"Kim Lee\"\n",
      student: Student(id: "u1", name: "Kim Lee"), aliases: ["octokim"]),
    Export(
      testDescription: "nbgrader, padded", text: "id,last_name,first_name,email\nu1, Lee , Kim ,k@x.org\n",
      student: Student(id: "u1", name: "Kim Lee", email: "k@x.org")),
    Export(
      testDescription: "Blackboard",
      text:
        "\"Last Name\",\"First Name\",\"Username\",\"Student ID\",\"Availability\"\n\"Lee\",\"Kim\",\"klee\",\"u1\",\"Yes\"\n",
      student: Student(id: "u1", name: "Kim Lee"), aliases: ["klee"]),
    Export(
      testDescription: "Brightspace",
      text:
        "OrgDefinedId,Username,Last Name,First Name,Email,End-of-Line Indicator\n#u1,#klee,Lee,Kim,k@x.org,#\n",
      student: Student(id: "u1", name: "Kim Lee", email: "k@x.org"), aliases: ["klee"]),
    Export(
      testDescription: "German, whole name under Name", text: "Matrikelnummer;Vorname;Name\nu1;Kim;Lee\n",
      student: Student(id: "u1", name: "Kim Lee")),
    Export(
      testDescription: "Excel with empty columns and rows",
      text: "id,name,email,section,,\n,,,,,\nu1,Kim Lee,k@x.org,A,,\n , ,\n,,,\n",
      student: Student(id: "u1", name: "Kim Lee", email: "k@x.org", section: "A")),
    Export(
      testDescription: "comma in a quoted heading", text: "\"Name, given name\";ID;Email\nx;u1;k@x.org\n",
      student: Student(id: "u1", email: "k@x.org")),
    Export(
      testDescription: "a name on two lines, spaces around quotes",
      text: "id, \"name\"\nu1, \"Kim\r\nLee\" \n",
      student: Student(id: "u1", name: "Kim Lee")),
    Export(
      testDescription: "addresses only", text: "Name,E-Mail\nKim Lee,k@x.org\n",
      student: Student(id: "k@x.org", name: "Kim Lee", email: "k@x.org")),
  ]

  @Test(arguments: exports)
  func readsWhatSystemsExport(export: Export) throws {
    let roster = try Self.roster(export.text)
    #expect(roster.students == [export.student])
    #expect(roster.aliases[export.student.id] == export.aliases)
  }

  @Test(arguments: exports)
  func readsThemInUTF16(export: Export) throws {
    let text = export.text.filter { $0 != "\u{FEFF}" }
    let units = Array(text.utf16)
    let little: [UInt8] = units.reduce(into: [0xFF, 0xFE]) { $0 += [UInt8($1 & 0xFF), UInt8($1 >> 8)] }
    let big: [UInt8] = units.reduce(into: [0xFE, 0xFF]) { $0 += [UInt8($1 >> 8), UInt8($1 & 0xFF)] }
    for bytes in [little, big] {
      #expect(try Roster(csv: bytes, file: "roster.csv").students == [export.student])
    }
  }

  @Test func saysWhatWasPassedOver() throws {
    let roster = try Self.roster(Self.exports[2].text)
    #expect(
      roster.remarks == [
        "roster.csv:2: '' is a row of Canvas's and no student",
        "roster.csv:3: 'Points Possible' is a row of Canvas's and no student",
        "roster.csv:5: 'Student, Test' is a row of Canvas's and no student",
        "roster.csv: columns not read: 'Lab 1 (4711)', 'Lab 1 (4711) Notes'",
      ])
    let moodle = try Self.roster("ID number,Username,Email address\n,klee,k@x.org\n")
    #expect(moodle.students == [Student(id: "klee", email: "k@x.org")])
    #expect(moodle.remarks == ["roster.csv:2: 'ID number' is empty, so the id is 'klee'"])
  }

  @Test(arguments: [
    ("", "roster.csv:1: the roster is empty; it needs the header id,name,email,section"),
    (
      "42,Jane\n",
      "roster.csv:1: no column of the header [\"42\", \"Jane\"] gives an id: name one 'id' "
        + "(or 'ID number', 'Username', 'Email address', …), beside 'name', 'email', 'section'"
    ),
    ("id,name,ID\n", "roster.csv:1: the column 'ID' occurs twice in the header; rename or delete one"),
    ("id,name\n,Jane\n", "roster.csv:2: the id is empty: fill in column 'id' for 'Jane'"),
    ("id\n1\n2\n1\n", "roster.csv:4: column 'id': the id '1' occurs in line 2 already; delete one row"),
    ("id,name\n1\n", "roster.csv:2: 1 field where the header has 2; 'name' is missing"),
    (
      "id,name\n1,Doe, Jane\n",
      "roster.csv:2: 3 fields where the header has 2; ' Jane' is too much: put a text that has ',' in it into double quotes"
    ),
    (
      "id\na\u{7}b\n", "roster.csv:2: column 'id': the id has a control character in it; type it anew"
    ),
    (
      "id\n\(String(repeating: "x", count: 81))\n",
      "roster.csv:2: column 'id': the id has more than 80 bytes; shorten it"
    ),
    (
      "i\u{0}d\u{0}",
      "roster.csv:1: this is UTF-16 without a byte order mark, or no text; save the file as 'CSV UTF-8', or convert it with iconv"
    ),
  ])
  func refusesWithFileLineAndRemedy(text: String, message: String) throws {
    let error = try #require(throws: RosterError.self) { try Self.roster(text) }
    #expect(error.description == message)
  }

  @Test func damagedEncodingsAreRefused() throws {
    let windows = Array("id,name\n1,J".utf8) + [0xFC] + Array("rgen\n".utf8)
    let error = try #require(throws: RosterError.self) { try Roster(csv: windows, file: "r.csv") }
    #expect(error.line == 2 && error.message.contains("Windows-1252") && error.message.contains("CSV UTF-8"))
    for bytes: [UInt8] in [[0xFF, 0xFE, 0x69], [0xFF, 0xFE, 0x00, 0xD8, 0x69, 0x00]] {
      #expect(throws: RosterError.self) { try Roster(csv: bytes, file: "r.csv") }
    }
  }
}

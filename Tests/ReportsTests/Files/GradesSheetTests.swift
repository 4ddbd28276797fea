import CourseModel
import Testing

@testable import Reports

@Suite struct GradesSheetTests {
  @Test func everyKindOfRow() throws {
    let sheet = GradesSheet(course: Samples.course)
    var incomplete = Samples.perfect
    incomplete.exercises.removeLast()
    let rows = [
      sheet.header,
      sheet.row(for: Samples.typical.student, result: Samples.typical),
      sheet.row(for: Samples.perfect.student, result: Samples.perfect),
      sheet.row(for: Samples.broken.student, result: Samples.broken),
      sheet.row(for: Samples.perfect.student, result: incomplete),
      sheet.row(for: Samples.perfect.student, result: Samples.perfect, isAssigned: false),
      sheet.row(for: Samples.perfect.student, result: nil, isAssigned: false),
      sheet.row(for: Student(id: "-7", name: "=HYPERLINK(\"http://x\",\"y\")"), result: nil),
    ]
    try expectGolden(rows.joined(), "grades.csv")
    #expect(sheet.header.utf8.starts(with: [0xEF, 0xBB, 0xBF]), "without it Excel spoils accents")
  }
}

import Foundation

/// What a report's `results/*.json` say of every item, a line each, as in `examples/expected.csv`:
/// `student,exercise,item,kind,earned`.
enum ItemLines {
  private struct Results: Decodable {
    struct Exercise: Decodable {
      struct Item: Decodable {
        let item, kind: String
        let earned: Int?
      }
      let exercise: String
      let items: [Item]
    }
    struct Student: Decodable { let id: String }
    let student: Student
    let exercises: [Exercise]
  }

  static func of(report: URL) throws -> Set<String> {
    let folder = report.appendingPathComponent("results")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try Set(
      files.flatMap { file in
        let results = try JSONDecoder().decode(Results.self, from: Data(contentsOf: file))
        return results.exercises.flatMap { exercise in
          exercise.items.map { item in
            let earned = item.earned.map(String.init) ?? "none"
            return "\(results.student.id),\(exercise.exercise),\(item.item),\(item.kind),\(earned)"
          }
        }
      })
  }
}

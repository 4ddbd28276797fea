import CourseModel

/// Finds the student of a roster whom the name of an upload means.
///
/// In this order: the id, exactly; the id, case aside; the e-mail address or what is before its `@`; the
/// name, as words in any cyclic order and with any separators, so that `Doe, Jane` and Canvas's `doejane` are `Jane Doe`. The
/// first of these that anyone fits decides.
struct RosterMatch {
  enum Outcome: Equatable { case student(Student), several([String]), nobody }

  private let byID: [String: [Student]]
  private let byLowercasedID: [String: [Student]]
  private let byAddress: [String: [Student]]
  private let byName: [String: [Student]]

  init(_ roster: Roster) {
    func index(_ keys: (Student) -> Set<String>) -> [String: [Student]] {
      let pairs = roster.students.flatMap { student in keys(student).map { ($0, [student]) } }
      return Dictionary(pairs, uniquingKeysWith: +)
    }
    byID = index { [$0.id] }
    byLowercasedID = index { [$0.id.lowercased()] }
    byAddress = index { student in
      let address = student.email?.lowercased() ?? ""
      return Set([address, String(address.prefix { $0 != "@" })].filter { !$0.isEmpty })
    }
    byName = index { Self.nameKeys($0.name ?? "") }
  }

  /// Who is meant by an id and a name that a learning platform wrote.
  func find(id: String, name: String?) -> Outcome {
    let candidates = [
      byID[id], byLowercasedID[id.lowercased()], byAddress[id.lowercased()],
      byName[Self.lettersAndDigits(name ?? id)],
    ]
    guard let found = candidates.lazy.compactMap({ $0 }).first, let student = found.first else {
      return .nobody
    }
    return found.count == 1 ? .student(student) : .several(found.map(\.id))
  }

  /// `Jane Ann Doe`: `janeanndoe`, `anndoejane`, `doejaneann`.
  private static func nameKeys(_ name: String) -> Set<String> {
    let words = name.split { !$0.isLetter && !$0.isNumber }.map(lettersAndDigits)
    return Set(words.indices.map { (words[$0...] + words[..<$0]).joined() })
  }

  private static func lettersAndDigits(_ text: some StringProtocol) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}

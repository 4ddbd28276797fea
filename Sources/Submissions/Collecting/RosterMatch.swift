import CourseModel
import Foundation

/// Finds the student of a roster whom the name of an upload means.
///
/// An identifier of the roster decides: exactly, case aside, as an e-mail address, as what is before its `@`; the first
/// of these that anyone fits. So does a name, as words in any cyclic order and with any separators: `Doe, Jane` and
/// Canvas's `doejane` are `Jane Doe`. Where identifier and name mean different people, or either means several, nobody is
/// chosen: a person has to tell.
struct RosterMatch {
  enum Outcome: Equatable {
    /// One student; whether only the name says so, which two people may share.
    case student(Student, byNameOnly: Bool)
    /// Any of these, by id.
    case several([String])
    case nobody
  }

  private let students: [Student]
  private let tiers: [[String: Set<Int>]]
  private let byName: [String: Set<Int>]
  /// By what systems that know no accents make of a name.
  private let byPlainName: [String: Set<Int>]

  init(_ roster: Roster) {
    students = roster.students
    func index(_ keys: (Student) -> [String]) -> [String: Set<Int>] {
      var index: [String: Set<Int>] = [:]
      for (number, student) in roster.students.enumerated() {
        for key in keys(student) where !key.isEmpty { index[key, default: []].insert(number) }
      }
      return index
    }
    func identifiers(_ student: Student) -> [String] { [student.id] + (roster.aliases[student.id] ?? []) }
    tiers = [
      index(identifiers), index { identifiers($0).map { $0.lowercased() } },
      index { [$0.email?.lowercased() ?? ""] },
      index { [String(($0.email?.lowercased() ?? "").prefix { $0 != "@" })] },
    ]
    byName = index { Array(Self.nameKeys($0.name ?? "")) }
    byPlainName = index { student in
      Self.spellings(student.name ?? "").flatMap { Array(Self.nameKeys($0)) }
    }
  }

  /// Who is meant.
  func find(_ owner: UploadOwner) -> Outcome {
    let identified = owner.keys.reduce(into: Set<Int>()) { $0.formUnion(self.identified(by: $1)) }
    guard owner.isFromPlatform else {
      return identified.isEmpty ? findPlain(owner.id) : outcome(identified, byNameOnly: false)
    }
    guard let name = owner.name else { return outcome(identified, byNameOnly: false) }
    let (named, isDoubtful) = self.named(name)
    if isDoubtful { return several(named.union(owner.hasForeignNumber ? [] : identified)) }
    if identified.isEmpty { return outcome(named, byNameOnly: true) }
    if named.isEmpty {
      let agreeing = identified.filter { agrees(name, students[$0]) }
      if agreeing.isEmpty { return owner.hasForeignNumber ? .nobody : several(identified) }
      return outcome(agreeing, byNameOnly: false)
    }
    let both = identified.intersection(named)
    if !both.isEmpty { return outcome(both, byNameOnly: false) }
    return owner.hasForeignNumber ? outcome(named, byNameOnly: true) : several(identified.union(named))
  }

  /// Who is meant by a file that is no submission, `jane.pdf`: its name or what is before its ending.
  func find(stray name: String) -> Outcome {
    for candidate in [name, String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])] {
      let outcome = find(UploadOwner(id: candidate, isFromPlatform: false))
      if outcome != .nobody { return outcome }
    }
    return .nobody
  }

  /// A name that no platform marks as its own: the student's name, ILIAS's or GitHub Classroom's folder, or a copy.
  private func findPlain(_ name: String) -> Outcome {
    if let named = bearers(of: name) { return outcome(named, byNameOnly: true) }
    let composite = ilias(name).union(gitHubClassroom(name))
    if !composite.isEmpty { return outcome(composite, byNameOnly: false) }
    guard let copy = CopiedName(name) else { return .nobody }
    return find(UploadOwner(id: copy.original, isFromPlatform: false))
  }

  /// ILIAS: `Doe_Jane_jdoe_123456`, where the user name, which may have `_` in it, fits the name before it.
  private func ilias(_ name: String) -> Set<Int> {
    let parts = name.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count >= 4, parts[parts.count - 1].isNumber else { return [] }
    return (2..<(parts.count - 1)).reduce(into: []) { found, start in
      let user = parts[start..<(parts.count - 1)].joined(separator: "_")
      let person = parts[..<start].joined(separator: " ")
      found.formUnion(identified(by: user).filter { agrees(person, students[$0]) })
    }
  }

  /// GitHub Classroom: `lab-1-jane-doe`, where `jane-doe` is an identifier; one of digits only may be the lab's number.
  private func gitHubClassroom(_ name: String) -> Set<Int> {
    name.indices.filter { name[$0] == "-" }.reduce(into: []) { found, dash in
      let user = String(name[name.index(after: dash)...])
      if user.contains(where: \.isLetter) { found.formUnion(identified(by: user)) }
    }
  }

  private func identified(by key: String) -> Set<Int> {
    let lowercased = key.lowercased()
    return zip(tiers, [key, lowercased, lowercased, lowercased]).lazy.compactMap { $0[$1] }.first ?? []
  }

  /// Students of a name, which Moodle may have put behind a group's: `Group A-Jane Doe`.
  ///
  /// Doubtful when what is before the dash is no group for certain: `Anna-Lena Doe` need not be `Lena Doe`.
  private func named(_ name: String) -> (students: Set<Int>, isDoubtful: Bool) {
    if let whole = bearers(of: name) { return (whole, false) }
    var found: Set<Int> = []
    var isDoubtful = false
    for dash in name.indices where name[dash] == "-" {
      let group = name[..<dash]
      let matches = bearers(of: name[name.index(after: dash)...]) ?? []
      found.formUnion(matches)
      let isGroup = group.contains { $0 == " " || $0.isNumber }
      isDoubtful =
        isDoubtful
        || matches.contains { !isGroup && students[$0].section?.lowercased() != group.lowercased() }
    }
    return (found, isDoubtful)
  }

  private func bearers(of name: some StringProtocol) -> Set<Int>? {
    let key = Self.lettersAndDigits(name)
    return byName[key] ?? byPlainName[key]
  }

  /// Whether a name may be the student's: the roster has none, or shares a word with it.
  private func agrees(_ name: String, _ student: Student) -> Bool {
    guard let known = student.name else { return true }
    let letters = Self.lettersAndDigits(name)
    let words = known.split { !$0.isLetter && !$0.isNumber }.map(Self.lettersAndDigits)
    let telling = words.contains { $0.count > 2 } ? words.filter { $0.count > 2 } : words
    return telling.flatMap { [$0] + Self.spellings($0) }.contains { letters.contains($0) }
  }

  private func outcome(_ found: Set<Int>, byNameOnly: Bool) -> Outcome {
    guard let number = found.first else { return .nobody }
    return found.count == 1 ? .student(students[number], byNameOnly: byNameOnly) : several(found)
  }

  private func several(_ found: Set<Int>) -> Outcome {
    .several(found.sorted().map { students[$0].id })
  }

  /// `Jürgen Müller`: `jurgen muller`, `juergen mueller`.
  private static func spellings(_ name: String) -> [String] {
    let german = ["ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"]
      .reduce(name.lowercased()) { $0.replacing($1.key, with: $1.value) }
    return [name, german].map { $0.folding(options: .diacriticInsensitive, locale: nil) }
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

import Foundation
import Submissions

/// The names of a new exercise.
struct ExerciseNames {
  /// Identifier: folder name and name in commands.
  let id: String
  /// The student's type: `CosineSimilarity`.
  let type: String

  private static let longest = 38

  /// Takes names that nothing else has.
  ///
  /// - Parameters:
  ///   - id: lower case words joined by hyphens.
  ///   - type: the student's type; `nil` is the id in camel case.
  ///   - others: types of the course's exercises, by id.
  /// - Throws: a ``UsageProblem`` that says which name cannot be, and why.
  init(id: String, type: String?, others: [String: String]) throws {
    guard id.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil else {
      throw UsageProblem(
        "`\(id)` is no exercise name. Use lower case words and digits joined by hyphens: cosine-similarity.")
    }
    self.id = id
    self.type = type ?? id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    let constant = constant
    guard !Self.wordsOfSwift.contains(constant) else {
      throw UsageProblem("`\(id)` is a word of Swift, and no name of an exercise. Choose another name.")
    }
    guard others.keys.allSatisfy({ ExerciseNames.constant(of: $0) != constant }) else {
      throw UsageProblem("There is an exercise `\(id)`. Choose another name.")
    }
    try checkType(others: others)
  }

  /// The types of a course's exercises, by id.
  static func types(in course: URL) -> [String: String] {
    let files = FileManager.default.subpaths(atPath: course.appendingPathComponent("exercises").path) ?? []
    let matches = files.compactMap { $0.wholeMatch(of: /([^\/]+)\/([^\/]+)Exercise\.swift/) }
    return Dictionary(matches.map { (String($0.1), String($0.2)) }) { $1 }
  }

  /// The id as the name of a constant: `cosineSimilarity`.
  var constant: String { Self.constant(of: id) }

  /// A title: `Cosine similarity`, and `LSTM language model` where the type writes a word in capitals.
  var title: String {
    guard type.lowercased() == id.replacing("-", with: "") else { return type }
    var rest = Substring(type)
    let words = id.split(separator: "-").map { word in
      let part = rest.prefix(word.count)
      rest = rest.dropFirst(word.count)
      return part.dropFirst().contains(where: \.isUppercase) ? String(part) : part.lowercased()
    }
    let line = words.joined(separator: " ")
    return line.prefix(1).uppercased() + line.dropFirst()
  }

  private func checkType(others: [String: String]) throws {
    guard type.wholeMatch(of: /[A-Z][A-Za-z0-9]*/) != nil else {
      throw UsageProblem(
        "`\(type)` is no name of a type. Use letters and digits, a capital first: --type CNN.")
    }
    guard type.count <= Self.longest, id.count <= Self.longest + 2 else {
      throw UsageProblem(
        "`\(type)` has more than \(Self.longest) characters. Choose a shorter name, or a shorter one of the type: "
          + "--type NAME.")
    }
    if let other = others.first(where: { $0.value.lowercased() == type.lowercased() }) {
      throw UsageProblem(
        "The exercise `\(other.key)` has the type \(other.value). Name another: --type NAME.")
    }
    guard !TopLevelTypes.isImported(type), !Self.namesOfChecks.contains(type) else {
      throw UsageProblem("\(type) is a type of Swift, LabKit or Gradus. Name another: --type NAME.")
    }
  }

  private static func constant(of id: String) -> String {
    let words = id.split(separator: "-")
    return words.dropFirst().reduce(words.first.map(String.init) ?? "") { name, word in
      name + word.prefix(1).uppercased() + word.dropFirst()
    }
  }

  /// What would make, with `Exercise`, `Bridge`, `Public` or `Hidden`, a name that exists.
  private static let namesOfChecks: Set = [
    "AnyGraded", "Checks", "Exercise", "Graded", "Protocol", "Self", "Type",
  ]

  /// The words that cannot be the name of a constant, and that of the list of all exercises.
  private static let wordsOfSwift: Set = [
    "all", "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer",
    "deinit",
    "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if",
    "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private",
    "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super",
    "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
}

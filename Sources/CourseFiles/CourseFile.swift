public import CourseModel
import Foundation
import Submissions
import Yams

/// Reads `grading/course.yaml`: title, scale, exercises with weights, and limits that differ from the
/// defaults.
///
/// The reader is strict: an unknown key, a wrong type, an unknown or repeated exercise and weights that do
/// not add up to `total-weight` are each an error with file, line, key and remedy.
public struct CourseFile {
  private let path: String
  private let known: [Exercise]

  /// A reader for a file that may name these exercises.
  public init(path: String, known: [Exercise]) {
    self.path = path
    self.known = known
  }

  /// Reads the file.
  public func read() throws(CourseFileError) -> Course {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw CourseFileError(
        file: path, line: nil, key: nil, problem: "cannot be read: \(error.cause)",
        remedy: "Make it a file that you may read.")
    }
    if let line = SourceText.lineOfInvalidUTF8(Array(bytes)) {
      throw CourseFileError(
        file: path, line: line, key: nil, problem: "is not UTF-8", remedy: "Save the file as UTF-8.")
    }
    return try parse(String(decoding: bytes, as: UTF8.self))
  }

  /// Reads the text of a file.
  public func parse(_ text: String) throws(CourseFileError) -> Course {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
      throw CourseFileError(
        file: path, line: context.mark.line, key: keys.first, problem: "is given twice",
        remedy: "Keep one of them.")
    } catch let error as YamlError {
      throw CourseFileError(
        file: path, line: error.line, key: nil, problem: "is not valid YAML: \(error.words)",
        remedy: "Mend the line; indent with spaces.")
    } catch {
      throw CourseFileError(
        file: path, line: nil, key: nil, problem: "cannot be read: \(error.explanation)",
        remedy: "Mend the file.")
    }
    guard let root else {
      throw CourseFileError(
        file: path, line: 1, key: nil, problem: "is empty", remedy: "Start with `title:`.")
    }
    let map = try YAMLMapping(root, file: path, key: nil)
    try map.allow(["title", "scale", "total-weight", "seconds-for-diagnosis", "exercises"])
    var course = Course(title: try map.string("title"), exercises: [], scale: try map.positive("scale"))
    if map.has("seconds-for-diagnosis") {
      course.secondsForDiagnosis = try map.seconds("seconds-for-diagnosis")
    }
    for entry in try map.list("exercises") {
      let weighted = try exercise(YAMLMapping(entry, file: path, key: "exercises"))
      guard !course.exercises.contains(where: { $0.exercise.id == weighted.exercise.id }) else {
        throw CourseFileError(
          file: path, line: entry.mark?.line, key: "id",
          problem: "lists `\(weighted.exercise.id)` twice", remedy: "Keep one of them.")
      }
      course.exercises.append(weighted)
    }
    try checkWeights(of: course, total: map.positive("total-weight"), line: map.line(of: "total-weight"))
    return course
  }

  private func exercise(_ map: YAMLMapping) throws(CourseFileError) -> Course.Weighted {
    try map.allow(["id", "weight", "limits"])
    let id = try map.string("id")
    guard var exercise = known.first(where: { $0.id == id }) else {
      let names = known.map(\.id).sorted().joined(separator: ", ")
      throw map.error("id", "names no exercise: `\(id)`", remedy: "Use one of: \(names).")
    }
    if let limits = try map.mapping("limits") {
      try limits.allow(["seconds-per-call", "seconds-per-item", "memory-mib", "stack-mib"])
      if limits.has("seconds-per-call") {
        exercise.limits.secondsPerCall = try limits.seconds("seconds-per-call")
      }
      if limits.has("seconds-per-item") {
        exercise.limits.secondsPerItem = try limits.seconds("seconds-per-item")
      }
      if limits.has("memory-mib") {
        exercise.limits.memoryBytes = try limits.mebibytes("memory-mib", 64...(1 << 20))
      }
      if limits.has("stack-mib") { exercise.limits.stackBytes = try limits.mebibytes("stack-mib", 1...4096) }
    }
    return Course.Weighted(exercise: exercise, weight: try map.positive("weight"))
  }

  private func checkWeights(of course: Course, total: Rational, line: Int?) throws(CourseFileError) {
    let sum = course.exercises.reduce(0) { $0 + $1.weight }
    guard sum == total else {
      throw CourseFileError(
        file: path, line: line, key: "total-weight",
        problem: "is \(total), but the weights add up to \(sum)",
        remedy: "Correct a weight, or set `total-weight: \(sum)`.")
    }
    guard course.commonMultipleOfPoints != nil else {
      throw CourseFileError(
        file: path, line: nil, key: "exercises",
        problem:
          "have points without a common multiple up to \(Course.largestMultiple), so that marks are not exact",
        remedy: "Give the items of each exercise points that add up to a round number, such as 20.")
    }
  }
}

/// What is wrong with a course file, where, and what to do.
public struct CourseFileError: UserCorrectable, Equatable {
  /// Path of the file.
  public let file: String
  /// Line, from 1.
  public let line: Int?
  /// The key at fault.
  public let key: String?
  /// What is wrong.
  public let problem: String
  /// What to do.
  public let remedy: String

  /// `file:line: key problem. remedy`
  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    let subject = key.map { "`\($0)` " } ?? ""
    return "\(place): \(subject)\(problem). \(remedy)"
  }
}

extension YamlError {
  /// Line of a syntax error, from 1.
  fileprivate var line: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    case .reader(_, let offset?, _, let text): text.prefix(offset).count { $0.isNewline } + 1
    default: nil
    }
  }

  /// What is wrong, in the parser's words, without the text around it.
  fileprivate var words: String {
    switch self {
    case .scanner(let context, let problem, _, _), .parser(let context, let problem, _, _),
      .composer(let context, let problem, _, _):
      problem + (context.map { ", \($0.text) in line \($0.mark.line)" } ?? "")
    case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem),
      .representer(let problem):
      problem
    case .no, .memory, .dataCouldNotBeDecoded, .duplicatedKeysInMapping: "it cannot be parsed"
    }
  }
}

import CourseModel
import Yams

/// A mapping of a YAML file, read strictly and with line numbers.
struct YAMLMapping {
  private let mapping: Node.Mapping
  private let file: String
  private let key: String?

  init(_ node: Node, file: String, key: String?) throws(CourseFileError) {
    guard case .mapping(let mapping) = node else {
      throw CourseFileError(
        file: file, line: node.mark?.line, key: key, problem: "must hold `key: value` lines",
        remedy: "Write one key on each line.")
    }
    self.mapping = mapping
    self.file = file
    self.key = key
  }

  /// Refuses keys that mean nothing here, and keys given twice.
  func allow(_ keys: [String]) throws(CourseFileError) {
    for (node, _) in mapping where !keys.contains(node.string ?? "") {
      throw CourseFileError(
        file: file, line: node.mark?.line, key: node.string, problem: "means nothing here",
        remedy: "Known keys: \(keys.joined(separator: ", ")).")
    }
  }

  func has(_ key: String) -> Bool { mapping[key] != nil }

  func line(of key: String) -> Int? { mapping[key]?.mark?.line }

  func error(_ key: String, _ problem: String, remedy: String) -> CourseFileError {
    CourseFileError(
      file: file, line: line(of: key) ?? mapping.mark?.line, key: key, problem: problem, remedy: remedy)
  }

  private func node(_ key: String) throws(CourseFileError) -> Node {
    guard let node = mapping[key] else {
      throw error(key, "is missing", remedy: "Add a line `\(key): …`.")
    }
    return node
  }

  func string(_ key: String) throws(CourseFileError) -> String {
    guard case .scalar(let scalar) = try node(key), !scalar.string.isEmpty else {
      throw error(key, "must be a text", remedy: "Write it in quotes after the colon.")
    }
    return scalar.string
  }

  /// A positive decimal, exactly as written.
  func positive(_ key: String) throws(CourseFileError) -> Rational {
    guard let number = Rational(decimal: try scalar(key).string), number > 0, number < Course.largestWeight,
      number.rounded(toPlaces: Course.weightPlaces) == number
    else {
      throw error(
        key, "must be a positive number below 1000000 with at most \(Course.weightPlaces) decimals",
        remedy: "For example `\(key): 1`.")
    }
    return number
  }

  func seconds(_ key: String) throws(CourseFileError) -> Double {
    guard let number = Double.construct(from: try scalar(key)), number > 0, number <= 86_400 else {
      throw error(key, "must be a number of seconds, at most 86400", remedy: "For example `\(key): 5`.")
    }
    return number
  }

  func mebibytes(_ key: String, _ range: ClosedRange<Int>) throws(CourseFileError) -> Int {
    guard let number = Int.construct(from: try scalar(key)), range.contains(number) else {
      throw error(
        key, "must be a whole number of MiB, \(range.lowerBound) to \(range.upperBound)",
        remedy: "For example `\(key): \(min(1024, range.upperBound))`.")
    }
    return number << 20
  }

  func list(_ key: String) throws(CourseFileError) -> [Node] {
    guard case .sequence(let sequence) = try node(key), !sequence.isEmpty else {
      throw error(key, "must be a list", remedy: "Start each entry with `- id: …`.")
    }
    return Array(sequence)
  }

  func mapping(_ key: String) throws(CourseFileError) -> YAMLMapping? {
    guard let node = mapping[key] else { return nil }
    return try YAMLMapping(node, file: file, key: key)
  }

  private func scalar(_ key: String) throws(CourseFileError) -> Node.Scalar {
    guard case .scalar(let scalar) = try node(key) else {
      throw error(key, "must be a single value", remedy: "Write the value after the colon.")
    }
    return scalar
  }
}

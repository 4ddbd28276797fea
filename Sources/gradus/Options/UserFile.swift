import CourseModel
import Foundation

/// Files that the command line names: what cannot be read or written is the user's to correct.
enum UserFile {
  /// The contents of a file.
  static func contents(of url: URL) throws(UsageProblem) -> Data {
    do {
      return try Data(contentsOf: url)
    } catch {
      throw UsageProblem("\(url.path) cannot be read: \(error.cause).")
    }
  }

  /// The contents of a text file.
  static func text(of url: URL) throws(UsageProblem) -> String {
    guard let text = String(validating: try contents(of: url), as: UTF8.self) else {
      throw UsageProblem("\(url.path) is not UTF-8. Save it as UTF-8.")
    }
    return text
  }

  /// Writes a file as a whole, and the folders that it lies in.
  static func write(_ data: Data, to url: URL) throws(UsageProblem) {
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      let isDevice = (try? url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == false
      try data.write(to: url, options: isDevice ? [] : .atomic)
    } catch {
      throw UsageProblem("\(url.path) cannot be written: \(error.cause).")
    }
  }
}

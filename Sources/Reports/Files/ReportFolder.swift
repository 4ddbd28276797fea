public import CourseModel
public import Foundation

/// A folder that reports are written into, each file as a whole or not at all.
public struct ReportFolder: Sendable {
  /// The folder.
  public let url: URL

  /// Opens a folder, creating it and its parents where needed.
  public init(_ url: URL) throws(ReportError) {
    self.url = url
    do { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) } catch {
      throw ReportError(path: url.path, detail: "cannot be created: \(error.cause)")
    }
  }

  /// A folder inside this one, created where needed.
  public func folder(_ name: String) throws(ReportError) -> ReportFolder {
    try ReportFolder(url.appendingPathComponent(try checked(name), isDirectory: true))
  }

  /// Writes a file by renaming a finished copy into place; a file that says the same already is left alone.
  ///
  /// - Parameter name: One path component, which the caller has made safe for files.
  /// - Returns: Whether the file is new or changed.
  @discardableResult
  public func write(_ text: String, to name: String) throws(ReportError) -> Bool {
    let file = url.appendingPathComponent(try checked(name), isDirectory: false)
    let data = Data(text.utf8)
    if let present = try? Data(contentsOf: file), present == data { return false }
    do { try data.write(to: file, options: .atomic) } catch {
      throw ReportError(path: file.path, detail: "cannot be written: \(error.cause)")
    }
    return true
  }

  private func checked(_ name: String) throws(ReportError) -> String {
    let isComponent =
      !name.isEmpty && name != "." && name != ".." && name.utf8.count <= 255
      && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
    guard isComponent else {
      throw ReportError(
        path: url.path, detail: "\"\(name.madeVisible(keepingLines: false))\" is not a file name")
    }
    return name
  }
}

/// Why a report could not be written.
public struct ReportError: UserCorrectable, Equatable {
  /// File or folder.
  public let path: String
  /// What was wrong and what to do about it.
  public let detail: String

  /// `report PATH: what was wrong; what to do`.
  public var description: String { "report \(path): \(detail)" }
}

import Foundation

/// A file as it must be.
public struct GeneratedFile: Equatable, Sendable {
  /// Where, from the course's root.
  public let path: String
  /// What it must hold.
  public let content: Content

  /// What a generated file is.
  public enum Content: Equatable, Sendable {
    case text(String)
    /// A text that is not written over a solution.
    case starter(String)
    /// A symbolic link to that path.
    case link(String)
    /// Lines of a file that people write, between its two lines `gradus-generate: begin` and `gradus-generate: end`.
    case section([String])
  }

  /// What must be done about the file in a folder, nil if nothing.
  func state(in root: URL) throws -> StaleFile? {
    let location = root.appending(path: path).path
    switch content {
    case .link(let target):
      let found = try? FileManager.default.destinationOfSymbolicLink(atPath: location)
      return found == target ? nil : StaleFile(path: path, remedy: .link(target))
    case .text(let text):
      return (try? String(contentsOfFile: location, encoding: .utf8)) == text
        ? nil : StaleFile(path: path, remedy: .write(text))
    case .starter(let text):
      guard let found = try? String(contentsOfFile: location, encoding: .utf8) else {
        return StaleFile(path: path, remedy: .write(text))
      }
      guard found != text else { return nil }
      return StaleFile(path: path, remedy: StarterWriter.isUnsolved(found) ? .write(text) : .leaveSolution)
    case .section(let lines):
      let found = try String(contentsOfFile: location, encoding: .utf8)
      let text = try replacingSection(of: found, with: lines)
      return found == text ? nil : StaleFile(path: path, remedy: .write(text))
    }
  }
}

extension GeneratedFile {
  private func replacingSection(of text: String, with section: [String]) throws -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let begin = lines.firstIndex(where: { $0.contains("gradus-generate: begin") }),
      let end = lines[begin...].firstIndex(where: { $0.contains("gradus-generate: end") })
    else {
      throw DeclarationError(
        file: path, line: 1, column: 1,
        reason: "no lines with gradus-generate: begin and gradus-generate: end",
        remedy: "put them, as comments, around the list of exercises")
    }
    return (lines[...begin] + section + lines[end...]).joined(separator: "\n")
  }
}

/// A file that is not as it must be.
public struct StaleFile: Equatable, Sendable {
  /// Where, from the course's root.
  public let path: String
  let remedy: Remedy

  enum Remedy: Equatable {
    case write(String)
    case link(String)
    case remove
    /// The file holds code that someone wrote where a starter belongs.
    case leaveSolution
  }

  /// Whether the generator leaves the file to a person.
  public var needsPerson: Bool { remedy == .leaveSolution }

  func update(in root: URL) throws {
    let location = root.appending(path: path)
    switch remedy {
    case .write(let text):
      try makeFolder(of: location)
      try text.write(to: location, atomically: true, encoding: .utf8)
    case .link(let target):
      try makeFolder(of: location)
      try? FileManager.default.removeItem(atPath: location.path)
      try FileManager.default.createSymbolicLink(atPath: location.path, withDestinationPath: target)
    case .remove: try FileManager.default.removeItem(atPath: location.path)
    case .leaveSolution: break
    }
  }

  private func makeFolder(of location: URL) throws {
    try FileManager.default.createDirectory(
      at: location.deletingLastPathComponent(), withIntermediateDirectories: true)
  }
}

/// Swift files that lie beside a solution and are no part of it; the raw value is for people.
public enum CompanionFile: String, Sendable, Codable {
  /// `Package.swift`.
  case manifest = "a package's manifest"
  /// `main.swift`.
  case program = "a program of its own; put what your solution uses into another file"
  /// A file in a folder of tests.
  case test = "in a folder of tests"
  /// A copy of another file.
  case copy = "a copy; another file has its name"

  /// What a file is by its name and place; `nil` when it may be part of a solution.
  init?(_ file: SourceFile, among others: [SourceFile]) {
    let name = file.name.lowercased()
    let folders = file.path.lowercased().split(separator: "/").dropLast()
    let copy = CopyName(file.name)
    if name == "package.swift" || name.hasPrefix("package@swift-") {
      self = .manifest
    } else if name == "main.swift" {
      self = .program
    } else if folders.contains("tests") {
      self = .test
    } else if copy.isCertain,
      others.contains(where: {
        $0.folder == file.folder && $0.name.lowercased() == copy.original.lowercased()
      })
    {
      self = .copy
    } else {
      return nil
    }
  }
}

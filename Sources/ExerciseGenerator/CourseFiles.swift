public import Foundation

/// Everything that is generated for a course, found from its root folder.
public struct CourseFiles {
  private let root: URL

  /// The course in a folder that holds `exercises` and `Sources`.
  public init(root: URL) {
    self.root = root
  }

  /// Reads every exercise and says what the generated files must hold.
  ///
  /// - Throws: `DeclarationErrors` with every declaration that cannot be bridged, or a file system error.
  public func generated() throws -> [GeneratedFile] {
    let course = try CourseReader(root: root).read()
    var files = course.exercises.flatMap { exercise in
      let source = "exercises/\(exercise.id)/\(exercise.protocolName).swift"
      return [
        GeneratedFile(
          path: "Sources/ExerciseBridges/\(exercise.typeName)Bridge.swift",
          content: .text(BridgeWriter(exercise: exercise).text)),
        GeneratedFile(
          path: "exercises/\(exercise.id)/\(exercise.typeName).swift",
          content: .starter(StarterWriter(exercise: exercise).text)),
        GeneratedFile(
          path: "Sources/Exercises/\(exercise.protocolName).swift", content: .link("../../\(source)")),
      ]
    }
    files.append(
      GeneratedFile(
        path: "Sources/ExerciseBridges/SharedTypes.swift",
        content: .text(SharedTypesWriter(types: course.sharedTypes).text)))
    files.append(
      GeneratedFile(
        path: "Sources/ExerciseBridges/Registry.swift",
        content: .text(RegistryWriter(exercises: course.exercises, sharedTypes: course.sharedTypes).text)))
    if exists("Sources/Submissions") {
      files.append(
        GeneratedFile(
          path: "Sources/Submissions/Compiling/CourseNames.swift",
          content: .text(try CourseNamesWriter(root: root).text)))
    }
    if exists("grading") {
      for half in GradingRegistryWriter.Half.allCases {
        files.append(
          GeneratedFile(
            path: "Sources/\(half.rawValue)Checks/Registry.swift",
            content: .text(GradingRegistryWriter(exercises: course.exercises, half: half).text)))
      }
    }
    return files + referenceFiles(of: course.exercises) + sections(listing: course.exercises)
  }

  /// The lists of exercises in files that people write.
  private func sections(listing exercises: [ExerciseDeclaration]) -> [GeneratedFile] {
    let courseFile = try? String(contentsOf: root.appending(path: "grading/course.yaml"), encoding: .utf8)
    return [
      GeneratedFile(path: "Package.swift", content: .section(ExerciseList.manifestEntries(exercises))),
      GeneratedFile(
        path: "README.md", content: .section(ExerciseList.table(exercises, inOrderOf: courseFile ?? ""))),
    ].filter { exists($0.path) }
  }

  /// The references as the tests of the checks compile them.
  private func referenceFiles(of exercises: [ExerciseDeclaration]) -> [GeneratedFile] {
    guard exists("Tests") else { return [] }
    let solved = exercises.filter { exists($0.referencePath) }
    let links = solved.map { exercise in
      GeneratedFile(
        path: "Tests/ReferenceSolutions/\(exercise.typeName).swift",
        content: .link("../../\(exercise.referencePath)"))
    }
    let list = GeneratedFile(
      path: "Tests/ReferenceSolutions/ReferenceSolutions.swift",
      content: .text(ReferenceSolutionsWriter(exercises: solved).text))
    return links + [list]
  }

  private func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  /// What differs between the folder and `files`: each file to write, and each left over from an exercise that is gone.
  public func stale(_ files: [GeneratedFile]) throws -> [StaleFile] {
    try files.compactMap { try $0.state(in: root) } + leftovers(files)
  }

  /// Brings the folder up to date.
  ///
  /// - Throws: A file system error.
  public func update(_ stale: [StaleFile]) throws {
    for file in stale { try file.update(in: root) }
  }

  private func leftovers(_ files: [GeneratedFile]) throws -> [StaleFile] {
    let planned = Set(files.map(\.path))
    let folders = ["Sources/ExerciseBridges", "Sources/Exercises", "Tests/ReferenceSolutions"].filter(exists)
    return try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).sorted()
        .map { "\(folder)/\($0)" }
        .filter { !planned.contains($0) && isGenerated($0) }
        .map { StaleFile(path: $0, remedy: .remove) }
    }
  }

  private func isGenerated(_ path: String) -> Bool {
    let path = root.appending(path: path).path
    if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) {
      return target.hasPrefix("../../exercises/") || target.hasPrefix("../../reference/")
    }
    return (try? String(contentsOfFile: path, encoding: .utf8))?.hasPrefix(BridgeWriter.header) ?? false
  }
}

extension ExerciseDeclaration {
  /// Where the course's own solution lies.
  fileprivate var referencePath: String { "reference/\(id)/\(typeName).swift" }
}

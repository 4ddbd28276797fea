import Foundation
import SwiftSyntax

/// Reads the exercises and the types that they share.
struct CourseReader {
  let root: URL

  struct Course {
    let exercises: [ExerciseDeclaration]
    let sharedTypes: [CourseType]
  }

  private static let builtInTypes: Set<String> = ["Bool", "Double", "Int", "String", "Tensor", "UInt8"]
  /// A proxy rethrows it whatever the signatures mention.
  private static let errorType = "LabError"

  func read() throws -> Course {
    let shared = try swiftFiles(in: "Sources/Exercises/Shared")
    let sharedDeclarations = shared.flatMap { file in
      CourseTypeParser.declarations(in: file).map { (name: $0.name, declaration: $0.declaration, file: file) }
    }
    let common = try Self.builtInTypes.union(sharedDeclarations.map(\.name)).union(handwrittenTypes())
    var errors: [DeclarationError] = []
    var exercises: [ExerciseDeclaration] = []
    for id in try exerciseFolders() {
      let (file, exercise) = try readExercise(id, common: common)
      errors += file.errors
      if let exercise { exercises.append(exercise) }
    }
    let sharedTypes = crossing(sharedDeclarations, common: common, exercises: exercises)
    errors += shared.flatMap(\.errors)
    guard errors.isEmpty else { throw DeclarationErrors(all: errors) }
    return Course(exercises: exercises, sharedTypes: sharedTypes)
  }

  private func readExercise(_ id: String, common: Set<String>) throws -> (SourceFile, ExerciseDeclaration?) {
    let folder = "exercises/\(id)"
    let names = try contents(of: folder).filter { $0.hasSuffix("Exercise.swift") }
    guard let name = names.first, names.count == 1 else {
      throw DeclarationErrors(all: [
        DeclarationError(
          file: folder, line: 1, column: 1, reason: "there are \(names.count) files called …Exercise.swift",
          remedy: "an exercise has one, with its protocol")
      ])
    }
    let file = try read("\(folder)/\(name)")
    let exercise = file.collecting { () throws(DeclarationError) in
      try ExerciseParser(file: file, common: common).parse(id: id, protocolName: String(name.dropLast(6)))
    }
    return (file, exercise)
  }

  /// The shared types that can cross; one that cannot is refused only if an exercise mentions it.
  private func crossing(
    _ declarations: [(name: String, declaration: DeclSyntax, file: SourceFile)], common: Set<String>,
    exercises: [ExerciseDeclaration]
  ) -> [CourseType] {
    let mentioned = Set(exercises.flatMap(\.mentionedTypes) + [Self.errorType])
    return declarations.compactMap { name, declaration, file in
      let parser = CourseTypeParser(types: TypeParser(file: file, plainTypes: common))
      guard mentioned.contains(name) else { return try? parser.parse(declaration) }
      return file.collecting { () throws(DeclarationError) in try parser.parse(declaration) }
    }
  }

  /// The types for which someone wrote a conformance by hand.
  private func handwrittenTypes() throws -> [String] {
    try swiftFiles(in: "Sources/ExerciseBridges/Runtime").flatMap(\.declarations).compactMap { declaration in
      guard let type = declaration.as(ExtensionDeclSyntax.self),
        type.inheritanceClause?.inheritedTypes.contains(where: { $0.type.oneLine == "WireRepresentable" })
          == true
      else { return nil }
      return type.extendedType.oneLine
    }
  }

  private func exerciseFolders() throws -> [String] {
    try contents(of: "exercises").filter { name in
      var isFolder: ObjCBool = false
      let path = root.appending(path: "exercises/\(name)").path
      return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
  }

  private func swiftFiles(in folder: String) throws -> [SourceFile] {
    try contents(of: folder).filter { $0.hasSuffix(".swift") }.map { try read("\(folder)/\($0)") }
  }

  private func contents(of folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).sorted()
      .filter { !$0.hasPrefix(".") }
  }

  private func read(_ path: String) throws -> SourceFile {
    SourceFile(path: path, text: try String(contentsOf: root.appending(path: path), encoding: .utf8))
  }
}

extension ExerciseDeclaration {
  /// The names of the types that its signatures and types mention.
  var mentionedTypes: [String] {
    requirements.flatMap { ($0.parameters.map(\.type) + [$0.result]).flatMap(\.plainNames) }
      + courseTypes.flatMap(\.mentionedTypes)
  }
}

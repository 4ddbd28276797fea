import Foundation
import SwiftSyntax

/// Writes the list of the types that `import LabKit` brings: a submission's file that declares one of these itself takes it
/// from the others of its module.
struct CourseNamesWriter {
  /// The names, sorted.
  let types: [String]

  /// Reads the names from the sources.
  ///
  /// - Throws: A file system error.
  init(root: URL) throws {
    var names: Set<String> = []
    for folder in ["Sources/Tensors", "Sources/Exercises/Shared", "Sources/LabKit", "exercises"] {
      let folder = root.appending(path: folder)
      guard FileManager.default.fileExists(atPath: folder.path) else { continue }
      for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      where name.hasSuffix(".swift") {
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        names.formUnion(SourceFile(path: name, text: text).declarations.compactMap(Self.publicType))
      }
    }
    types = names.sorted()
  }

  var text: String {
    var code = CodeWriter()
    code.line("\(BridgeWriter.header) from the public types of Tensors, Exercises and LabKit: change these.")
    code.line("// swift-format-ignore-file")
    code.line()
    code.documentation(["What `import LabKit` brings."])
    code.block("enum CourseNames") { code in
      code.documentation(["The types, protocols and aliases."])
      code.list("static let types: Set<String> = [", types.map { "\"\($0)\"" }, "]")
    }
    return code.text
  }

  private static func publicType(_ declaration: DeclSyntax) -> String? {
    guard let type = declaration.asProtocol((any NamedDeclSyntax).self),
      let modifiers = declaration.asProtocol((any WithModifiersSyntax).self)?.modifiers, modifiers.isPublic,
      !declaration.is(FunctionDeclSyntax.self), !declaration.is(OperatorDeclSyntax.self)
    else { return nil }
    return type.name.text
  }
}

import SwiftParser
import SwiftSyntax

/// A solution's file, taken apart: the functions of its type, those beside it, and the rest.
struct SolutionFile {
  /// A function without its access level.
  struct Function {
    let name: String
    /// Whether it belongs to the type.
    let isMember: Bool
    let text: String
    /// Every name in it, its own too.
    let words: Set<String>
  }

  private(set) var imports: [String] = []
  private(set) var functions: [Function] = []
  /// Further types and constants.
  private(set) var others: [String] = []
  private(set) var wordsOfOthers: Set<String> = []
  private(set) var typeName = ""
  private(set) var protocolName = ""

  /// Takes a source apart.
  ///
  /// - Returns: `nil` unless it has one type that conforms to an exercise's protocol, of functions alone, whose name is
  ///   not used elsewhere.
  init?(_ source: String) {
    for statement in Parser.parse(source: source).statements {
      guard case .decl(let declaration) = statement.item, add(declaration) else { return nil }
    }
    let words = functions.reduce(wordsOfOthers) { $0.union($1.words) }
    guard !typeName.isEmpty, !words.contains(typeName) else { return nil }
  }

  private mutating func add(_ declaration: DeclSyntax) -> Bool {
    if declaration.is(ImportDeclSyntax.self) {
      imports.append(declaration.trimmedDescription)
    } else if let function = declaration.as(FunctionDeclSyntax.self) {
      functions.append(Function(function, isMember: false))
    } else if let type = declaration.as(StructDeclSyntax.self), let name = type.exerciseProtocol {
      let members = type.memberBlock.members.map { $0.decl.as(FunctionDeclSyntax.self) }
      guard typeName.isEmpty, type.genericParameterClause == nil, members.allSatisfy({ $0?.isPlain ?? false })
      else { return false }
      (typeName, protocolName) = (type.name.text, name)
      functions += members.compactMap(\.self).map { Function($0, isMember: true) }
    } else {
      others.append(declaration.withoutAccess)
      wordsOfOthers.formUnion(declaration.words)
    }
    return true
  }
}

extension SolutionFile.Function {
  fileprivate init(_ declaration: FunctionDeclSyntax, isMember: Bool) {
    self.init(
      name: declaration.name.text, isMember: isMember, text: declaration.withoutAccess,
      words: declaration.words)
  }
}

extension StructDeclSyntax {
  /// The only protocol of a type that solves an exercise.
  fileprivate var exerciseProtocol: String? {
    guard let types = inheritanceClause?.inheritedTypes, types.count == 1,
      let name = types.first?.type.trimmedDescription, name.hasSuffix("Exercise")
    else { return nil }
    return name
  }
}

extension FunctionDeclSyntax {
  /// Whether it could stand in an extension of a protocol as it is.
  fileprivate var isPlain: Bool { modifiers.allSatisfy { accessLevels.contains($0.name.text) } }
}

private let accessLevels: Set = ["private", "fileprivate", "internal", "package", "public"]

extension DeclSyntaxProtocol {
  /// The text of a declaration that the whole module sees.
  fileprivate var withoutAccess: String {
    guard var declaration = asProtocol((any WithModifiersSyntax).self) else { return trimmedDescription }
    declaration.modifiers = declaration.modifiers.filter { !accessLevels.contains($0.name.text) }
    return declaration.trimmedDescription
  }

  fileprivate var words: Set<String> { Set(tokens(viewMode: .sourceAccurate).map(\.text)) }
}

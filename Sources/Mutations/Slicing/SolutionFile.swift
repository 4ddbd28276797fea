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
    /// Where it stands in the source.
    let bytes: Range<Int>
  }

  private let source: [UInt8]
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
    self.source = Array(source.utf8)
    for statement in Parser.parse(source: source).statements {
      guard case .decl(let declaration) = statement.item, add(declaration) else { return nil }
    }
    let words = functions.reduce(wordsOfOthers) { $0.union($1.words) }
    guard !typeName.isEmpty, !words.contains(typeName) else { return nil }
  }

  /// The same with one function edited, without parsing the others; `nil` when more differs.
  func edited(to text: String) -> SolutionFile? {
    let (text, longer) = (Array(text.utf8), text.utf8.count - source.count)
    let start = zip(source, text).prefix { $0 == $1 }.count
    let end =
      source.count - zip(source[start...].reversed(), text[start...].reversed()).prefix { $0 == $1 }.count
    guard let index = functions.firstIndex(where: { $0.bytes.contains(start) && $0.bytes.upperBound >= end })
    else { return nil }
    let (old, bytes) = (functions[index], functions[index].bytes)
    let own = String(decoding: text[bytes.lowerBound..<(bytes.upperBound + longer)], as: UTF8.self)
    let statements = Parser.parse(source: own).statements
    guard statements.count == 1, case .decl(let declaration)? = statements.first?.item,
      let function = declaration.as(FunctionDeclSyntax.self), function.isPlain || !old.isMember
    else { return nil }
    var edited = self
    edited.functions[index] = Function(function, isMember: old.isMember, bytes: bytes)
    return edited.functions[index].words.contains(typeName) ? nil : edited
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
  fileprivate init(_ declaration: FunctionDeclSyntax, isMember: Bool, bytes: Range<Int>? = nil) {
    self.init(
      name: declaration.name.text, isMember: isMember, text: declaration.withoutAccess,
      words: declaration.words, bytes: bytes ?? declaration.bytes)
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

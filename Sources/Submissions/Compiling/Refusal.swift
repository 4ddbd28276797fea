/// Something in a student's file that the course's policy forbids.
public struct Refusal: Sendable, Hashable, Codable, CustomStringConvertible {
  /// What is forbidden.
  public enum Subject: Sendable, Hashable, Codable {
    /// Importing this module, or using it.
    case module(String)
    /// Using this attribute, such as `@_silgen_name`.
    case attribute(String)
    /// Using this directive, such as `#sourceLocation`.
    case directive(String)
    /// Calling this C function.
    case function(String)
    /// Defining this symbol, which is none of Swift's.
    case definition(String)
    /// Putting something into this section of the compiled object, such as `.init_array`.
    case section(String)
    /// A compiled object that cannot be examined, for this reason.
    case object(String)
  }

  /// The file's name as the student knows it.
  public var file: String
  /// Line, from 1; 0 when it is not known.
  public var line: Int
  /// What is forbidden.
  public var subject: Subject

  /// A sentence for the student.
  public var description: String { (line > 0 ? "\(file):\(line): " : "\(file): ") + sentence }

  private var sentence: String {
    switch subject {
    case .module(let name):
      "this exercise may not import \(name). Remove the import and write the code yourself."
    case .attribute(let name):
      "@\(name) is not allowed in an exercise: it names symbols behind the compiler's back."
    case .directive(let name):
      "#\(name) is not allowed in an exercise: messages would point to the wrong place."
    case .function(let name):
      if let objection = CFunctionPolicy.objection(to: name) {
        "this exercise may not use the C function `\(name)`, which \(objection). Remove that use."
      } else {
        "`\(name)` is not among the C functions that an exercise may use. Remove that use."
      }
    case .definition(let name):
      "it defines the symbol `\(name)`, which is not one of Swift's own. Remove the attribute that names it."
    case .section(let name):
      "it puts something into the section `\(name)`, which may run before any of your functions is called. "
        + "Remove the attribute that names it."
    case .object(let reason):
      "its compiled form cannot be examined (\(reason)). Make the file smaller, with shorter names."
    }
  }
}

extension Refusal {
  /// A refusal of what the compiler has made of a source, at the first line that speaks of it.
  init(_ subject: Subject, in source: [UInt8], file: String) {
    self.init(file: file, line: subject.line(in: source), subject: subject)
  }
}

extension Refusal.Subject {
  /// The first line of a source that has the subject's name: as a word, or else in a literal; 0 when there is none.
  fileprivate func line(in source: [UInt8]) -> Int {
    switch self {
    case .module(let name), .function(let name), .definition(let name), .section(let name):
      let token = SwiftLexer.tokens(source).first { $0.text == name }
      return token?.line ?? Self.line(ofText: name, in: source)
    case .attribute, .directive, .object: return 0
    }
  }

  private static func line(ofText text: String, in source: [UInt8]) -> Int {
    guard let place = source.firstRange(of: Array(text.utf8)) else { return 0 }
    return 1 + source[..<place.lowerBound].count { $0 == UInt8(ascii: "\n") }
  }
}

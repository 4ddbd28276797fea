/// Something in a student's file that the course's policy forbids.
public struct Refusal: Sendable, Hashable, Codable, CustomStringConvertible {
  /// What is forbidden.
  public enum Subject: Sendable, Hashable, Codable {
    /// Importing this module.
    case module(String)
    /// Using this attribute, such as `@_silgen_name`.
    case attribute(String)
    /// Using this directive, such as `#sourceLocation`.
    case directive(String)
  }

  /// The file's name as the student knows it.
  public var file: String
  /// Line, from 1.
  public var line: Int
  /// What is forbidden.
  public var subject: Subject

  /// A sentence for the student.
  public var description: String {
    switch subject {
    case .module(let name):
      "\(file):\(line): this exercise may not import \(name). Remove the import and write the code yourself."
    case .attribute(let name):
      "\(file):\(line): @\(name) is not allowed in an exercise: it names symbols behind the compiler's back."
    case .directive(let name):
      "\(file):\(line): #\(name) is not allowed in an exercise: messages would point to the wrong place."
    }
  }
}

/// Which imports and attributes a file may use.
///
/// The sandbox, not this policy, is what keeps hostile code harmless. The policy serves the exercise (write the
/// backward pass yourself, do not import one) and keeps messages honest. Beside imports it refuses
/// - attributes that define or bind symbols by name, with which a file could take the place of another
///   exercise's entry point, and
/// - `#sourceLocation`, with which a file could have its errors reported at another student-visible place.
/// `#externalMacro` needs no rule: no plugin is visible inside the sandbox, so its use is a plain error.
public struct ImportPolicy: Sendable {
  /// The modules that may be imported.
  public var allowed: Set<String>

  /// Creates a policy.
  public init(allowed: Set<String>) { self.allowed = allowed }

  static let refusedAttributes: Set = [
    "_silgen_name", "_cdecl", "c", "_extern", "_expose", "_section", "section", "_used", "used",
    "_dynamicReplacement",
  ]
  private static let kinds: Set = [
    "typealias", "struct", "class", "enum", "protocol", "let", "var", "func", "actor",
  ]

  /// Honest code imports these under `#if os(macOS)` or `canImport`; on Linux they do not exist, so that an active import
  /// is the compiler's error.
  private static let absentOnLinux: Set = [
    "Darwin", "Accelerate", "simd", "Metal", "MetalPerformanceShaders", "CoreML", "Combine", "SwiftUI",
    "UIKit",
    "AppKit", "WinSDK", "ucrt", "Musl", "Android", "Bionic", "WASILibc",
  ]

  /// Everything in a source that is not allowed, in order.
  public func refusals(in source: [UInt8], file: String) -> [Refusal] {
    let tokens = SwiftLexer.tokens(source)
    var refusals: [Refusal] = []
    for (index, token) in tokens.enumerated() {
      let before = index > 0 ? tokens[index - 1].text : ""
      let after = index + 1 < tokens.count ? tokens[index + 1] : nil
      if token.text == "@", let name = after, name.kind == .word, Self.refusedAttributes.contains(name.text) {
        refusals.append(Refusal(file: file, line: token.line, subject: .attribute(name.text)))
      } else if token.text == "#", after?.text == "sourceLocation" {
        refusals.append(Refusal(file: file, line: token.line, subject: .directive("sourceLocation")))
      } else if token.text == "import", token.kind == .word, !token.isEscaped, before != ".",
        after?.text != ":",
        after?.kind == .word
      {
        var name = index + 1
        if Self.kinds.contains(tokens[name].text), !tokens[name].isEscaped { name += 1 }
        guard name < tokens.count, tokens[name].kind == .word else { continue }
        let module = tokens[name].text
        if !allowed.contains(module), module != "Swift", !Self.absentOnLinux.contains(module) {
          refusals.append(Refusal(file: file, line: token.line, subject: .module(module)))
        }
      }
    }
    return refusals
  }
}

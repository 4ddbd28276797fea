/// Which imports and attributes a file may use.
///
/// The sandbox, not this policy, is what keeps hostile code harmless, and what a file uses in effect is judged by
/// `ObjectPolicy`. This one serves the exercise (write the backward pass yourself, do not import one) and says where and
/// what in the student's own words. Beside imports it refuses
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

  private func allows(_ module: String) -> Bool {
    if allowed.contains(module) || module == "Swift" || Self.absentOnLinux.contains(module) { return true }
    // Foundation brings the C library along, and honest code imports it under `#if canImport(Glibc)`.
    return module == "Glibc" && allowed.contains("Foundation")
  }

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
        if !allows(module) {
          refusals.append(Refusal(file: file, line: token.line, subject: .module(module)))
        }
      }
    }
    return refusals
  }
}

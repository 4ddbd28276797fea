/// A name as Swift mangles it: `$s`, then a module's name with its length, or a letter for the standard library.
///
/// Only as much is read as the policy asks. Source: `docs/ABI/Mangling.rst` of the Swift project.
struct SwiftSymbol {
  private let mangled: Substring

  /// Nil for a name that Swift does not make.
  init?(_ name: String) {
    guard name.hasPrefix("$s") else { return nil }
    mangled = name.dropFirst(2)
  }

  /// The module, or for `$s7ElementSTTl` the associated type, that comes first; nil for the standard library's.
  private var firstName: String? { Self.identifier(mangled) }

  private static func identifier(_ text: Substring) -> String? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let length = Int(digits), length > 0, digits.first != "0" else { return nil }
    let name = text.dropFirst(digits.count).prefix(length)
    return name.utf8.count == length ? String(name) : nil
  }

  /// The module that a symbol belongs to, where the name begins with it.
  var module: String? {
    // The descriptor of an associated type begins with that type's name.
    mangled.hasSuffix("Tl") ? nil : firstName
  }

  /// Whether the name speaks of a module, such as one whose extension of `Double` it is.
  func mentions(_ module: String) -> Bool { mangled.contains("\(module.utf8.count)\(module)") }

  /// The function's name in the C library's overlay, which holds variadic functions and macros in Swift's form.
  var nameInCLibrary: String? {
    guard module == "Glibc" else { return nil }
    return Self.identifier(mangled.dropFirst("5Glibc".count))
  }

  /// Whether it is a derivative that the compiler has made or looks for, whose names need not begin with `$s`.
  static func isDerivative(_ name: String) -> Bool {
    name.hasPrefix("_fatalErrorForwardModeDifferentiation") || name.hasSuffix("pSpSr")
      || name.hasSuffix("pSr")
      || (name.contains("WJ") && name.hasSuffix("r"))
  }
}

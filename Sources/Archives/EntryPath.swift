/// The checked name of an archive's entry.
///
/// A name becomes a path relative to the archive's root: components separated by `/`, none of them empty,
/// `.` or `..`. A backslash separates components too, as in archives that some Windows programs write.
struct EntryPath: Equatable {
  /// The components joined by `/`.
  let path: String

  /// Checks a name as it stands in an archive. Throws the reason for refusing it.
  ///
  /// Folder names need not be UTF-8, since nothing depends on them: what is not UTF-8 in them becomes
  /// U+FFFD. The last component must be.
  init(name: [UInt8], maximumBytes: Int) throws(RefusalReason) {
    guard name.count <= maximumBytes else { throw .nameTooLong }
    guard name.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { throw .controlCharacter }
    let separators: Set<UInt8> = [UInt8(ascii: "/"), UInt8(ascii: "\\")]
    if let first = name.first, separators.contains(first) { throw .absolutePath }
    if name.count >= 2, name[1] == UInt8(ascii: ":") { throw .absolutePath }
    let components = name.split { separators.contains($0) }.filter { !$0.elementsEqual(".".utf8) }
    guard let last = components.last else { throw .emptyName }
    guard !components.contains(where: { $0.elementsEqual("..".utf8) }) else { throw .parentFolder }
    guard String(validating: last, as: UTF8.self) != nil else { throw .nameNotUTF8 }
    path = components.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
    guard !path.unicodeScalars.contains(where: \.isInvisibleControl) else { throw .controlCharacter }
  }

  /// Two paths with equal keys would be one file where case, or the way accents are encoded, is not told apart.
  var collisionKey: String { path.lowercased() }

  /// A name for messages: printable, at most 200 characters.
  static func printable(_ name: [UInt8]) -> String {
    let text = String(decoding: name.prefix(1000), as: UTF8.self)
    let scalars = text.unicodeScalars.prefix(200).map { scalar in
      scalar.value < 0x20 || scalar.value == 0x7F || scalar.isInvisibleControl ? "\u{FFFD}" : scalar
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension Unicode.Scalar {
  /// Whether this is a C1 control or a formatting character that can make a text look like another.
  fileprivate var isInvisibleControl: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: Self.directionMarks.contains(value)
    }
  }

  private static let directionMarks: Set<UInt32> = [
    0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
  ]
}

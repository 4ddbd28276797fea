/// The header of an `.npy` file.
///
/// After the magic string and the version comes a Python dictionary of exactly three keys, in any order:
/// `{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }`, padded with spaces and ended by a newline.
/// Source: NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays", and `numpy.lib.format`.
struct NPYHeader: Equatable {
  let type: ElementType
  let isColumnMajor: Bool
  let shape: [Int]

  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  /// NumPy itself reads no longer header, to keep a hostile one from costing time.
  static let maximumLength = 10_000

  /// The number of elements of a shape; `nil` when a length is negative or the product exceeds `Int.max`.
  static func elementCount(of shape: [Int]) -> Int? {
    guard shape.allSatisfy({ $0 >= 0 }) else { return nil }
    if shape.contains(0) { return 0 }
    var product = 1
    for length in shape {
      let (next, overflow) = product.multipliedReportingOverflow(by: length)
      if overflow { return nil }
      product = next
    }
    return product
  }

  /// The number of bytes of the elements. Throws `shapeTooLarge`.
  func byteCount() throws(NPYError) -> Int {
    guard let count = Self.elementCount(of: shape) else { throw .shapeTooLarge(shape) }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: type.width)
    guard !overflow else { throw .shapeTooLarge(shape) }
    return bytes
  }

  /// Reads the header at the start of a file; `rest` becomes what follows it.
  init(readingFrom rest: inout ArraySlice<UInt8>) throws(NPYError) {
    guard rest.starts(with: Self.magic), rest.count >= 10 else { throw .notNPY }
    let start = rest.startIndex
    let (major, minor) = (Int(rest[start + 6]), Int(rest[start + 7]))
    guard (1...3).contains(major), minor == 0 else { throw .unknownVersion(major: major, minor: minor) }
    let lengthBytes = major == 1 ? 2 : 4
    guard rest.count >= 8 + lengthBytes else { throw .badHeader("it is cut off") }
    let length = rest[(start + 8)..<(start + 8 + lengthBytes)].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= Self.maximumLength else {
      throw .badHeader("it claims \(length) bytes; at most \(Self.maximumLength) are read")
    }
    rest = rest.dropFirst(8 + lengthBytes)
    guard rest.count >= length else { throw .badHeader("it is cut off") }
    guard let text = String(validating: rest.prefix(length), as: UTF8.self) else {
      throw .badHeader("it is not text")
    }
    rest = rest.dropFirst(length)
    try self.init(dictionary: text)
  }

  private init(dictionary text: String) throws(NPYError) {
    var literal = PythonLiteral(text)
    let fields = try literal.dictionary()
    guard Set(fields.keys) == ["descr", "fortran_order", "shape"] else {
      throw .badHeader("its keys are \(fields.keys.sorted()), not 'descr', 'fortran_order' and 'shape'")
    }
    guard case .tuple(let shape) = fields["shape"] else {
      throw .badHeader("'shape' is not a tuple of whole numbers")
    }
    if let negative = shape.first(where: { $0 < 0 }) {
      throw .badHeader("'shape' has the negative length \(negative)")
    }
    guard case .bool(let isColumnMajor) = fields["fortran_order"] else {
      throw .badHeader("'fortran_order' is neither True nor False")
    }
    self.shape = shape
    self.isColumnMajor = isColumnMajor
    type = try Self.type(fields["descr"])
  }

  private static func type(_ value: PythonLiteral.Value?) throws(NPYError) -> ElementType {
    switch value {
    case .string(let descriptor): return try ElementType(descriptor: descriptor)
    case .other: throw .structuredType
    default: throw .badHeader("'descr' is not a text")
    }
  }
}

extension NPYHeader {
  /// The bytes before the elements of a row-major array: format version 1.0, or 2.0 where the shape is too long for
  /// it; padded to a multiple of 64 so that the elements are aligned when the file is mapped into memory.
  static func bytes(kind: NPYArray.Kind, shape: [Int]) -> [UInt8] {
    let lengths = shape.map(String.init).joined(separator: ", ")
    let tuple = shape.count == 1 ? "(\(lengths),)" : "(\(lengths))"
    let text = "{'descr': '\(kind.rawValue)', 'fortran_order': False, 'shape': \(tuple), }"
    let isLong = text.utf8.count + 64 > Int(UInt16.max)
    let prefix = magic.count + 2 + (isLong ? 4 : 2)
    let padding = (64 - (prefix + text.utf8.count + 1) % 64) % 64
    let length = text.utf8.count + padding + 1
    let lengthBytes = (0..<(isLong ? 4 : 2)).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
    return magic + [isLong ? 2 : 1, 0] + lengthBytes + Array(text.utf8)
      + Array(repeating: UInt8(ascii: " "), count: padding) + [UInt8(ascii: "\n")]
  }
}

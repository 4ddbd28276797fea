extension NPYArray {
  /// Whether these bytes begin as those of an `.npy` file do.
  public static func isNPY(_ bytes: [UInt8]) -> Bool { bytes.starts(with: NPYHeader.magic) }

  /// Reads the contents of an `.npy` file. Throws `NPYError`.
  ///
  /// Read are the format versions 1.0, 2.0 and 3.0, booleans, whole numbers and floating-point numbers of every width
  /// up to 8 bytes, in either byte order, row-major or column-major. Booleans and whole numbers become int64, float16
  /// becomes float32; no value changes by it.
  public init(npy bytes: [UInt8]) throws(NPYError) {
    var rest = bytes[...]
    let header = try NPYHeader(readingFrom: &rest)
    let expected = try header.byteCount()
    guard rest.count == expected else {
      throw .wrongLength(shape: header.shape, expected: expected, actual: rest.count)
    }
    let values = try header.type.values(of: rest)
    self.init(
      shape: header.shape,
      values: header.isColumnMajor ? ColumnMajor.rowMajor(values, shape: header.shape) : values)
  }

  /// The contents of an `.npy` file that NumPy reads back as this array.
  public var npy: [UInt8] {
    let header = NPYHeader.bytes(kind: kind, shape: shape)
    return switch values {
    case .float64(let elements): Self.bytes(header, elements) { $0.bitPattern.littleEndian }
    case .float32(let elements): Self.bytes(header, elements) { $0.bitPattern.littleEndian }
    case .int64(let elements): Self.bytes(header, elements) { UInt64(bitPattern: $0).littleEndian }
    }
  }

  private static func bytes<Element, Word: FixedWidthInteger & BitwiseCopyable>(
    _ header: [UInt8], _ elements: [Element], _ word: (Element) -> Word
  ) -> [UInt8] {
    var bytes = header
    bytes.reserveCapacity(header.count + elements.count * MemoryLayout<Word>.size)
    for element in elements {
      unsafe withUnsafeBytes(of: word(element)) { unsafe bytes.append(contentsOf: $0) }
    }
    return bytes
  }
}

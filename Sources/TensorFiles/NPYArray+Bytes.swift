extension NPYArray {
  /// Reads the contents of an `.npy` file. Throws `NPYError`.
  ///
  /// Read are the format versions 1.0, 2.0 and 3.0, element types little-endian float64, float32 and int64, in
  /// row-major order.
  public init(npy bytes: [UInt8]) throws(NPYError) {
    var rest = bytes[...]
    let header = try NPYHeader(readingFrom: &rest)
    let expected = try header.byteCount()
    guard rest.count == expected else {
      throw .wrongLength(shape: header.shape, expected: expected, actual: rest.count)
    }
    let values: Values =
      switch header.kind {
      case .float64: .float64(Self.elements(rest) { Double(bitPattern: UInt64(littleEndian: $0)) })
      case .float32: .float32(Self.elements(rest) { Float(bitPattern: UInt32(littleEndian: $0)) })
      case .int64: .int64(Self.elements(rest) { Int64(bitPattern: UInt64(littleEndian: $0)) })
      }
    self.init(shape: header.shape, values: values)
  }

  /// The contents of an `.npy` file that NumPy reads back as this array.
  public var npy: [UInt8] {
    let header = NPYHeader(kind: kind, shape: shape).bytes
    return switch values {
    case .float64(let elements): Self.bytes(header, elements) { $0.bitPattern.littleEndian }
    case .float32(let elements): Self.bytes(header, elements) { $0.bitPattern.littleEndian }
    case .int64(let elements): Self.bytes(header, elements) { UInt64(bitPattern: $0).littleEndian }
    }
  }

  private static func elements<Word: FixedWidthInteger & BitwiseCopyable, Element>(
    _ bytes: ArraySlice<UInt8>, _ element: (Word) -> Element
  ) -> [Element] {
    let width = MemoryLayout<Word>.size
    return unsafe bytes.withUnsafeBytes { buffer in
      (0..<(buffer.count / width)).map { index in
        unsafe element(buffer.loadUnaligned(fromByteOffset: index * width, as: Word.self))
      }
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

import ShortTexts

/// Takes numbers and texts off a message; what is announced is checked against what is left before it is allocated.
struct ByteReader {
  private let bytes: [UInt8]
  private var offset: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    offset = 0
  }

  var left: Int { bytes.count - offset }

  func finish() throws(WireFormatError) {
    guard left == 0 else { throw .trailingBytes(left) }
  }

  mutating func byte() throws(WireFormatError) -> UInt8 {
    let start = try advance(by: 1)
    return bytes[start]
  }

  mutating func integer<Integer: FixedWidthInteger>(
    _ type: Integer.Type = Integer.self
  ) throws(WireFormatError) -> Integer {
    let start = try advance(by: MemoryLayout<Integer>.size)
    return unsafe bytes.withUnsafeBytes { raw in
      Integer(littleEndian: unsafe raw.loadUnaligned(fromByteOffset: start, as: Integer.self))
    }
  }

  mutating func double() throws(WireFormatError) -> Double {
    Double(bitPattern: try integer())
  }

  /// A number of elements that each take at least `size` bytes.
  mutating func count(ofElementsTaking size: Int) throws(WireFormatError) -> Int {
    let count = Int(try integer(UInt32.self))
    guard count <= left / size else { throw .truncated(needed: count * size, left: left) }
    return count
  }

  /// A text, refused when it is too long.
  mutating func text(atMost limit: Int) throws(WireFormatError) -> String {
    let raw = try slice()
    guard raw.count <= limit else { throw .textTooLong(bytes: raw.count, limit: limit) }
    guard let text = String(validating: raw, as: UTF8.self) else { throw .invalidText }
    return text
  }

  /// A text, cut when it is too long: for what explains something.
  mutating func shortenedText(toBytes limit: Int) throws(WireFormatError) -> String {
    guard let text = String(shortening: try slice(), toBytes: limit) else { throw .invalidText }
    return text
  }

  mutating func byteArray() throws(WireFormatError) -> [UInt8] { Array(try slice()) }

  mutating func intArray() throws(WireFormatError) -> [Int] {
    try integers(count(ofElementsTaking: 8))
  }

  /// The lengths of a tensor's axes.
  mutating func shape(atMostAxes limit: Int) throws(WireFormatError) -> [Int] {
    let count = try count(ofElementsTaking: 8)
    guard count <= limit else { throw .tooManyAxes(count, limit: limit) }
    return try integers(count)
  }

  mutating func doubleArray() throws(WireFormatError) -> [Double] {
    let count = try count(ofElementsTaking: 8)
    return try elements(count) { Double(bitPattern: UInt64(bitPattern: Int64(littleEndian: $0))) }
  }

  mutating func skip(_ count: Int) throws(WireFormatError) { _ = try advance(by: count) }

  private mutating func slice() throws(WireFormatError) -> ArraySlice<UInt8> {
    let count = try count(ofElementsTaking: 1)
    let start = try advance(by: count)
    return bytes[start..<start + count]
  }

  private mutating func integers(_ count: Int) throws(WireFormatError) -> [Int] {
    try elements(count) { Int(truncatingIfNeeded: Int64(littleEndian: $0)) }
  }

  private mutating func elements<Element>(
    _ count: Int, decode: (Int64) -> Element
  ) throws(WireFormatError) -> [Element] {
    let start = try advance(by: count * 8)
    return unsafe bytes.withUnsafeBytes { raw in
      (0..<count).map { index in
        decode(unsafe raw.loadUnaligned(fromByteOffset: start + index * 8, as: Int64.self))
      }
    }
  }

  private mutating func advance(by count: Int) throws(WireFormatError) -> Int {
    guard count <= left else { throw .truncated(needed: count, left: left) }
    defer { offset += count }
    return offset
  }
}

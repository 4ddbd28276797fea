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

  mutating func text() throws(WireFormatError) -> String {
    let raw = try byteArray()
    guard let text = String(validating: raw, as: UTF8.self) else { throw .invalidText }
    return text
  }

  mutating func byteArray() throws(WireFormatError) -> [UInt8] {
    let count = try count(ofElementsTaking: 1)
    let start = try advance(by: count)
    return Array(bytes[start..<start + count])
  }

  mutating func intArray() throws(WireFormatError) -> [Int] {
    let count = try count(ofElementsTaking: 8)
    return try elements(count) { Int(truncatingIfNeeded: Int64(littleEndian: $0)) }
  }

  mutating func doubleArray() throws(WireFormatError) -> [Double] {
    let count = try count(ofElementsTaking: 8)
    return try elements(count) { Double(bitPattern: UInt64(bitPattern: Int64(littleEndian: $0))) }
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

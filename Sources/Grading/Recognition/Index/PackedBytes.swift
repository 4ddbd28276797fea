/// Writes small numbers in few bytes: seven bits each, the lowest first.
struct PackedWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest > 127 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Writes a count and the elements.
  mutating func write<Element>(_ elements: [Element], _ write: (inout PackedWriter, Element) -> Void) {
    self.write(elements.count)
    for element in elements { write(&self, element) }
  }

  mutating func write(_ text: String) { write(Array(text.utf8)) { $0.bytes.append($1) } }

  mutating func write(_ print: Fingerprint) {
    bytes += [UInt8(truncatingIfNeeded: print.bits), UInt8(print.bits >> 8)]
  }
}

/// Reads what a ``PackedWriter`` wrote; nothing traps.
struct PackedReader {
  private var bytes: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

  var isAtEnd: Bool { bytes.isEmpty }

  mutating func byte() throws(IndexFileError) -> UInt8 {
    guard let byte = bytes.popFirst() else { throw .malformed }
    return byte
  }

  mutating func number() throws(IndexFileError) -> Int {
    var number: UInt = 0
    for shift in stride(from: UInt(0), to: 63, by: 7) {
      let byte = try byte()
      number |= UInt(byte & 127) << shift
      if byte < 128 { return Int(number) }
    }
    throw .malformed
  }

  mutating func list<Element>(
    _ read: (inout PackedReader) throws(IndexFileError) -> Element
  ) throws(IndexFileError) -> [Element] {
    let count = try number()
    guard count <= bytes.count else { throw .malformed }
    var elements: [Element] = []
    for _ in 0..<count { elements.append(try read(&self)) }
    return elements
  }

  mutating func text() throws(IndexFileError) -> String {
    let bytes = try list { reader throws(IndexFileError) in try reader.byte() }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed }
    return text
  }

  mutating func fingerprint() throws(IndexFileError) -> Fingerprint {
    let low = try byte()
    return Fingerprint(bits: UInt16(low) | UInt16(try byte()) << 8)
  }
}

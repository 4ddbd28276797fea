/// Appends numbers and texts to a message, little-endian.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ byte: UInt8) {
    bytes.append(byte)
  }

  mutating func write<Integer: FixedWidthInteger>(_ integer: Integer) {
    unsafe withUnsafeBytes(of: integer.littleEndian) { unsafe bytes.append(contentsOf: $0) }
  }

  mutating func write(_ number: Double) {
    write(number.bitPattern)
  }

  mutating func write(count: Int) {
    write(UInt32(count))
  }

  mutating func write(_ text: String) {
    write(count: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write(names: [String]) {
    write(count: names.count)
    for name in names { write(name) }
  }

  mutating func write(_ raw: [UInt8]) {
    write(count: raw.count)
    bytes.append(contentsOf: raw)
  }

  mutating func write(_ integers: [Int]) {
    write(count: integers.count)
    writeElements(of: integers) { writer, integer in writer.write(Int64(integer)) }
  }

  mutating func write(_ numbers: [Double]) {
    write(count: numbers.count)
    writeElements(of: numbers) { writer, number in writer.write(number) }
  }

  /// Replaces four bytes by a count that is known only now.
  mutating func overwrite(at offset: Int, with count: UInt32) {
    for byte in 0..<4 {
      bytes[offset + byte] = UInt8(truncatingIfNeeded: count >> (8 * UInt32(byte)))
    }
  }

  private mutating func writeElements<Element>(
    of elements: [Element], one: (inout ByteWriter, Element) -> Void
  ) {
    #if _endian(little)
      unsafe elements.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    #else
      for element in elements { one(&self, element) }
    #endif
  }
}

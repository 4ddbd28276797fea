/// The type of an array's elements, as the header of an `.npy` file describes it: `<f8`, `|b1`, `>i2`.
///
/// Booleans, whole numbers of 1, 2, 4 and 8 bytes and floating-point numbers of 2, 4 and 8 bytes are read, in either
/// byte order.
struct ElementType: Equatable {
  enum Category: Equatable { case boolean, signed, unsigned, floating }

  let category: Category
  /// Bytes per element.
  let width: Int
  let isBigEndian: Bool

  /// Reads a descriptor. Throws `unsupportedType`.
  init(descriptor: String) throws(NPYError) {
    let order = descriptor.first.flatMap { "<>|=".contains($0) ? $0 : nil }
    let code = order == nil ? descriptor[...] : descriptor.dropFirst()
    guard let known = Self.known[String(code)] else { throw .unsupportedType(descriptor) }
    (category, width) = known
    // `=` is the order of the machine that wrote the file: little-endian wherever Swift runs.
    isBigEndian = order == ">"
  }

  private static let known: [String: (Category, Int)] = [
    "b1": (.boolean, 1), "?": (.boolean, 1),
    "i1": (.signed, 1), "i2": (.signed, 2), "i4": (.signed, 4), "i8": (.signed, 8),
    "u1": (.unsigned, 1), "u2": (.unsigned, 2), "u4": (.unsigned, 4), "u8": (.unsigned, 8),
    "f2": (.floating, 2), "f4": (.floating, 4), "f8": (.floating, 8),
  ]
}

extension ElementType {
  /// The elements in the order of the file. Throws `tooLarge` for a whole number beyond the range of int64.
  func values(of bytes: ArraySlice<UInt8>) throws(NPYError) -> NPYArray.Values {
    switch (category, width) {
    case (.floating, 8): .float64(words(bytes) { Double(bitPattern: $0) })
    case (.floating, 4): .float32(words(bytes) { Float(bitPattern: $0) })
    case (.floating, _): .float32(words(bytes) { Float(Float16(bitPattern: $0)) })
    case (.boolean, _): .int64(bytes.map { $0 == 0 ? 0 : 1 })
    case (.signed, 8): .int64(words(bytes) { Int64(bitPattern: $0) })
    case (.signed, 4): .int64(words(bytes) { Int64(Int32(bitPattern: $0)) })
    case (.signed, 2): .int64(words(bytes) { Int64(Int16(bitPattern: $0)) })
    case (.signed, _): .int64(bytes.map { Int64(Int8(bitPattern: $0)) })
    case (.unsigned, 8): .int64(try fitting(words(bytes) { (word: UInt64) in word }))
    case (.unsigned, 4): .int64(words(bytes) { (word: UInt32) in Int64(word) })
    case (.unsigned, 2): .int64(words(bytes) { (word: UInt16) in Int64(word) })
    case (.unsigned, _): .int64(bytes.map(Int64.init))
    }
  }

  private func fitting(_ elements: [UInt64]) throws(NPYError) -> [Int64] {
    if let large = elements.first(where: { $0 > UInt64(Int64.max) }) { throw .tooLarge(large) }
    return elements.map(Int64.init)
  }

  private func words<Word: FixedWidthInteger & BitwiseCopyable, Element>(
    _ bytes: ArraySlice<UInt8>, _ element: (Word) -> Element
  ) -> [Element] {
    unsafe bytes.withUnsafeBytes { buffer in
      (0..<(buffer.count / width)).map { index in
        let word = unsafe buffer.loadUnaligned(fromByteOffset: index * width, as: Word.self)
        return element(isBigEndian ? Word(bigEndian: word) : Word(littleEndian: word))
      }
    }
  }
}

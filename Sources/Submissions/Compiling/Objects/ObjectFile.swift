import Foundation

/// The sections and symbols of a compiled object: a 64-bit, little-endian ELF file.
///
/// The file comes from a compiler that has read hostile text, so nothing in it is believed: every offset and count is
/// checked, and what is read is bounded by the file's size and `longestName`. Source: System V Application Binary
/// Interface, chapters 4 and 5.
struct ObjectFile {
  struct Section: Equatable {
    var name: String
    var kind: UInt32
    var flags: UInt64
    var size: UInt64
  }

  struct Symbol: Equatable {
    var name: String
    /// Whether other objects see it; local ones are not kept.
    var isWeak: Bool
    /// The low half of `st_info`: function, object, indirect function, …
    var kind: UInt8
    var isDefined: Bool
  }

  struct Code: Equatable {
    var address: UInt64
    var size: UInt64
  }

  /// What keeps a file from being read.
  struct Malformed: Error, Equatable, CustomStringConvertible {
    var description: String
  }

  private(set) var sections: [Section] = []
  /// The symbols that are not local.
  private(set) var symbols: [Symbol] = []

  /// Names of generic Swift declarations have hundreds of characters, some thousands.
  static let longestName = 1 << 16
  /// All names together; each symbol's may begin anywhere in the table of names, so the file's size does not bound it.
  static let longestNames = 1 << 26

  enum Kind {
    static let symbolTable: UInt32 = 2
    static let noBits: UInt32 = 8
  }

  init(_ bytes: [UInt8]) throws(Malformed) {
    let reader = Reader(bytes: bytes[...])
    guard bytes.starts(with: [0x7f, 0x45, 0x4c, 0x46, 2, 1]) else {
      throw Malformed(description: "it is no 64-bit ELF file")
    }
    let headers = try Header.table(reader)
    var names = Names()
    guard let nameTable = try headers.nameTable(reader) else { return }
    for header in headers.all {
      sections.append(
        Section(
          name: try names.read(header.name, in: nameTable), kind: header.kind, flags: header.flags,
          size: header.size))
    }
    for header in headers.all where header.kind == Kind.symbolTable {
      guard header.link < headers.all.count else {
        throw Malformed(description: "a table of names is missing")
      }
      let table = try headers.all[Int(header.link)].contents(reader)
      try readSymbols(header.contents(reader), table, &names)
    }
  }

  /// Where the machine code of the file at a path lies; nil when there is none.
  static func code(at path: String) throws -> Code? {
    let reader = Reader(bytes: Array(try Data(contentsOf: URL(filePath: path)))[...])
    let headers = try Header.table(reader)
    var names = Names()
    guard let nameTable = try headers.nameTable(reader) else { return nil }
    for header in headers.all where try names.read(header.name, in: nameTable) == ".text" {
      return Code(address: header.address, size: header.size)
    }
    return nil
  }

  private mutating func readSymbols(_ entries: Reader, _ table: Reader, _ names: inout Names)
    throws(Malformed)
  {
    let size = 24
    for offset in stride(from: 0, to: entries.bytes.count / size * size, by: size) {
      let information = try entries.number(UInt8.self, at: offset + 4)
      let binding = information >> 4
      guard binding != 0 else { continue }
      let name = try names.read(entries.number(UInt32.self, at: offset), in: table)
      guard !name.isEmpty else { continue }
      symbols.append(
        Symbol(
          name: name, isWeak: binding == 2, kind: information & 15,
          isDefined: try entries.number(UInt16.self, at: offset + 6) != 0))
    }
  }
}

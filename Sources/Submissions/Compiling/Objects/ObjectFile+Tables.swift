/// The tables that an object file consists of.
extension ObjectFile {
  /// One entry of the section table.
  struct Header {
    var name: UInt32
    var kind: UInt32
    var flags: UInt64
    var address: UInt64
    var offset: UInt64
    var size: UInt64
    var link: UInt32

    init(_ entry: Reader) throws(Malformed) {
      name = try entry.number(at: 0)
      kind = try entry.number(at: 4)
      flags = try entry.number(at: 8)
      address = try entry.number(at: 16)
      offset = try entry.number(at: 24)
      size = try entry.number(at: 32)
      link = try entry.number(at: 40)
    }

    func contents(_ file: Reader) throws(Malformed) -> Reader {
      kind == Kind.noBits ? Reader(bytes: []) : try file.part(at: offset, count: size)
    }

    /// The section table. With 65,280 sections and more, the counts stand in the first entry.
    static func table(_ file: Reader) throws(Malformed) -> Headers {
      let start = try file.number(UInt64.self, at: 40)
      let entrySize = 64
      guard try file.number(UInt16.self, at: 58) == entrySize else { return Headers(all: [], names: 0) }
      let first = try Header(file.part(at: start, count: UInt64(entrySize)))
      let shortCount = try file.number(UInt16.self, at: 60)
      let shortNames = try file.number(UInt16.self, at: 62)
      let count = shortCount == 0 ? first.size : UInt64(shortCount)
      guard count <= UInt64(file.bytes.count / entrySize) else {
        throw Malformed(description: "it has more sections than bytes for them")
      }
      let entries = try file.part(at: start, count: count * UInt64(entrySize))
      var all: [Header] = []
      for index in 0..<Int(count) {
        all.append(try Header(entries.part(at: UInt64(index * entrySize), count: UInt64(entrySize))))
      }
      return Headers(all: all, names: shortNames == 0xffff ? first.link : UInt32(shortNames))
    }
  }

  struct Headers {
    var all: [Header]
    var names: UInt32

    func nameTable(_ file: Reader) throws(Malformed) -> Reader? {
      guard !all.isEmpty else { return nil }
      guard names < all.count else { throw Malformed(description: "the table of section names is missing") }
      return try all[Int(names)].contents(file)
    }
  }

  /// Reads names, and counts their bytes.
  struct Names {
    private var total = 0

    mutating func read(_ offset: UInt32, in table: Reader) throws(Malformed) -> String {
      guard offset < table.bytes.count || offset == 0 else {
        throw Malformed(description: "a name lies outside")
      }
      let rest = table.bytes.dropFirst(Int(offset)).prefix(longestName + 1)
      let name = rest.prefix { $0 != 0 }
      total += name.count
      guard name.count <= longestName, total <= longestNames else {
        throw Malformed(description: "its names are too long")
      }
      return String(decoding: name, as: UTF8.self)
    }
  }

  /// Bytes, and numbers in them.
  struct Reader {
    var bytes: ArraySlice<UInt8>

    func number<N: FixedWidthInteger & Sendable>(_ type: N.Type = N.self, at offset: Int) throws(Malformed)
      -> N
    {
      let size = N.bitWidth / 8
      guard offset >= 0, offset <= bytes.count - size else { throw Malformed(description: "it is cut off") }
      let start = bytes.startIndex + offset
      return bytes[start..<start + size].reversed().reduce(0) { $0 << 8 | N(truncatingIfNeeded: $1) }
    }

    func part(at offset: UInt64, count: UInt64) throws(Malformed) -> Reader {
      let available = UInt64(bytes.count)
      guard offset <= available, count <= available - offset else {
        throw Malformed(description: "it is cut off")
      }
      let start = bytes.startIndex + Int(offset)
      return Reader(bytes: bytes[start..<start + Int(count)])
    }
  }
}

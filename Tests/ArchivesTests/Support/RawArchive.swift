/// Archives written byte by byte, so that they can break every rule.
enum RawArchive {
  /// One entry; the fields that a format does not know are not written.
  struct Entry {
    var name: [UInt8]
    var bytes: [UInt8]
    /// `0` file, `1` hard link, `2` symbolic link, `3` character device, `4` block device, `5` folder, `6` pipe.
    var type: Unicode.Scalar
    var link: String
    var isEncrypted: Bool

    init(
      _ name: String, _ text: String = "", type: Unicode.Scalar = "0", link: String = "",
      isEncrypted: Bool = false
    ) {
      self.init(name: Array(name.utf8), text, type: type, link: link, isEncrypted: isEncrypted)
    }

    init(
      name: [UInt8], _ text: String = "", type: Unicode.Scalar = "0", link: String = "",
      isEncrypted: Bool = false
    ) {
      self.name = name
      self.bytes = Array(text.utf8)
      self.type = type
      self.link = link
      self.isEncrypted = isEncrypted
    }
  }

  // MARK: tar

  /// A POSIX ustar archive; a long name travels in a GNU long name entry.
  static func tar(_ entries: [Entry]) -> [UInt8] {
    entries.flatMap(tarEntry) + [UInt8](repeating: 0, count: 1024)
  }

  static func tarEntry(_ entry: Entry) -> [UInt8] {
    guard entry.name.count <= 100 else {
      let long = Entry(name: Array("././@LongLink".utf8), type: "L")
      let header = tarHeader(long, size: entry.name.count + 1)
      var short = entry
      short.name = Array(entry.name.prefix(100))
      return header + block(entry.name + [0]) + tarEntry(short)
    }
    return tarHeader(entry, size: entry.bytes.count) + block(entry.bytes)
  }

  static func tarHeader(_ entry: Entry, size: Int) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ bytes: some Collection<UInt8>, at offset: Int) {
      header.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
    }
    func octal(_ value: Int, width: Int) -> [UInt8] {
      let digits = String(value, radix: 8)
      return Array((String(repeating: "0", count: width - digits.count) + digits).utf8)
    }
    put(entry.name, at: 0)
    put(octal(0o644, width: 7), at: 100)
    put(octal(size, width: 11), at: 124)
    put(octal(0, width: 11), at: 136)
    put(Array("        ".utf8), at: 148)
    put([UInt8(ascii: entry.type)], at: 156)
    put(Array(entry.link.utf8), at: 157)
    put(Array("ustar\u{0}00".utf8), at: 257)
    put(octal(header.reduce(0) { $0 + Int($1) }, width: 6) + [0], at: 148)
    return header
  }

  private static func block(_ bytes: [UInt8]) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
  }

  // MARK: gzip

  /// A gzip file that stores its contents without compressing them.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var rest = bytes[...]
    repeat {
      let part = rest.prefix(0xFFFF)
      rest = rest.dropFirst(0xFFFF)
      output.append(rest.isEmpty ? 1 : 0)
      output += number(part.count, 2) + number(~part.count & 0xFFFF, 2) + part
    } while !rest.isEmpty
    return output + number(Int(crc32(bytes)), 4) + number(bytes.count, 4)
  }

  // MARK: zip

  /// A zip archive without compression.
  static func zip(_ entries: [Entry]) -> [UInt8] {
    var output: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let mode =
        switch entry.type {
        case "2": 0o120777
        case "3": 0o020644
        case "5": 0o040755
        case "4": 0o060644
        default: 0o100644
        }
      let bytes = entry.type == "2" ? Array(entry.link.utf8) : entry.bytes
      let common =
        number(20, 2) + number(entry.isEncrypted ? 1 : 0, 2) + number(0, 2) + number(0x21_0000, 4)
        + number(Int(crc32(bytes)), 4) + number(bytes.count, 4) + number(bytes.count, 4)
        + number(entry.name.count, 2) + number(0, 2)
      directory +=
        number(0x0201_4B50, 4) + [20, 3] + common + number(0, 2) + number(0, 2) + number(0, 2)
        + number(mode << 16, 4) + number(output.count, 4) + entry.name
      output += number(0x0403_4B50, 4) + common + entry.name + bytes
    }
    let end =
      number(0x0605_4B50, 4) + number(0, 4) + number(entries.count, 2) + number(entries.count, 2)
      + number(directory.count, 4) + number(output.count, 4) + number(0, 2)
    return output + directory + end
  }

  /// A little-endian number of `width` bytes.
  static func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0 as UInt32) { remainder, byte in
      (0..<8).reduce(remainder ^ UInt32(byte)) { value, _ in
        value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
      }
    }
  }
}

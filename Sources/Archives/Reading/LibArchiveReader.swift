import CArchive
import Glibc

/// A safe face of libarchive's reader: all of its pointers stay in this file.
///
/// Formats: zip and tar (ustar, pax, GNU), the latter plain or compressed by gzip.
@safe struct LibArchiveReader: ~Copyable {
  /// What the header of an entry says.
  struct Header {
    enum Kind { case file, folder, symbolicLink, hardLink, special }

    /// The name as it stands in the archive; `nil` where libarchive can make nothing of it.
    var name: [UInt8]?
    var kind: Kind
    var isEncrypted: Bool
    /// The declared size of the data; `nil` where it is known only after them.
    var size: Int?
  }

  enum Next { case header(Header), end, damaged(String) }

  /// The data of an entry, or the number of bytes unpacked in vain.
  enum Content { case bytes([UInt8]), tooLong(wasted: Int), damaged(wasted: Int) }

  private let archive: OpaquePointer

  /// Opens an archive in memory for the duration of `body`.
  static func read<Result>(
    _ source: [UInt8], body: (borrowing LibArchiveReader) throws(ArchiveError) -> Result
  ) throws(ArchiveError) -> Result {
    guard let locale = UTF8Locale() else {
      throw .unavailable("the locale C.UTF-8, in /usr/lib/locale, is missing")
    }
    defer { locale.restore() }
    guard let opened = unsafe archive_read_new() else { throw .unavailable("out of memory") }
    let reader = unsafe LibArchiveReader(archive: opened)
    return try unsafe source.withUnsafeBufferPointer { bytes throws(ArchiveError) in
      try unsafe reader.open(bytes)
      return try body(reader)
    }
  }

  private init(archive: OpaquePointer) { unsafe self.archive = archive }

  private func open(_ source: UnsafeBufferPointer<UInt8>) throws(ArchiveError) {
    let statuses = unsafe [
      archive_read_support_format_zip(archive), archive_read_support_format_tar(archive),
      archive_read_support_filter_gzip(archive),
    ]
    guard statuses.allSatisfy({ $0 >= ARCHIVE_WARN }) else { throw .unavailable(message) }
    guard !source.isEmpty else { throw .notAnArchive("it is empty") }
    guard unsafe archive_read_open_memory(archive, source.baseAddress, source.count) == ARCHIVE_OK else {
      throw .notAnArchive(message)
    }
  }

  deinit { unsafe archive_read_free(archive) }

  /// What libarchive said last.
  private var message: String {
    guard let text = unsafe archive_error_string(archive) else { return "no details" }
    return unsafe String(cString: text)
  }

  /// Whether the format is zip, where passing over an entry reads nothing of it.
  var isZip: Bool {
    unsafe archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_ZIP
  }

  /// Goes on to the next entry.
  func next() -> Next {
    var entry: OpaquePointer?
    let status = unsafe archive_read_next_header(archive, &entry)
    if status == ARCHIVE_EOF { return .end }
    guard status >= ARCHIVE_WARN, let entry = unsafe entry else { return .damaged(message) }
    let hasSize = unsafe archive_entry_size_is_set(entry) != 0
    return unsafe .header(
      Header(
        name: archive_entry_pathname(entry).map { unsafe bytes(of: $0) },
        kind: Self.kind(of: entry), isEncrypted: archive_entry_is_encrypted(entry) != 0,
        size: hasSize ? max(0, Int(archive_entry_size(entry))) : nil))
  }

  private static func kind(of entry: OpaquePointer) -> Header.Kind {
    if unsafe archive_entry_hardlink(entry) != nil { return .hardLink }
    return switch unsafe UInt32(archive_entry_filetype(entry)) {
    case S_IFREG, 0: .file
    case S_IFDIR: .folder
    case S_IFLNK: .symbolicLink
    default: .special
    }
  }

  private func bytes(of name: UnsafePointer<CChar>) -> [UInt8] {
    unsafe UnsafeBufferPointer(start: name, count: strlen(name)).map(UInt8.init(bitPattern:))
  }

  /// The data of the current entry, if there are at most `limit` bytes of them.
  func content(limit: Int) -> Content {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = unsafe block.withUnsafeMutableBytes { buffer in
        unsafe archive_read_data(archive, buffer.baseAddress, buffer.count)
      }
      if count == 0 { return .bytes(bytes) }
      guard count > 0 else { return .damaged(wasted: bytes.count + block.count) }
      guard bytes.count + count <= limit else { return .tooLong(wasted: bytes.count + count) }
      bytes.append(contentsOf: block[..<count])
    }
  }
}

/// Lets libarchive take names as UTF-8, whatever the user's locale is, on this thread and until restored.
///
/// Without it, a zip's names beyond ASCII are lost: libarchive converts them to the encoding of the locale.
@safe private struct UTF8Locale {
  private let previous: locale_t?
  private let current: locale_t

  /// Changes the locale; `nil` when the system has none that uses UTF-8.
  init?() {
    let names = ["C.UTF-8", "en_US.UTF-8"]
    guard let locale = unsafe names.lazy.compactMap({ unsafe newlocale(LC_CTYPE_MASK, $0, nil) }).first
    else { return nil }
    unsafe current = locale
    unsafe previous = uselocale(locale)
  }

  func restore() {
    unsafe uselocale(previous)
    unsafe freelocale(current)
  }
}

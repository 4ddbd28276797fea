import CArchive

/// Writes .zip archives.
public enum ZipWriter {
  /// Whether the data are compressed.
  public enum Compression: String, Sendable { case stored = "store", deflate }

  /// A zip archive in memory, with the files in the given order. Equal files give equal archives.
  ///
  /// Throws `ArchiveError.cannotWrite`, for instance when a name is empty.
  public static func archive(
    _ files: [ArchiveContents.File], compression: Compression = .deflate
  ) throws(ArchiveError) -> [UInt8] {
    let output = Output()
    guard let archive = unsafe archive_write_new() else { throw .unavailable("out of memory") }
    defer { unsafe archive_write_free(archive) }
    unsafe try require(archive_write_set_format_zip(archive), archive, "choosing the format")
    unsafe try require(
      archive_write_set_options(archive, "zip:compression=\(compression.rawValue),zip:hdrcharset=UTF-8"),
      archive, "choosing the compression")
    unsafe try require(archive_write_set_bytes_in_last_block(archive, 1), archive, "choosing no padding")
    unsafe try require(
      archive_write_open(archive, Unmanaged.passUnretained(output).toOpaque(), nil, appendToOutput, nil),
      archive, "opening")
    for file in files { unsafe try write(file, archive) }
    unsafe try require(archive_write_close(archive), archive, "closing")
    return output.bytes
  }

  private static func write(_ file: ArchiveContents.File, _ archive: OpaquePointer) throws(ArchiveError) {
    guard let entry = unsafe archive_entry_new() else { throw .unavailable("out of memory") }
    defer { unsafe archive_entry_free(entry) }
    unsafe archive_entry_set_pathname_utf8(entry, file.path)
    unsafe archive_entry_set_filetype(entry, regularFile)
    unsafe archive_entry_set_perm(entry, 0o644)
    unsafe archive_entry_set_mtime(entry, firstZipDay, 0)
    unsafe archive_entry_set_size(entry, Int64(file.bytes.count))
    unsafe try require(archive_write_header(archive, entry), archive, "writing '\(file.path)'")
    let written = unsafe file.bytes.withUnsafeBytes { bytes in
      unsafe archive_write_data(archive, bytes.baseAddress, bytes.count)
    }
    guard written == file.bytes.count else { throw unsafe error(archive, "writing '\(file.path)'") }
  }

  /// `S_IFREG`: the kind of a plain file.
  private static let regularFile: UInt32 = 0o100000
  /// 1980-01-02, in seconds since 1970: zip cannot express dates before 1980, in whatever time zone.
  private static let firstZipDay = 315_619_200

  private static func require(
    _ status: Int32, _ archive: OpaquePointer, _ action: String
  ) throws(ArchiveError) {
    guard status >= ARCHIVE_WARN else { throw unsafe error(archive, action) }
  }

  private static func error(_ archive: OpaquePointer, _ action: String) -> ArchiveError {
    let text = unsafe archive_error_string(archive).map { unsafe String(cString: $0) }
    return .cannotWrite("\(action): \(text ?? "no details")")
  }
}

/// What libarchive has written so far.
private final class Output {
  var bytes: [UInt8] = []
}

/// libarchive's write callback: appends to the `Output` behind `client`.
private func appendToOutput(
  _: OpaquePointer?, _ client: UnsafeMutableRawPointer?, _ data: UnsafeRawPointer?, _ count: Int
) -> Int {
  guard let client = unsafe client, let data = unsafe data else { return -1 }
  let output = unsafe Unmanaged<Output>.fromOpaque(client).takeUnretainedValue()
  unsafe output.bytes.append(contentsOf: UnsafeRawBufferPointer(start: data, count: count))
  return count
}

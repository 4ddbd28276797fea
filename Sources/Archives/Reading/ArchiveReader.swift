/// Reads .zip, .tar and .tar.gz archives within limits.
public enum ArchiveReader {
  /// The endings of the file names that this reader takes for archives.
  public static let fileNameSuffixes = [".zip", ".tar.gz", ".tgz", ".tar"]

  /// Whether a file's name is that of an archive, in any case.
  public static func isArchive(fileName: String) -> Bool {
    let name = fileName.lowercased()
    return fileNameSuffixes.contains { name.hasSuffix($0) && name.utf8.count > $0.utf8.count }
  }

  /// The regular files of an archive.
  ///
  /// An entry that is refused (a link, a name that leads outside, too large, …) costs no other entry.
  /// Of entries with one name the first counts.
  ///
  /// - Parameters:
  ///   - suffixes: Endings of the names asked for, in any case; other files are only counted, and archives
  ///     among them refused as `archiveInArchive`. `nil` asks for every file.
  ///   - isCaseSensitive: Whether names that differ by case only are two names.
  /// - Throws: `ArchiveError` where nothing can be read at all.
  public static func read(
    _ bytes: [UInt8], limits: ArchiveLimits, suffixes: [String]? = nil, isCaseSensitive: Bool = false
  ) throws(ArchiveError) -> ArchiveContents {
    guard bytes.count <= limits.archiveBytes else { throw .archiveTooLarge(limit: limits.archiveBytes) }
    return try LibArchiveReader.read(bytes) { reader throws(ArchiveError) in
      var pass = ReadingPass(
        limits: limits, suffixes: suffixes, isCaseSensitive: isCaseSensitive, archiveBytes: bytes.count)
      try pass.run(reader)
      return pass.contents
    }
  }
}

/// One pass over the entries of an archive.
private struct ReadingPass {
  let limits: ArchiveLimits
  let suffixes: [String]?
  let isCaseSensitive: Bool
  /// Bytes that may be unpacked before the archive counts as one that expands too much.
  let expansionBudget: Int
  var contents = ArchiveContents()
  private var unpackedBytes = 0
  /// Bytes unpacked in vain, of files that turned out too large or damaged.
  private var wastedBytes = 0
  private var names: Set<String> = []

  init(limits: ArchiveLimits, suffixes: [String]?, isCaseSensitive: Bool, archiveBytes: Int) {
    self.limits = limits
    self.isCaseSensitive = isCaseSensitive
    self.suffixes = suffixes?.map { $0.lowercased() }
    let (product, overflow) = archiveBytes.multipliedReportingOverflow(by: limits.expansion)
    expansionBudget = overflow ? .max : max(product, 1 << 20)
  }

  mutating func run(_ reader: borrowing LibArchiveReader) throws(ArchiveError) {
    var count = 0
    while contents.stopReason == nil {
      switch reader.next() {
      case .end:
        return
      case .damaged(let detail):
        guard count > 0 else { throw .notAnArchive(detail) }
        contents.stopReason = .damaged
      case .header(let header):
        count += 1
        guard count <= limits.entries else {
          contents.stopReason = .tooManyEntries
          return
        }
        visit(header, reader)
      }
    }
  }

  private mutating func visit(_ header: LibArchiveReader.Header, _ reader: borrowing LibArchiveReader) {
    if header.kind == .folder { return }
    do throws(RefusalReason) {
      let path = try EntryPath(name: header.name ?? [0xFF], maximumBytes: limits.nameBytes)
      try requirePlainFile(header)
      if try isWanted(path) {
        guard names.insert(isCaseSensitive ? path.path : path.collisionKey).inserted else {
          throw .duplicateName
        }
        contents.files.append(.init(path: path.path, bytes: try content(header, reader)))
        return
      }
      contents.skippedFiles += 1
    } catch {
      contents.refusals.append(.init(name: EntryPath.printable(header.name ?? []), reason: error))
    }
    passOver(header, reader)
  }

  private func requirePlainFile(_ header: LibArchiveReader.Header) throws(RefusalReason) {
    switch header.kind {
    case .file, .folder: break
    case .symbolicLink: throw .symbolicLink
    case .hardLink: throw .hardLink
    case .special: throw .specialFile
    }
  }

  private func isWanted(_ path: EntryPath) throws(RefusalReason) -> Bool {
    guard let suffixes else { return true }
    let name = path.path.lowercased()
    if suffixes.contains(where: name.hasSuffix) { return true }
    if ArchiveReader.isArchive(fileName: name) { throw .archiveInArchive }
    return false
  }

  private mutating func content(
    _ header: LibArchiveReader.Header, _ reader: borrowing LibArchiveReader
  ) throws(RefusalReason) -> [UInt8] {
    guard !header.isEncrypted else { throw .encrypted }
    guard header.size ?? 0 <= limits.fileBytes else { throw .fileTooLarge }
    let total = limits.totalBytes - unpackedBytes
    let expansion = expansionBudget - unpackedBytes
    switch reader.content(limit: min(limits.fileBytes, total, expansion)) {
    case .bytes(let bytes):
      unpackedBytes += bytes.count
      return bytes
    case .damaged(let count):
      waste(count)
      throw .damaged
    case .tooLong(let count):
      waste(count)
      if limits.fileBytes <= min(total, expansion) { throw .fileTooLarge }
      throw total <= expansion ? .totalTooLarge : .expandsTooMuch
    }
  }

  /// Ends the reading when files that are not kept have cost as much as all files may.
  private mutating func waste(_ count: Int) {
    wastedBytes += count
    if wastedBytes > limits.totalBytes { contents.stopReason = .totalTooLarge }
  }

  /// Counts what libarchive has to unpack to reach the entry after this one, before it does so: the file of
  /// a .tar.gz that nobody asked for may be a bomb too.
  private mutating func passOver(_ header: LibArchiveReader.Header, _ reader: borrowing LibArchiveReader) {
    guard !reader.isZip, let size = header.size else { return }
    guard size <= min(limits.totalBytes, expansionBudget) - unpackedBytes else {
      contents.stopReason = .totalTooLarge
      return
    }
    unpackedBytes += size
  }
}

import Glibc

/// The few file operations that collecting needs: names as bytes, links never followed, sizes bounded.
///
/// The pointers of this module stay in this file.
enum FileSystem {
  enum Kind { case file, folder, symbolicLink, special }

  struct Entry: Equatable {
    /// The name as it stands on disk, which need not be UTF-8.
    let name: [UInt8]
    let kind: Kind
    /// When it was last written, in seconds since 1970.
    let modified: Int
  }

  /// A failed system call, in the system's words.
  struct Failure: Error, Equatable, CustomStringConvertible {
    let description: String

    fileprivate init(errno code: Int32) {
      description = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }
  }

  /// What lies at a path; the link itself where it is one.
  static func kind(of path: [UInt8]) throws(Failure) -> Kind { kind(of: try status(of: path)) }

  /// When what lies at a path was last written, in seconds since 1970.
  static func modified(of path: [UInt8]) throws(Failure) -> Int { try status(of: path).st_mtim.tv_sec }

  private static func status(of path: [UInt8]) throws(Failure) -> stat {
    var status = stat()
    guard unsafe lstat(terminated(path), &status) == 0 else { throw Failure(errno: errno) }
    return status
  }

  /// The entries of a folder, sorted by the bytes of their names.
  static func entries(of folder: [UInt8]) throws(Failure) -> [Entry] {
    guard let stream = unsafe opendir(terminated(folder)) else { throw Failure(errno: errno) }
    defer { unsafe closedir(stream) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: UInt8.self, capacity: Int(NAME_MAX) + 1) { bytes in
          unsafe Array(UnsafeBufferPointer(start: bytes, count: strlen(tuple)))
        }
      }
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw Failure(errno: errno) }
    var entries: [Entry] = []
    for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let status = try status(of: folder + [UInt8(ascii: "/")] + name)
      entries.append(Entry(name: name, kind: kind(of: status), modified: status.st_mtim.tv_sec))
    }
    return entries
  }

  /// The contents of a plain file; `nil` when there are more than `limit` bytes.
  static func contents(of path: [UInt8], limit: Int) throws(Failure) -> [UInt8]? {
    let descriptor = unsafe open(terminated(path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw Failure(errno: errno) }
    guard kind(of: status) == .file else { throw Failure(errno: EINVAL) }
    guard status.st_size <= limit else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size))
    var block = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = unsafe read(descriptor, &block, block.count)
      if count == 0 { return bytes }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure(errno: errno) }
      guard bytes.count + count <= limit else { return nil }
      bytes.append(contentsOf: block[..<count])
    }
  }

  /// Bytes that a file takes on the disk; 0 when there is none.
  static func bytesOnDisk(_ path: String) -> Int {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? Int(status.st_blocks) * 512 : 0
  }

  private static func kind(of status: stat) -> Kind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .symbolicLink
    default: .special
    }
  }

  private static func terminated(_ path: [UInt8]) -> [CChar] {
    path.map(CChar.init(bitPattern:)) + [0]
  }
}

public import Foundation

/// Reads a submitted file, trusting neither its kind nor its size.
public enum SourceReader {
  /// Larger source files are refused; an exercise's has a few kilobytes.
  public static let largestFile = 1 << 20

  /// Why a file was not read.
  public enum Failure: Error, Sendable, Equatable, CustomStringConvertible {
    /// A link, folder, device or pipe.
    case notARegularFile(String)
    /// More than `largestFile` bytes.
    case tooLarge(String)
    /// Gone, or not readable.
    case unreadable(String)

    /// A sentence for people.
    public var description: String {
      switch self {
      case .notARegularFile(let path):
        "\(path) is not a plain file (links are not followed). Hand in the file itself."
      case .tooLarge(let path): "\(path) has more than \(largestFile / 1024) KiB. Hand in Swift source only."
      case .unreadable(let path): "\(path) cannot be read."
      }
    }
  }

  /// The contents of a regular file; links are not followed.
  public static func read(_ file: URL) throws(Failure) -> [UInt8] {
    let descriptor = unsafe open(file.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ELOOP { throw .notARegularFile(file.lastPathComponent) }
      throw .unreadable(file.lastPathComponent)
    }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .unreadable(file.lastPathComponent) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notARegularFile(file.lastPathComponent) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    guard let data = try? handle.read(upToCount: largestFile + 1) ?? Data() else {
      throw .unreadable(file.lastPathComponent)
    }
    guard data.count <= largestFile else { throw .tooLarge(file.lastPathComponent) }
    return Array(data)
  }
}

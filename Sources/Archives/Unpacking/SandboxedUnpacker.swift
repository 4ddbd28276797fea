/// Unpacks archives in another process, so that a flaw in the archive library harms nobody.
public struct SandboxedUnpacker: Sendable {
  /// Runs `gradus-unpack`, without arguments, with the given standard input and returns its standard output.
  ///
  /// Throws `UnpackError.failed` only when a signal or a limit ended the process: that is the archive's doing. Any
  /// other end than status 0, and a process that cannot be run, is the machine's: there any other error is thrown.
  public typealias Run = @Sendable (_ input: [UInt8]) throws -> [UInt8]

  private let run: Run
  private let limits: ArchiveLimits

  /// Creates an unpacker that keeps the given limits.
  public init(limits: ArchiveLimits = .submission, run: @escaping Run) {
    self.limits = limits
    self.run = run
  }

  /// The most bytes that an archive may have.
  public var archiveBytes: Int { limits.archiveBytes }

  /// The files of an archive whose names end in one of `suffixes`.
  ///
  /// Throws `UnpackError` where the archive is at fault, otherwise what `Run` throws.
  public func unpack(_ archive: [UInt8], suffixes: [String]) throws -> ArchiveContents {
    let request = UnpackRequest(limits: limits, suffixes: suffixes)
    return try UnpackedStream.decode(run(request.head + archive), limits: limits)
  }
}

extension UnpackedStream {
  /// What `gradus-unpack` answers to its standard input: a request and an archive.
  ///
  /// Throws `UnpackRequestError`, or `ArchiveError.unavailable` when the machine is at fault.
  public static func reply(to input: [UInt8]) throws -> [UInt8] {
    var archive = input[...]
    let request = try UnpackRequest(takingHeadOf: &archive)
    do throws(ArchiveError) {
      return encode(
        try ArchiveReader.read(Array(archive), limits: request.limits, suffixes: request.suffixes))
    } catch .unavailable(let detail) {
      throw ArchiveError.unavailable(detail)
    } catch {
      return encode(error)
    }
  }
}

/// Why an archive could not be unpacked; each is the archive's fault.
public enum UnpackError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Nothing of the archive could be read.
  case unreadable(String)
  /// Unpacking crashed or took too much time or memory.
  case failed(String)
  /// The unpacking process wrote something that it never writes.
  case malformed(String)

  /// What is wrong, for people.
  public var description: String {
    switch self {
    case .unreadable(let message): message
    case .failed(let detail): "unpacking it failed: \(detail); pack the files again as .zip"
    case .malformed(let detail): "unpacking it went wrong: what came out is malformed (\(detail))"
    }
  }
}

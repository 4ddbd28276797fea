/// What `gradus-unpack` is asked to do: the head of its standard input, before the archive's bytes.
///
/// The head is text: lines of a name, a space and a value, ended by an empty line. It takes the place of command
/// line arguments because a Swift program finds these in `/proc`, which a sandbox need not have.
///
/// ```
/// entries 10000
/// suffix .swift
///
/// ```
public struct UnpackRequest: Sendable, Equatable {
  /// The limits to keep.
  public var limits: ArchiveLimits
  /// Endings of the file names asked for; `nil` for every file.
  public var suffixes: [String]?

  /// Creates a request.
  public init(limits: ArchiveLimits = .submission, suffixes: [String]? = nil) {
    self.limits = limits
    self.suffixes = suffixes
  }

  /// Most bytes of the head.
  public static let maximumHeadBytes = 4096

  /// The head that `init(takingHeadOf:)` reads back.
  public var head: [UInt8] {
    let lines =
      Self.limitNames.map { "\($0.name) \(limits[keyPath: $0.limit])\n" }
      + (suffixes ?? []).map { "suffix \($0)\n" }
    return Array((lines.joined() + "\n").utf8)
  }

  /// Reads the head of an input and takes it away. Every limit has to be given.
  public init(takingHeadOf input: inout ArraySlice<UInt8>) throws(UnpackRequestError) {
    let newline = UInt8(ascii: "\n")
    guard let end = input.prefix(Self.maximumHeadBytes).firstRange(of: [newline, newline]) else {
      throw UnpackRequestError("the head of the input does not end")
    }
    self.init()
    var missing = Set(Self.limitNames.map(\.name))
    for line in String(decoding: input[..<end.lowerBound], as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2 else { throw UnpackRequestError("'\(line)' has no value") }
      if words[0] == "suffix" {
        suffixes = (suffixes ?? []) + [String(words[1])]
      } else if let entry = Self.limitNames.first(where: { $0.name == words[0] }) {
        guard let number = Int(words[1]), number >= 0 else {
          throw UnpackRequestError("'\(line)' has no number that is not negative")
        }
        limits[keyPath: entry.limit] = number
        missing.remove(entry.name)
      } else {
        throw UnpackRequestError("'\(words[0])' is unknown")
      }
    }
    guard missing.isEmpty else { throw UnpackRequestError("\(missing.sorted()) are missing") }
    input = input[end.upperBound...]
  }

  private static var limitNames: [(name: String, limit: WritableKeyPath<ArchiveLimits, Int>)] {
    [
      ("archive-bytes", \.archiveBytes), ("entries", \.entries), ("name-bytes", \.nameBytes),
      ("file-bytes", \.fileBytes), ("total-bytes", \.totalBytes), ("expansion", \.expansion),
    ]
  }
}

/// A request that `gradus-unpack` does not understand.
public struct UnpackRequestError: Error, Equatable, CustomStringConvertible {
  /// What is wrong, for people.
  public let description: String

  init(_ description: String) { self.description = "the request is malformed: \(description)" }
}

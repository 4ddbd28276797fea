/// Why a message could not be read.
public enum WireFormatError: Error, Equatable, Sendable, CustomStringConvertible {
  case truncated(needed: Int, left: Int)
  case trailingBytes(Int)
  case frameTooLong(bytes: Int, limit: Int)
  case tooDeep(limit: Int)
  case tooManyValues(limit: Int)
  case unknownTag(UInt8, of: String)
  case invalidText
  case invalidShape([Int])

  /// The reason in words.
  public var description: String {
    switch self {
    case .truncated(let needed, let left): "the message ends early: \(needed) bytes announced, \(left) left"
    case .trailingBytes(let count): "\(count) bytes follow the end of the message"
    case .frameTooLong(let bytes, let limit): "the message has \(bytes) bytes, at most \(limit) are allowed"
    case .tooDeep(let limit): "the message nests deeper than \(limit) levels"
    case .tooManyValues(let limit): "the message holds more than \(limit) values"
    case .unknownTag(let tag, let what): "\(tag) is no kind of \(what)"
    case .invalidText: "a text is not UTF-8"
    case .invalidShape(let shape): "\(shape) is no shape of a tensor"
    }
  }
}

import ShortTexts
import Tensors

/// Why a message could not be read.
public enum WireFormatError: Error, Equatable, Sendable, CustomStringConvertible {
  case truncated(needed: Int, left: Int)
  case trailingBytes(Int)
  case frameTooLong(bytes: Int, limit: Int)
  case tooDeep(limit: Int)
  case tooManyValues(limit: Int)
  case unknownTag(UInt8, of: String)
  case invalidText
  case textTooLong(bytes: Int, limit: Int)
  case tooManyAxes(Int, limit: Int)
  /// A negative length, lengths whose product is no number of this machine's, or another count of numbers.
  case invalidShape([Int])

  /// The reason in a short sentence, whatever the message holds.
  public var description: String {
    switch self {
    case .truncated(let needed, let left):
      "the message ends early: \(counted(needed, "byte")) announced, \(left) left"
    case .trailingBytes(let count): "the end of the message is followed by \(counted(count, "byte"))"
    case .frameTooLong(let bytes, let limit): "the message has \(bytes) bytes, at most \(limit) are allowed"
    case .tooDeep(let limit): "the message nests deeper than \(limit) levels"
    case .tooManyValues(let limit): "the message holds more than \(limit) values"
    case .unknownTag(let tag, let what): "\(tag) is no kind of \(what)"
    case .invalidText: "a text is not UTF-8"
    case .textTooLong(let bytes, let limit): "a text has \(bytes) bytes, at most \(limit) are allowed"
    case .tooManyAxes(let count, let limit): "a tensor has \(count) axes, at most \(limit) are allowed"
    case .invalidShape(let shape): "\(shortText(ofShape: shape)) is no shape of the numbers that came with it"
    }
  }
}

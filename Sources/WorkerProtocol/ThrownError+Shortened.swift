import ShortTexts

extension ThrownError {
  /// The error with texts as long as the grader keeps them.
  ///
  /// The grader cuts them whatever a worker sends. A worker that cuts them first sends a message that is short enough
  /// to be read.
  public var shortened: ThrownError {
    let limit = WireLimits().explanationBytes
    return switch self {
    case .courseError(let value): .courseError(value.shorteningTexts(toBytes: limit))
    case .callbackError: self
    case .other(let type, let description):
      .other(type: type.shortened(toBytes: limit), description: description.shortened(toBytes: limit))
    }
  }
}

extension WireValue {
  fileprivate func shorteningTexts(toBytes limit: Int) -> WireValue {
    switch self {
    case .string(let text): .string(text.shortened(toBytes: limit))
    case .variant(let name, let fields):
      .variant(name, fields.map { WireField($0.name, $0.value.shorteningTexts(toBytes: limit)) })
    default: self
    }
  }
}

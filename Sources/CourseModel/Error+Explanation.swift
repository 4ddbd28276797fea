import Foundation

extension Error {
  /// What went wrong, in words for people.
  ///
  /// An error of ours describes itself. One of Foundation's is put into the system's words, with the path that it is
  /// about, and what to do where that is known.
  public var explanation: String {
    guard let path = foundationError?.userInfo[NSFilePathErrorKey] as? String else {
      return cause
    }
    return "'\(path)': \(cause)"
  }

  /// The ``explanation`` without the path, for messages that name it themselves.
  public var cause: String {
    if let error = self as? DecodingError { return Self.reason(for: error) }
    guard let error = foundationError else { return "\(self)" }
    guard let code = systemErrorCode else { return Self.reason(for: error) }
    let words = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    return words + (Self.remedy(for: code).map { "; " + $0 } ?? "")
  }

  /// The number of the system's error behind one of Foundation's, such as `ENOSPC`.
  public var systemErrorCode: Int32? {
    guard let error = foundationError else { return nil }
    let underlying = (error.userInfo[NSUnderlyingErrorKey] as? any Error).map { $0 as NSError }
    return [error, underlying].compactMap(\.self).first { $0.domain == NSPOSIXErrorDomain }.map {
      Int32($0.code)
    }
  }

  /// The error when it is one of Foundation's: any error at all can be made an `NSError`.
  private var foundationError: NSError? {
    self is CocoaError || self is POSIXError || Self.self is NSError.Type ? self as NSError : nil
  }

  /// For errors that come from no call of the system.
  private static func reason(for error: NSError) -> String {
    switch CocoaError.Code(rawValue: error.code) {
    case .fileReadCorruptFile, .fileReadInapplicableStringEncoding: "the text is not UTF-8"
    case .fileReadNoSuchFile, .fileNoSuchFile: "there is no such file"
    default: "the system refused (\(error.domain), code \(error.code))"
    }
  }

  private static func remedy(for code: Int32) -> String? {
    switch code {
    case ENOSPC, EDQUOT: "free some space"
    case EACCES, EPERM, EROFS: "check the permissions"
    case ENOENT, ENOTDIR, EISDIR: "check the path"
    case EMFILE, ENFILE: "allow more open files (ulimit -n)"
    default: nil
    }
  }

  private static func reason(for error: DecodingError) -> String {
    let context: DecodingError.Context? =
      switch error {
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
        .dataCorrupted(let context):
        context
      @unknown default: nil
      }
    let keys = (context?.codingPath ?? []).map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
    let place = keys.isEmpty ? "" : " at `\(keys.joined(separator: "."))`"
    return "what was stored cannot be read\(place): \(context?.debugDescription ?? "it has another form")"
  }
}

/// Reads the compiler's messages (`-diagnostic-style=llvm`).
///
/// The text is hostile: `#warning` can print line ends and so forge whole messages about any file. Nothing that
/// matters is decided by it: a file counts as failed only if it fails when compiled alone.
struct DiagnosticParser {
  /// At most so many messages per file are kept, and so many notes per message.
  static let mostPerFile = 20
  static let mostNotes = 8

  private(set) var byFile: [String: [Diagnostic]] = [:]

  /// - Parameters:
  ///   - shown: the names to show, by path inside the sandbox; messages about other files are kept under "".
  init(_ text: String, shown: [String: String]) {
    var current: String?
    for line in text.split(whereSeparator: \.isNewline) {
      guard let header = Header(line) else { continue }
      if header.severity == "note" {
        if let path = current, let last = byFile[path]?.indices.last,
          byFile[path, default: []][last].notes.count < Self.mostNotes
        {
          byFile[path, default: []][last].notes.append(DiagnosticText.cleaned(header.message))
        }
        continue
      }
      guard let severity = Diagnostic.Severity(rawValue: header.severity) else { continue }
      let path = shown[header.path] == nil ? "" : header.path
      guard byFile[path, default: []].count < Self.mostPerFile else {
        current = nil
        continue
      }
      let file = shown[header.path] ?? DiagnosticText.cleaned(header.path)
      byFile[path, default: []].append(
        Diagnostic(
          file: file, line: header.line, column: header.column, severity: severity,
          message: DiagnosticText.cleaned(header.message), notes: []))
      current = path
    }
  }

  /// `path:line:column: severity: message`, or `<unknown>:0: severity: message`.
  private struct Header {
    var path: String
    var line: Int
    var column: Int
    var severity: String
    var message: String

    init?(_ text: Substring) {
      let parts = text.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
      guard parts.count >= 4, let line = Int(parts[1]) else { return nil }
      if parts.count == 5, let column = Int(parts[2]) {
        self.init(parts[0], line, column, parts[3], parts[4])
      } else {
        self.init(parts[0], line, 0, parts[2], parts[3...].joined(separator: ":")[...])
      }
    }

    private init?(_ path: Substring, _ line: Int, _ column: Int, _ severity: Substring, _ message: Substring)
    {
      guard severity.first == " ", message.first == " ", line >= 0, column >= 0 else { return nil }
      self.path = String(path)
      self.line = line
      self.column = column
      self.severity = String(severity.dropFirst())
      self.message = String(message.dropFirst())
    }
  }
}

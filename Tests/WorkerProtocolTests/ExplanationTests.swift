import Testing
import WorkerProtocol

@Suite("A crash is explained")
struct ExplanationTests {
  @Test(
    "by the runtime's message",
    arguments: [
      ("a\nSwift/ContiguousArrayBuffer.swift:692: Fatal error: Index out of range\n", "Index out of range"),
      ("Submission/A.swift:3: Precondition failed: n > 0", "Precondition failed: n > 0"),
      ("Fatal error: first\nFatal error: second\n", "second"),
      ("nothing", nil), ("", nil), ("Fatal erro", nil), ("Fatal error: a\r\nb", "a"),
      ("x Fatal error: é\n\n", "é"),
    ] as [(String, String?)])
  func messages(text: String, message: String?) {
    #expect(RuntimeMessage.find(in: text) == message)
  }

  @Test("by the innermost line that somebody wrote")
  func lines() throws {
    var asked: [String] = []
    let symbolizer = Symbolizer(program: "/bin/symbolizer") { program, arguments in
      asked = [program] + arguments
      return
        "??:0:0\n\n/<compiler-generated>:0:0\n\n/a:b/M.swift:0:0\n\n/a:b/M.swift:14:7\n/a/N.swift:3:1\n\n"
    }
    #expect(try symbolizer.innermostLine(of: [255], in: "s.so") == SourceLine(file: "/a:b/M.swift", line: 14))
    #expect(asked == ["/bin/symbolizer", "--obj=s.so", "--functions=none", "--inlines", "0xff"])
    asked = []
    #expect(try symbolizer.innermostLine(of: [], in: "s.so") == nil && asked.isEmpty)
  }

  @Test("as out of memory when the runtime says so, or when the limit was near")
  func memory() {
    func explained(peak: UInt64, limit: Int?, message: String = "", overflow: Bool = false) -> CallFailure {
      let record = CrashRecord(signal: 4, isStackOverflow: overflow, peakBytes: peak, offsets: [])
      return CallFailure.crashed(.init(record: record))
        .explained(standardError: message, memoryLimit: limit) { _ in nil }
    }
    #expect(explained(peak: 95, limit: 100) == .outOfMemory(limitBytes: 100))
    #expect(
      explained(peak: 1, limit: nil, message: "Fatal error: failed to allocate 8 bytes of memory")
        == .outOfMemory(limitBytes: nil))
    #expect(explained(peak: 95, limit: 100, overflow: true) != .outOfMemory(limitBytes: 100))
    #expect(explained(peak: 50, limit: 100) != .outOfMemory(limitBytes: 100))
    #expect(explained(peak: 95, limit: 100, message: "Fatal error: x") != .outOfMemory(limitBytes: 100))
  }
}

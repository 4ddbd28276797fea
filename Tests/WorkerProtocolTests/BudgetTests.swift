import Tensors
import Testing

@testable import WorkerProtocol

/// Whatever a worker sends: it is read within limits or refused in few words.
@Suite("Budgets of what a worker sends")
struct BudgetTests {
  /// A message that breaks a limit.
  struct Refused: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let value: WireValue
    let error: WireFormatError
  }

  private static let limits = WireLimits()

  static let oversized: [Refused] = [
    Refused(
      testDescription: "a tensor of rank 1,000,000",
      value: .tensor(Tensor(shape: [Int](repeating: 1, count: 1_000_000), storage: [0.25])),
      error: .tooManyAxes(1_000_000, limit: 32)),
    Refused(
      testDescription: "a tensor of rank 33",
      value: .tensor(Tensor(shape: [Int](repeating: 1, count: 33), storage: [1])),
      error: .tooManyAxes(33, limit: 32)),
    Refused(
      testDescription: "such a tensor deep inside",
      value: .record([
        WireField(
          "gradients",
          .array([.optional(.tensor(Tensor(shape: [Int](repeating: 1, count: 99), storage: [1])))]))
      ]), error: .tooManyAxes(99, limit: 32)),
    Refused(
      testDescription: "1,000,000 small values",
      value: .array([WireValue](repeating: .bool(true), count: 1_000_000)),
      error: .tooManyValues(limit: limits.values)),
    Refused(
      testDescription: "a dictionary of 200,000 keys",
      value: .record((0..<200_000).map { WireField("\($0)", .void) }),
      error: .tooManyValues(limit: limits.values)),
    Refused(
      testDescription: "a string of 10 MB", value: .string(String(repeating: "z", count: 10_000_000)),
      error: .textTooLong(bytes: 10_000_000, limit: limits.textBytes)),
    Refused(
      testDescription: "a string of 10 MB in a struct",
      value: .record([WireField("name", .string(String(repeating: "é", count: 5_000_000)))]),
      error: .textTooLong(bytes: 10_000_000, limit: limits.textBytes)),
    Refused(
      testDescription: "an array of long strings",
      value: .array([.string("short"), .string(String(repeating: "z", count: 1_000_000))]),
      error: .textTooLong(bytes: 1_000_000, limit: limits.textBytes)),
    Refused(
      testDescription: "a property's name of 1 MB",
      value: .record([WireField(String(repeating: "n", count: 1_000_000), .void)]),
      error: .textTooLong(bytes: 1_000_000, limit: limits.nameBytes)),
    Refused(
      testDescription: "a case's name of 1 MB", value: .variant(String(repeating: "n", count: 1_000_000), []),
      error: .textTooLong(bytes: 1_000_000, limit: limits.nameBytes)),
    Refused(
      testDescription: "65 optionals in one another",
      value: (0..<65).reduce(.void) { value, _ in .optional(value) },
      error: .tooDeep(limit: limits.depth)),
  ]

  @Test("a result that breaks a limit is refused in few words", arguments: oversized)
  func results(refused: Refused) throws {
    #expect(throws: refused.error) { try decode(.reply(call: 1, .returned(refused.value))) }
    #expect(throws: refused.error) { try decode(.reply(call: 1, .returned(.void, updated: [refused.value]))) }
    #expect(throws: refused.error) { try decode(.callback(call: 1, index: 0, arguments: [refused.value])) }
    #expect("\(CallFailure.malformedReply(reason: refused.error.description))".utf8.count < 200)
  }

  /// Values at a limit, by name: a description of them all would take longer than the tests.
  static let acceptable: [String: WireValue] = [
    "32 axes": .tensor(Tensor(shape: [Int](repeating: 1, count: 32), storage: [0.25])),
    "long text": .string(String(repeating: "é", count: 32 << 10)),
    "many values": .array([WireValue](repeating: .optional(nil), count: (1 << 17) - 2)),
    "long name": .record([WireField(String(repeating: "n", count: 256), .void)]),
    "NaN with a payload": .doubles([Double(nan: 77, signaling: false), -Double.nan, .signalingNaN]),
  ]

  @Test("what stays within the limits is read as it was sent", arguments: acceptable.keys.sorted())
  func accepted(name: String) throws {
    let value = try #require(Self.acceptable[name])
    let frame = Frame.reply(call: 1, .returned(value))
    guard case .reply(1, .returned(let read, updated: [])) = try decode(frame) else {
      Issue.record("another message")
      return
    }
    #expect(read.isIdentical(to: value))
  }

  /// What explains something, from a message whose text has 1,000,000 bytes.
  static let longTexts: [(Frame, @Sendable (Frame) -> String?)] = [
    (
      .refused(call: 1, .malformed(million)),
      { if case .refused(_, .malformed(let text)) = $0 { text } else { nil } }
    ),
    (.notLoadable(reason: million), { if case .notLoadable(let text) = $0 { text } else { nil } }),
    (
      .reply(call: 1, .threw(.other(type: million, description: ""))),
      { if case .reply(_, .threw(.other(let type, _))) = $0 { type } else { nil } }
    ),
    (
      .reply(call: 1, .threw(.other(type: "", description: million))),
      { if case .reply(_, .threw(.other(_, let text))) = $0 { text } else { nil } }
    ),
    (
      .reply(call: 1, .threw(.courseError(.variant("shapeMismatch", [WireField("0", .string(million))])))),
      {
        guard case .reply(_, .threw(.courseError(.variant(_, let fields)))) = $0,
          case .string(let text)? = fields.first?.value
        else { return nil }
        return text
      }
    ),
  ]

  private static let million = String(repeating: "z", count: 1_000_000)

  @Test("a text that explains something is cut, and says by how much", arguments: longTexts.indices)
  func explanations(index: Int) throws {
    let (frame, text) = Self.longTexts[index]
    let read = try #require(text(decode(frame)))
    #expect(read.utf8.count <= Self.limits.explanationBytes)
    #expect(read.hasPrefix("zzz") && read.contains(/z… \(99\d{4} more bytes\)$/))
  }

  @Test("texts of a result that follows an error are refused again")
  func resultsAfterErrors() throws {
    _ = try decode(.reply(call: 1, .threw(.courseError(.string(Self.million)))))
    #expect(throws: WireFormatError.textTooLong(bytes: 1_000_000, limit: Self.limits.textBytes)) {
      try decode(.reply(call: 1, .returned(.string(Self.million))))
    }
  }

  @Test("of a crash record the first 64 offsets are kept")
  func offsets() throws {
    // By hand, since a record holds no more.
    var writer = ByteWriter()
    writer.write(UInt8(9))
    writer.write(Int32(11))
    writer.write(UInt8(0))
    writer.write(UInt64(0))
    writer.write(count: 1_000_000)
    for offset in 0..<UInt64(1_000_000) { writer.write(offset) }
    let frame = try FrameCodec.decode(writer.bytes, limits: Self.limits)
    #expect(
      frame == .crashed(CrashRecord(signal: 11, isStackOverflow: false, peakBytes: 0, offsets: Array(0..<64)))
    )
  }

  @Test("names of exercises are limited in number and length")
  func greeting() {
    #expect(throws: WireFormatError.tooManyValues(limit: Self.limits.values)) {
      try decode(.loaded(exercises: [String](repeating: "", count: 1_000_000)))
    }
    #expect(throws: WireFormatError.textTooLong(bytes: 1_000_000, limit: Self.limits.nameBytes)) {
      try decode(.loaded(exercises: [Self.million]))
    }
  }

  @Test("a worker cuts an error's texts first, so that the message is not too long to be read")
  func politeness() throws {
    let thrown = ThrownError.courseError(.variant("invalidArgument", [WireField("0", .string(Self.million))]))
    let short = thrown.shortened
    #expect(try decode(.reply(call: 1, .threw(short))) == .reply(call: 1, .threw(short)))
    #expect(FrameCodec.encode(.reply(call: 1, .threw(short))).count < 2000)
  }

  @Test(
    "a mismatch between tree and type is told in few words",
    arguments: [
      WireValue.record((0..<1000).map { WireField("field \($0)", .void) }),
      .variant(String(repeating: "v", count: 200), []),
      .tensor(Tensor(shape: [Int](repeating: 1, count: 32), storage: [1])),
    ])
  func mismatches(value: WireValue) throws {
    let mismatch = try #require(throws: WireMismatch.self) { try Double(wireValue: value) }
    #expect("\(mismatch)".utf8.count < 250)
    #expect(WireMismatch(expected: Self.million, found: Self.million).description.utf8.count < 450)
  }

  @Test("the symbolizer is asked for 64 offsets at most")
  func symbolizer() throws {
    var asked = 0
    let symbolizer = Symbolizer(program: "/bin/symbolizer") { _, arguments in
      asked = arguments.filter { $0.hasPrefix("0x") }.count
      return ""
    }
    _ = try symbolizer.innermostLine(of: Array(1...1000), in: "s.so")
    #expect(asked == 64)
  }

  @Test("a runtime's message is cut by bytes, not by characters")
  func runtimeMessage() throws {
    let message = "Fatal error: e" + String(repeating: "\u{301}", count: 30_000)
    #expect(try #require(RuntimeMessage.find(in: message)).utf8.count <= 500)
  }

  @discardableResult
  private func decode(_ frame: Frame) throws -> Frame {
    try FrameCodec.decode(
      Array(FrameCodec.encode(frame).dropFirst(FrameCodec.lengthBytes)), limits: Self.limits)
  }
}

@Suite("The footprint of a value")
struct FootprintTests {
  @Test(
    "counts numbers, texts and every value",
    arguments: [
      (.void, 64), (.string("abc"), 67), (.doubles([1, 2]), 80), (.ints([1]), 72), (.bytes([1, 2]), 66),
      (.tensor(Tensor(shape: [2, 1], storage: [1, 2])), 96), (.array([.void, .bool(true)]), 192),
      (.record([WireField("ab", .void)]), 64 + 16 + 2 + 64), (.optional(.int(1)), 128),
    ] as [(WireValue, Int)])
  func values(value: WireValue, bytes: Int) {
    #expect(value.footprint == bytes)
    #expect(WireCodec.encode(value).count <= bytes)
  }

  @Test func outcomes() {
    #expect(CallOutcome.returned(.void, updated: [.void]).footprint == 128)
    #expect(CallOutcome.threw(.other(type: "ab", description: "c")).footprint == 3)
  }
}

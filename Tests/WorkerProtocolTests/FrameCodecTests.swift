import Tensors
import Testing

@testable import WorkerProtocol

@Suite("Messages")
struct FrameCodecTests {
  static let samples: [Frame] = [
    .hello(version: 1, firstHandle: 1 << 32), .ready(version: 1), .loaded(exercises: ["mlp", "rnn"]),
    .call(id: 1, exercise: "mlp", entryPoint: "f(_:)", arguments: [.int(1), .closure(0)]),
    .callback(call: 1, index: 2, arguments: [.void]), .callbackResult(call: 1, .threw(.callbackError(4))),
    .reply(call: 1, .returned(.int(1), updated: [.void])),
    .reply(call: 1, .threw(.other(type: "E", description: "e"))),
    .reply(call: 1, .threw(.courseError(.void))),
    .refused(call: 1, .noSolution), .refused(call: 1, .unknownObject), .refused(call: 1, .malformed("why")),
    .notLoadable(reason: "why"),
    .crashed(CrashRecord(signal: 11, isStackOverflow: true, peakBytes: 1 << 40, offsets: [1, .max])),
    .exited(status: -1),
  ]

  @Test("are read as they were written", arguments: samples)
  func roundTrip(frame: Frame) throws {
    let bytes = FrameCodec.encode(frame)
    #expect(bytes.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) } == bytes.count - 4)
    #expect(try FrameCodec.decode(Array(bytes.dropFirst(4)), limits: WireLimits()) == frame)
  }

  @Test("of the signal handler have the bytes that it writes by hand")
  func lastWords() {
    let record = CrashRecord(signal: 4, isStackOverflow: false, peakBytes: 0x1234, offsets: [0x56])
    #expect(
      FrameCodec.encode(.crashed(record))
        == [
          26, 0, 0, 0, 9, 4, 0, 0, 0, 0, 0x34, 0x12, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0x56, 0, 0, 0, 0, 0, 0, 0,
        ])
    #expect(FrameCodec.encode(.exited(status: 2)) == [5, 0, 0, 0, 10, 2, 0, 0, 0])
  }

  @Test("that are damaged are refused and never trap", arguments: samples.indices)
  func fuzz(index: Int) {
    var rng = SplitMix64(seed: UInt64(index))
    for _ in 0..<500 {
      var bytes = Array(FrameCodec.encode(Self.samples[index]).dropFirst(4))
      for _ in 0...rng.below(3) { bytes[rng.below(bytes.count)] = UInt8(rng.below(256)) }
      if rng.below(2) == 0 { bytes.removeLast(rng.below(bytes.count)) }
      _ = try? FrameCodec.decode(bytes, limits: WireLimits(frameBytes: 1 << 12, depth: 8, values: 64))
    }
  }
}

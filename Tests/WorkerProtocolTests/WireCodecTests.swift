import Tensors
import Testing
import WorkerProtocol

@Suite("The codec")
struct WireCodecTests {
  /// One value of every kind, and nested ones.
  static let samples: [WireValue] = [
    .void, .bool(true), .bool(false), .int(.min), .double(-0.0), .string("né\0"), .bytes([0, 255]),
    .ints([-1, .max]),
    .doubles([.infinity, 0x1p-1074]), .tensor(Tensor(shape: [2, 1], storage: [1, 2])),
    .tensor(Tensor(shape: [], storage: [3])), .tensor(Tensor(shape: [0, 3], storage: [])),
    .array([.int(1), .array([]), .string("")]),
    .record([WireField("a", .optional(nil)), WireField("b", .optional(.optional(.int(2))))]),
    .variant("zero", [WireField("0", .int(1))]), .handle(.max), .random(state: 7, spare: nil),
    .random(state: .max, spare: -1.5), .closure(3),
  ]

  @Test("reads what it wrote", arguments: samples)
  func roundTrip(value: WireValue) throws {
    #expect(try WireCodec.decode(WireCodec.encode(value)) == value)
  }

  @Test("writes little-endian bytes")
  func golden() {
    #expect(WireCodec.encode(.int(258)) == [3, 2, 1, 0, 0, 0, 0, 0, 0])
    #expect(WireCodec.encode(.string("ab")) == [5, 2, 0, 0, 0, 97, 98])
    #expect(WireCodec.encode(.double(1)) == [4, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f])
  }

  @Test("tells identical bits from equal numbers")
  func identity() {
    #expect(WireValue.double(.nan).isIdentical(to: .double(.nan)))
    #expect(!WireValue.double(0).isIdentical(to: .double(-0.0)))
    #expect(!WireValue.ints([1]).isIdentical(to: .array([.int(1)])))
  }

  @Test(
    "refuses malformed bytes by name",
    arguments: [
      ([], .truncated(needed: 1, left: 0)),
      ([99], .unknownTag(99, of: "value")),
      ([0, 0], .trailingBytes(1)),
      ([3, 1], .truncated(needed: 8, left: 1)),
      ([5, 1, 0, 0, 0, 0xff], .invalidText),
      ([5, 0xff, 0xff, 0xff, 0xff], .truncated(needed: 0xffff_ffff, left: 0)),
      ([8, 0xff, 0xff, 0xff, 0x7f, 1], .truncated(needed: 0x7fff_ffff * 8, left: 1)),
      ([10, 2, 0, 0, 0, 0], .truncated(needed: 2, left: 1)),
      (tensor([-1], count: 0), .invalidShape([-1])),
      (tensor([2, 2], count: 3), .invalidShape([2, 2])),
      (tensor([.max, .max], count: 0), .invalidShape([.max, .max])),
      (tensor([0, .max, .max], count: 0), .invalidShape([0, .max, .max])),
      (tensor([0, 5], count: 5), .invalidShape([0, 5])),
    ] as [([UInt8], WireFormatError)])
  func malformed(bytes: [UInt8], error: WireFormatError) {
    #expect(throws: error) { try WireCodec.decode(bytes) }
  }

  /// The bytes of a tensor whose shape need not fit its numbers.
  private static func tensor(_ shape: [Int], count: Int) -> [UInt8] {
    [9] + WireCodec.encode(.ints(shape)).dropFirst()
      + WireCodec.encode(.doubles(Array(repeating: 0, count: count))).dropFirst()
  }

  @Test("refuses what exceeds a limit, before it reserves memory for it")
  func limits() throws {
    let limits = WireLimits(frameBytes: 100, depth: 3, values: 4)
    #expect(throws: WireFormatError.frameTooLong(bytes: 105, limit: 100)) {
      try WireCodec.decode(WireCodec.encode(.string(String(repeating: "a", count: 100))), limits: limits)
    }
    let nested = WireValue.optional(.optional(.optional(.void)))
    #expect(throws: WireFormatError.tooDeep(limit: 3)) {
      try WireCodec.decode(WireCodec.encode(nested), limits: limits)
    }
    let many = WireValue.array([.void, .void, .void, .void])
    #expect(throws: WireFormatError.tooManyValues(limit: 4)) {
      try WireCodec.decode(WireCodec.encode(many), limits: limits)
    }
    #expect(try WireCodec.decode(WireCodec.encode(.array([.void, .void, .void])), limits: limits) != .void)
    let deep = [UInt8](repeating: 14, count: 1_000_000)
    #expect(throws: WireFormatError.tooDeep(limit: 64)) { try WireCodec.decode(deep) }
  }

  @Test("never traps on random or damaged bytes", arguments: 0..<20)
  func fuzz(seed: UInt64) {
    var rng = SplitMix64(seed: seed)
    let limits = WireLimits(frameBytes: 1 << 16, depth: 16, values: 1 << 12)
    for _ in 0..<500 {
      var bytes = WireCodec.encode(.array(Self.samples))
      if rng.below(4) == 0 {
        bytes = (0..<rng.below(200)).map { _ in UInt8(rng.below(256)) }
      } else {
        for _ in 0...rng.below(4) { bytes[rng.below(bytes.count)] = UInt8(rng.below(256)) }
        if rng.below(3) == 0 { bytes.removeLast(rng.below(bytes.count)) }
      }
      guard let value = try? WireCodec.decode(bytes, limits: limits) else { continue }
      #expect(WireCodec.encode(value) == bytes)
    }
  }
}

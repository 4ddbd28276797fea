import Testing

@testable import Tensors

@Suite struct StreamTests {
  /// The test vectors of the SipHash paper's reference code: key 00 01 … 0f, message 00 01 … of each length.
  @Test(arguments: [
    (0, 0x726f_db47_dd0e_0e31 as UInt64), (1, 0x74f8_39c5_93dc_67fd), (7, 0xab02_00f5_8b01_d137),
    (8, 0x93f5_f579_9a93_2462), (15, 0xa129_ca61_49be_45e5),
  ])
  func sipHashVectors(length: Int, expected: UInt64) {
    let message = (0..<length).map { UInt8($0) }
    #expect(sipHash24(message, key: (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908)) == expected)
  }

  @Test func keysAndSecretsTellStreamsApart() {
    let streams = [
      SplitMix64.stream(), .stream(""), .stream(0), .stream(1), .stream("1"), .stream("a", "b"),
      .stream("ab"),
      .stream("b", "a"), .stream(1, 2), .stream(2, 1), .stream(-1), .stream(secret: 1, "a"), .stream("a"),
      .stream(secret: 1),
    ]
    #expect(Set(streams.map(\.state)).count == streams.count)
    #expect(SplitMix64.stream(7) == .stream(7 as UInt64))
    #expect(SplitMix64.stream("mlp", 3).spareNormal == nil)
  }

  /// Fixed once: recorded results rest on these.
  @Test func goldenStates() {
    #expect(SplitMix64.stream("mlp", 3).state == 1_578_279_977_518_321_442)
    #expect(SplitMix64.stream(secret: 42, "mlp", 3).state == 8_648_257_012_361_617_319)
  }
}

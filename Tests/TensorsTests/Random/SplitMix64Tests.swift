import Tensors
import Testing

/// The numbers that the conventions of the course fix for seed 42, and their shuffle.
@Suite struct SplitMix64Tests {
  @Test func rawNumbers() {
    var source = SplitMix64(seed: 42)
    #expect(
      (0..<3).map { _ in source.next() } == [
        0xbdd7_3226_2feb_6e95, 0x28ef_e333_b266_f103, 0x4752_6757_130f_9f52,
      ])
    var zero = SplitMix64(seed: 0)
    #expect(zero.next() == 0xe220_a839_7b1d_cdaf)
  }

  @Test func uniformNumbers() {
    var source = SplitMix64(seed: 42)
    let expected = [
      0.7415648787718233, 0.1599103928769201, 0.27860113025513866, 0.34419071652363753, 0.03803016854024621,
      0.8682280765465323,
    ]
    #expect(expected.map { _ in source.uniform() } == expected)
  }

  @Test func normalNumbers() {
    var source = SplitMix64(seed: 42)
    for expected in [0.88224890622, 1.38847328529, -0.45084987572, 0.67071644090] {
      #expect((source.normal() - expected).magnitude < 5e-12)
    }
  }

  /// Bits fixed once, next to the rounded numbers above: no C library's log, sin or cos is used.
  @Test func normalBits() {
    var source = SplitMix64(seed: 42)
    let expected = [0.8822489062222688, 1.388473285287707, -0.4508498757188602, 0.670716440902429]
    #expect(expected.map { _ in source.normal() } == expected)
  }

  @Test func shuffle() {
    var source = SplitMix64(seed: 42)
    #expect(source.permutation(8) == [4, 3, 2, 0, 7, 6, 1, 5])
    #expect(source.permutation(0) == [] && source.permutation(1) == [0])
  }

  @Test func spareNormalIsPartOfTheState() {
    var source = SplitMix64(seed: 42)
    _ = source.normal()
    var copy = source
    #expect(source.spareNormal != nil && copy.normal() == source.normal())
    #expect(source == copy && source.spareNormal == nil)
    copy.spareNormal = 1
    #expect(source != copy && copy.normal() == 1)
  }
}

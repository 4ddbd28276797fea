import GradientCheck
import Tensors
import Testing

/// Entries that share no result are moved together; whatever hides which those are costs evaluations, never a verdict.
@Suite struct SparsityTests {
  private let x: Tensor

  init() {
    var random = SplitMix64(seed: 5)
    x = Tensor.uniform([8, 8], in: -1..<1, using: &random)
  }

  /// The squares; in a batch of several points, their last bits differ.
  private let roundedByBatch = TensorFunction(batched: { points in
    points.map { $0[0] * $0[0] * (points.count > 1 ? 1.0.nextUp : 1) }
  })

  private func check(_ function: TensorFunction, _ extent: GradientCheckOptions.Extent, factor: Tensor)
    -> GradientReport
  {
    checkGradient(of: function, at: [NamedTensor("x", x)], options: GradientCheckOptions(extent)) {
      [2 * $0[0] * factor * $1]
    }
  }

  @Test func roundingThatDependsOnTheBatchHidesNoStructure() {
    let report = check(roundedByBatch, .entries, factor: .ones([8, 8]))
    #expect(report.isRight, "\(report)")
    // 64 entries one by one would take 128.
    #expect(report.evaluations < 40)
  }

  @Test func wrongEntryIsFoundAllTheSame() {
    let factor = Tensor.ones([8, 8]).changed { $0 == 13 ? 1.01 : $1 }
    let report = check(roundedByBatch, .entries, factor: factor)
    #expect(report.verdict == .wrong)
    #expect(report.arguments[0].wrongEntries == [13], "\(report)")
  }

  /// A result so small beside others that its moves look like round-off: its derivatives count all the same.
  @Test(arguments: [1, 1.01]) func resultsOfUnlikeSizes(factor: Double) {
    let sizes = Tensor.ones([8, 8]).changed { $0 == 63 ? 1e-14 : $1 }
    let function = TensorFunction { $0[0] * $0[0] * sizes }
    let report = checkGradient(
      of: function, at: [NamedTensor("x", x)], options: GradientCheckOptions(.jacobian)
    ) { [2 * $0[0] * sizes.changed { $0 == 63 ? factor * $1 : $1 } * $1] }
    #expect(report.verdict == (factor == 1 ? .right : .wrong), "\(report)")
  }

  /// One entry changes one result more, which moving halves of the argument may not show.
  @Test(arguments: 0..<20 as Range<UInt64>) func aSingleStrayDependence(seed: UInt64) {
    func report(_ stray: Double) -> GradientReport {
      checkGradient(
        of: { $0[0] * $0[0] + 0.01 * $0[0].storage[63] * Tensor.ones([8, 8]).changed { $0 == 0 ? $1 : 0 } },
        at: [NamedTensor("x", x)], options: GradientCheckOptions(.entries, seed: seed)
      ) { point, g in
        [2 * point[0] * g + stray * g.storage[0] * Tensor.ones([8, 8]).changed { $0 == 63 ? $1 : 0 }]
      }
    }
    #expect(report(0.01).isRight, "\(report(0.01))")
    #expect(report(0).arguments[0].wrongEntries == [63])
  }

  /// A function whose result has another shape where the argument moves far is no reason to stop the program.
  @Test func anotherShapeFarAway() {
    let report = checkGradient(
      of: { point in
        abs(point[0] - x).max() > 1e-4 ? concatenate([point[0], point[0]], axis: 0) : 2 * point[0]
      }, at: [NamedTensor("x", x)], options: GradientCheckOptions(.entries)
    ) { [3 * $1] }
    #expect(report.verdict == .wrong, "\(report)")
  }
}

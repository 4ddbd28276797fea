import Components
import Tensors

enum ConvolutionMutants {
  private static func conv(
    _ id: String, _ faults: Set<LoopedConvolution.Fault>, rows: Set<Int>, _ family: String,
    wrong: Set<String>, profiles: [Int]? = nil, _ manifestation: Truth.Manifestation = .gradients
  ) -> Mutant {
    let code: @Sendable (Convolution.Context) -> LoopedConvolution = { context in
      LoopedConvolution(stride: context.stride, padding: context.padding, faults: faults)
    }
    let forward: @Sendable ([Tensor], Convolution.Context) -> Tensor = { a, context in
      manifestation == .gradients ? Convolution.forward(a, context) : code(context).forward(a)
    }
    return Mutant(
      Submission(Convolution.self, id, profiles: profiles, forward: forward) { code($1).pullback($0, $2) },
      Truth(rows: rows, family, wrong: wrong, manifestation))
  }

  private static func grouped(
    _ id: String, _ fault: LoopedConvolution.Fault, rows: Set<Int>, _ family: String, wrong: Set<String>,
    _ manifestation: Truth.Manifestation = .gradients
  ) -> Mutant {
    let code: @Sendable (GroupedConvolution.Context) -> LoopedConvolution = { context in
      LoopedConvolution(groups: context.groups, faults: [fault])
    }
    let forward: @Sendable ([Tensor], GroupedConvolution.Context) -> Tensor = { a, context in
      manifestation == .gradients ? GroupedConvolution.forward(a, context) : code(context).forward(a)
    }
    return Mutant(
      Submission(GroupedConvolution.self, id, forward: forward) { code($1).pullback($0, $2) },
      Truth(rows: rows, family, wrong: wrong, manifestation))
  }

  static let all = plain + inGroups + lifting

  private static let plain = [
    conv(
      "conv-weight-flipped", [.weightFlipped], rows: [28], "weight gradient of a true convolution",
      wrong: ["weight"]),
    conv(
      "conv-input-unflipped", [.inputKernelUnflipped], rows: [29], "kernel not turned for the input",
      wrong: ["input"]),
    conv(
      "conv-crop-late", [.cropOneLate], rows: [30], "input gradient shifted by one", wrong: ["input"]),
    conv(
      "conv-padding-kept", [.paddingNotCropped], rows: [30], "padding not cropped, image shifted by p",
      wrong: ["input"], profiles: [0, 1]),
    conv(
      "conv-overwritten", [.overwritten], rows: [31], "= for += where windows overlap", wrong: ["input"]),
    conv(
      "conv-stride-ignored", [.strideIgnored], rows: [32], "stride 1 in the backward pass",
      wrong: ["input"], profiles: [1, 2]),
    conv(
      "conv-trailing-rows", [.trailingRowsDropped], rows: [32], "last rows of the image receive nothing",
      wrong: ["input"], profiles: [1, 2]),
    conv(
      "conv-bias-positions", [.biasSpatialMean], rows: [33], "bias averaged over H′·W′", wrong: ["bias"]),
    conv(
      "conv-bias-mean", [.biasMean], rows: [1, 5, 33], "bias averaged over all positions", wrong: ["bias"]),
    conv(
      "conv-channels-relaid", [.channelsRelaid], rows: [34], "weight gradient as (C, O, kH, kW)",
      wrong: ["weight"]),
    conv("conv-last-example", [.lastExample], rows: [6], "weights from the last image", wrong: ["weight"]),
    conv(
      "conv-column-unseen", [.lastColumnUnseen], rows: [], "loop ends one output column early",
      wrong: ["input", "weight", "bias"]),
    conv(
      "conv-first-map", [.firstChannelOnly], rows: [], "input gradient from the first output channel",
      wrong: ["input"]),
    conv(
      "conv-true-convolution", [.flippedInBoth], rows: [28], "kernel flipped in both passes",
      wrong: ["input", "weight"], .consistentForward),
    conv(
      "conv-true-convolution-bias", [.flippedInBoth, .biasSpatialMean], rows: [28, 33],
      "kernel flipped in both passes, and the bias averaged", wrong: ["input", "weight", "bias"],
      .inconsistentForward),
    conv(
      "conv-flipped-and-averaged", [.weightFlipped, .biasSpatialMean], rows: [28, 33],
      "weight gradient flipped, bias averaged", wrong: ["weight", "bias"]),
  ]

  private static let inGroups = [
    grouped(
      "grouped-next-block", .nextGroup, rows: [35], "each group sees the channels of the next",
      wrong: ["input", "weight"]),
    grouped(
      "grouped-interleaved", .interleavedGroups, rows: [35], "output channels dealt out in turn",
      wrong: ["input", "weight"]),
    grouped(
      "grouped-input-rotated", .reversedGroupsOfInput, rows: [35], "blocks of the input in the wrong order",
      wrong: ["input"]),
    grouped(
      "grouped-interleaved-in-both", .interleavedGroups, rows: [35], "dealt out in turn in both passes",
      wrong: ["input", "weight"], .consistentForward),
    grouped(
      "grouped-weight-flipped", .weightFlipped, rows: [28], "weight gradient flipped", wrong: ["weight"]),
    grouped("grouped-overwritten", .overwritten, rows: [31], "= for +=", wrong: ["input"]),
    grouped("grouped-bias", .biasSpatialMean, rows: [33], "bias averaged over H′·W′", wrong: ["bias"]),
    grouped(
      "grouped-relaid", .channelsRelaid, rows: [34], "weight gradient as (C/G, O, kH, kW)",
      wrong: ["weight"]),
  ]

  /// The gradients of p4 lifting, one rotation after the other.
  private static func lifted(
    _ a: [Tensor], _ g: Tensor, turns: (Int) -> Int, keepsOnlyLast: Bool = false
  ) -> [Tensor] {
    var (dx, dw) = (Tensor.zeros(a[0].shape), Tensor.zeros(a[1].shape))
    for r in 0..<4 {
      let planar = LoopedConvolution(padding: 1)
      let upstream = g.select(axis: 2, at: r)
      let parts = planar.pullback([a[0], a[1].rot90(r), .zeros([a[1].shape[0]])], upstream)
      if keepsOnlyLast { dw = .zeros(dw.shape) }
      dx += parts[0]
      dw += parts[1].rot90(turns(r))
    }
    return [dx, dw]
  }

  private static let lifting = [
    Mutant(
      Submission(RotationLifting.self, "p4-not-turned-back") { a, _, g in lifted(a, g) { _ in 0 } },
      Truth(rows: [], "kernel gradients added without turning them back", wrong: ["weight"])),
    Mutant(
      Submission(RotationLifting.self, "p4-turned-on") { a, _, g in lifted(a, g) { $0 } },
      Truth(rows: [], "kernel gradients turned on instead of back", wrong: ["weight"])),
    Mutant(
      Submission(RotationLifting.self, "p4-last-rotation") { a, _, g in
        lifted(a, g, turns: { -$0 }, keepsOnlyLast: true)
      },
      Truth(rows: [31, 68], "overwritten by each rotation", wrong: ["weight"])),
  ]

  /// For right code.
  static func rightLifting(_ a: [Tensor], _ g: Tensor) -> [Tensor] { lifted(a, g) { 4 - $0 } }
}

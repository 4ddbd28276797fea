import CourseModel
import Testing

@Suite struct KindOfCaseTests {
  @Test(arguments: [
    ("XOR stops after maxEpochs = 7", "XOR stops after maxEpochs"),
    ("random inputs, 3×5", "random inputs"), ("random inputs, scalar", "random inputs"),
    ("random inputs, length 7", "random inputs"),
    ("exact scores with ties, inputs 40×3", "exact scores with ties"),
    ("logits of a [3, 5, 4, 2] network, tanh, batch of 7", "logits of a … network, tanh"),
    ("gradient of weights[0], tanh, layers [3, 5], batch of 5", "gradient of weights, tanh"),
    ("parameters of [3, 14, 15]", "parameters"),
    ("200 points with margin 0.1, run 1: converges", "points with margin …: converges"),
    ("random separable points, run 2", "random separable points"),
    ("sigmoidBackward, 3×1×4: gradients are linear", "sigmoidBackward: gradients are linear"),
    ("logits between −10000 and 1e4", "logits between … and …"),
    ("dot of vectors of lengths 3 and 2 throws", "dot of vectors of lengths … and … throws"),
    ("w = 0.3 costs -0.7 with gold -1", "w = … costs … with gold …"),
    ("1 209 866 parameters of tanh((0.5, ½), -∞)", "parameters of tanh(…)"),
    ("‖a‖ cosine(a, x) = a·x, length 17", "‖a‖ cosine(a, x) = a·x"),
    ("an empty batch is refused", "an empty batch is refused"), ("binaryNLL01 of [1, 2]", "binaryNLL"),
  ]) func numbersAreLeftOut(_ label: String, _ kind: String) {
    #expect(finding(label).kindOfCase == kind)
  }

  @Test(arguments: [
    "", "12345", "1e-7", "x = 0.987654321", "seed 0.98", "seed 1 of 3", "3×4", "[1, 2], ٣ ²", "0x1f",
  ])
  func nothingIsLeftOfNumbersAlone(_ label: String) {
    #expect(finding(label).kindOfCase == nil)
  }

  /// Whatever the label, no digit survives.
  @Test(arguments: 0..<200) func noDigitSurvives(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    let alphabet = Array("0179.,:=()[]{}-−±+×·/ e_aσ√½²∞…")
    let label = String(
      (0..<40).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      })
    let kind = finding(label).kindOfCase ?? ""
    #expect(!kind.contains { $0.isNumber || $0 == "∞" }, "\(label) → \(kind)")
  }

  private func finding(_ label: String) -> Finding { Finding(label: label, variant: .hidden, kind: .failed) }
}

import CourseModel
import Testing

private func finding(
  _ label: String, _ kind: ResultKind = .failed, hint: String? = nil, _ variant: Variant = .visible,
  part: Int? = nil
) -> Finding {
  Finding(label: label, variant: variant, kind: kind, message: "m", hint: hint, part: part)
}

private func order(_ kind: ResultKind, _ findings: [Finding]) -> [String] {
  findings.tellingFirst(for: kind).map(\.label)
}

@Suite struct TellingOrderTests {
  @Test func aHintComesFirst() {
    #expect(order(.failed, [finding("a"), finding("b"), finding("c", hint: "×2?")]) == ["c", "a", "b"])
  }

  @Test func aHintThatOnlyStatesWaits() {
    let findings = [finding("a"), finding("b", hint: "The first row is wrong."), finding("c", hint: "×2?")]
    #expect(order(.failed, findings) == ["c", "a", "b"])
  }

  @Test(arguments: [ResultKind.crashed, .timedOut, .outOfMemory, .harnessError])
  func theItemsOwnKindComesBeforeAHint(_ kind: ResultKind) {
    #expect(order(kind, [finding("a"), finding("b", hint: "×2?"), finding("c", kind)]) == ["c", "b", "a"])
  }

  @Test func aRepeatedHintAndARepeatedKindOfCaseWait() {
    let findings = [
      finding("tanh, 3×5"), finding("tanh, 4×1"), finding("relu"), finding("z, 1", hint: "×2?"),
      finding("z, 2", hint: "×2?"),
    ]
    #expect(order(.failed, findings) == ["z, 1", "tanh, 3×5", "relu", "z, 2", "tanh, 4×1"])
  }

  @Test func eachPartSpeaksBeforeAnotherSpeaksTwice() {
    let findings = [
      finding("a", part: 0), finding("b", part: 0), finding("c", part: 1), finding("d", hint: "×2?", part: 2),
      finding("e", hint: "×3?", part: 2),
    ]
    #expect(order(.failed, findings) == ["d", "a", "c", "e", "b"])
  }

  @Test func publicFindingsComeBeforeHiddenOnes() {
    #expect(order(.failed, [finding("a", .failed, .hidden), finding("b")]) == ["b", "a"])
    #expect(order(.crashed, [finding("a", .crashed, .hidden), finding("b")]) == ["a", "b"])
  }

  @Test func nothingIsLostAndEqualsStay() {
    let labels = (0..<50).map { "case \(String(repeating: "i", count: $0))" }
    #expect(order(.failed, labels.map { finding($0) }) == labels)
    #expect(order(.failed, []) == [])
  }
}

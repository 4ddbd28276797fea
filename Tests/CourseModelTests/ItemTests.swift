import CourseModel
import Testing

@Suite struct ItemTests {
  @Test(arguments: [
    (Item.Visibility.visible, [Variant.visible]), (.hidden, [.hidden]), (.both, [.visible, .hidden]),
  ]) func variantsThatGradingRuns(_ visibility: Item.Visibility, _ variants: [Variant]) {
    #expect(visibility.variants == variants)
  }

  @Test(arguments: Item.Visibility.allCases) func checksThatDidNotRunHaveAFindingThatSaysWhy(
    _ visibility: Item.Visibility
  ) {
    let item = Item(id: "a", title: "Forward", points: 3, visibility: visibility)
    let result = ItemResult.notRun(item, of: "mlp", kind: .missing, because: "MLP.swift is missing.")
    #expect(result.earned == 0)
    #expect(result.kind == .missing)
    #expect(result.findings.map(\.message) == ["MLP.swift is missing."])
    #expect(result.findings.map(\.variant) == [visibility.variants[0]])
  }

  @Test func anItemThatCouldNotRunHasNoPointsRatherThanZero() {
    let item = Item(id: "a", title: "Forward", points: 3, visibility: .visible)
    #expect(ItemResult.notRun(item, of: "mlp", kind: .harnessError, because: "").earned == nil)
  }
}

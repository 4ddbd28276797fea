import Testing

@testable import Gradebook

@Suite struct SeedTests {
  @Test func isDrawnOnceForEachClass() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let seed = try desk.open().seed(forClass: "labs")
    #expect(try desk.open().seed(forClass: "labs") == seed)
    #expect(try desk.open().seed(forClass: "other") != seed)
  }

  @Test func canBeReplaced() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    let run = try gradebook.beginRun(Desk.settings)
    try gradebook.setSeed(7, forClass: "labs")
    #expect(try gradebook.seed(forClass: "labs") == 7)
    #expect(try gradebook.runs(ofClass: "labs").first == run)
    #expect(run.settings.seed == .max)
  }

  @Test(arguments: [(0, "0000000000000000"), (255, "00000000000000ff"), (UInt64.max, "ffffffffffffffff")])
  func text(seed: UInt64, text: String) throws {
    #expect(SeedText.text(seed) == text)
    #expect(try SeedText.value(text) == seed)
  }

  @Test(arguments: ["", "ff", "gggggggggggggggg", "-00000000000000f", "00000000000000000"])
  func refusesOtherText(text: String) {
    #expect(throws: (any Error).self) { try SeedText.value(text) }
  }
}

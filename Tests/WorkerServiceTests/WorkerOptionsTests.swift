import Testing
import WorkerService

@Suite struct WorkerOptionsTests {
  @Test("in any order, with defaults") func read() {
    let plain = WorkerOptions(["a.so"])
    #expect(plain?.submission == "a.so" && plain?.stackBytes == 64 << 20 && plain?.solution == nil)
    let both = WorkerOptions(["a.so", "--solution", "17", "--stack", "2"])
    #expect(both?.stackBytes == 2 << 20 && both?.solution == 17)
  }

  @Test(
    "what makes no sense is refused",
    arguments: [
      [], ["--stack"], ["a.so", "--stack"], ["a.so", "--stack", "0"], ["a.so", "--solution", "-1"],
      ["a.so", "--solution", "b"], ["a.so", "b.so", "1"],
    ])
  func refused(arguments: [String]) { #expect(WorkerOptions(arguments) == nil) }
}

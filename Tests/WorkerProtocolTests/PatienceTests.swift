import Testing

@testable import WorkerProtocol

@Suite("How long to look for bytes before sleeping") struct PatienceTests {
  private func patience(after waits: Int...) -> Duration {
    var patience = Patience()
    for wait in waits { patience.learn(from: .microseconds(wait)) }
    return patience.lingering
  }

  @Test func itLingersWhereBytesComeSoon() {
    #expect(patience() == Patience.most)
    #expect(patience(after: 20, 30, 80, 20) == Patience.most)
  }

  @Test func itSleepsWhereBytesComeLate() {
    #expect(patience(after: 200, 200, 200, 200) == .zero)
    #expect(patience(after: 10_000_000) == .zero)
  }

  @Test func oneLongWaitIsSoonForgotten() {
    #expect(patience(after: 10_000_000, 20, 20) == Patience.most)
  }
}

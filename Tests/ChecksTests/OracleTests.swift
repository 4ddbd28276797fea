import Testing

@testable import Checks

/// What the reference answered, kept for a class.
@Suite struct OracleTests {
  @Test(arguments: [nil, 3]) func optionalsAreComputedOnceToo(_ due: Int?) throws {
    let oracle = Oracle()
    var computed = 0
    for _ in 1...2 {
      let value: Int? = try oracle.value("key") {
        computed += 1
        return due
      }
      #expect(value == due)
    }
    #expect(computed == 1)
  }

  @Test func aFailureIsNotKept() throws {
    struct Failure: Error {}
    let oracle = Oracle()
    #expect(throws: Failure.self) { try oracle.value("key") { () -> Int in throw Failure() } }
    #expect(try oracle.value("key") { 5 } == 5)
  }
}

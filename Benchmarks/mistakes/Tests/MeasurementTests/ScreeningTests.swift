import Corpus
import Measurement
import Testing

@Suite struct ScreeningTests {
  private func screened(_ id: String) throws -> Screening.Line {
    let mutant = try #require(allMutants.first { $0.submission.id == id })
    let screening = Screening(mutants: [mutant], seeds: 5)
    #expect(screening.isComplete)
    return screening.lines[0]
  }

  @Test func aWrongGradientIsRejectedByTheScreen() throws {
    #expect(try screened("affine-negated").byScreen == 5)
  }

  @Test(arguments: ["sigmoid-accumulating", "tanh-in-place"])
  func whatShowsInAnotherCallIsRejectedByAnotherCheck(_ id: String) throws {
    #expect(try screened(id).byOtherChecks > 0)
  }

  /// A right submission must not be counted as rejected, and no mutant may hide behind never showing.
  @Test func whatIsRightIsNotRejected() throws {
    let right = try #require(rightSubmissions.first)
    let screening = Screening(
      mutants: [Mutant(right, Truth(rows: [2], "none", wrong: []))], seeds: 5)
    #expect(!screening.isComplete)
    #expect(screening.lines[0].notShown == 5)
    #expect(screening.table.contains("| 2 | 1 | 5 | 0 | 0 | 5 | 0 |"))
    #expect(screening.table.contains("\(right.id) (none): accepted at 0 of 5 seeds, not shown at 5"))
  }
}

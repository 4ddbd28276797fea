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

  /// A right submission must be counted as accepted.
  @Test func whatIsRightIsAccepted() throws {
    let right = try #require(rightSubmissions.first)
    let screening = Screening(
      mutants: [Mutant(right, Truth(rows: [2], "none", wrong: []))], seeds: 5)
    #expect(!screening.isComplete)
    #expect(screening.lines[0].byScreen + screening.lines[0].byOtherChecks == 0)
    #expect(screening.table.contains("| 2 | 1 | 5 | 0 | 0 | 5 |"))
    #expect(screening.table.contains("Accepted at 5 of 5 seeds: \(right.id)"))
  }
}

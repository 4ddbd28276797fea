import Checks
import CourseModel
import Tensors
import Testing

@Suite struct SeedTests {
  @Test func studentsHaveSecretsOfTheirOwn() {
    let seed = Seed(42)
    let seeds = [
      seed, seed.own(of: "ada"), seed.own(of: "ben"), seed.own(of: ""), Seed(43).own(of: "ada"),
    ]
    #expect(Set(seeds).count == seeds.count)
    #expect(seed.own(of: "ada") == seeds[1])
  }

  @Test func publishedCasesAreTheSameForAll() {
    var (own, shared) = (
      Seed(42).own(of: "ada").stream(exercise: "mlp", item: "a", variant: .visible),
      Seed(42).stream(exercise: "mlp", item: "a", variant: .visible)
    )
    #expect(own.next() == shared.next())
  }
}

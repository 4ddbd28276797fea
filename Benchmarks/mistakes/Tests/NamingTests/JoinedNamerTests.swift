import Measurement
import Naming
import Testing

/// Says the same of everything.
private struct Says: Namer {
  let naming: Naming
  func name(_ observations: [Observation]) -> Naming { naming }
}

@Suite struct JoinedNamerTests {
  private static let (sign, mean) = (Diagnosis(rows: [2], "sign"), Diagnosis(rows: [1], "mean"))

  private static let cases: [([Naming], Naming)] = [
    ([.named(sign), .named(mean)], .named(sign)),
    ([.candidates([sign]), .named(mean)], .named(mean)),
    ([.unnamed, .candidates([sign]), .candidates([mean])], .candidates([sign])),
    ([.unnamed, .unnamed], .unnamed), ([], .unnamed),
  ]

  @Test(arguments: cases) func firstUniqueNameCounts(_ namings: [Naming], _ expected: Naming) {
    #expect(JoinedNamer(namings.map { Says(naming: $0) }).name([]) == expected)
  }
}

import Checks
import Testing

@Suite struct ToleranceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let tolerance: Tolerance
    let actual: Double
    let expected: Double
    let largest: Double
    let isAccepted: Bool

    init(
      _ tolerance: Tolerance, _ actual: Double, _ expected: Double, largest: Double = 0, _ isAccepted: Bool
    ) {
      self.tolerance = tolerance
      self.actual = actual
      self.expected = expected
      self.largest = largest
      self.isAccepted = isAccepted
    }

    var testDescription: String { "\(actual) for \(expected), largest \(largest), \(tolerance)" }
  }

  private static let wide = Tolerance(absolute: 1e300, relative: 1, ofLargest: 1)

  static let nonFinite: [Case] = [
    Case(wide, .nan, 1, largest: 1, false), Case(wide, 1, .nan, false), Case(.bitwise, .nan, .nan, true),
    Case(.bitwise, .infinity, .infinity, true), Case(wide, .infinity, -.infinity, false),
    Case(wide, .infinity, .greatestFiniteMagnitude, false), Case(wide, 1, .infinity, false),
    Case(wide, .nan, .infinity, false), Case(wide, .infinity, .nan, false),
  ]

  static let finite: [Case] = [
    Case(.bitwise, -0.0, 0.0, true), Case(.bitwise, (1.0).nextUp, 1, false),
    Case(.bitwise, .leastNonzeroMagnitude, 0, false),
    Case(Tolerance(absolute: 0.5), 1.5, 1, true), Case(Tolerance(absolute: 0.5), 1.75, 1, false),
    Case(.relative(0.25), 5, 4, true), Case(.relative(0.25), 5.5, 4, false),
    Case(.relative(0.25), -4, 4, false), Case(.relative(0.25), 1e-300, 0, false),
    Case(Tolerance(ofLargest: 0.25), 1, 0, largest: 4, true),
    Case(Tolerance(ofLargest: 0.25), 1.5, 0, largest: 4, false),
    Case(Tolerance(absolute: 1, relative: 0.25, ofLargest: 0.5), 10, 4, largest: 8, true),
    Case(Tolerance(absolute: 1, relative: 0.25, ofLargest: 0.5), 10.5, 4, largest: 8, false),
    Case(.exact, 1 + 5e-11, 1, true), Case(.exact, 1 + 2e-10, 1, false),
    Case(.reference, 1 + 5e-8, 1, true), Case(.reference, 1 + 2e-7, 1, false),
    Case(.identity, 1e-10, 0, true), Case(.identity, 2e-10, 0, false),
  ]

  @Test(arguments: nonFinite + finite) func accept(_ test: Case) {
    let found = test.tolerance.accepts(test.actual, expected: test.expected, largest: test.largest)
    #expect(found == test.isAccepted)
  }
}

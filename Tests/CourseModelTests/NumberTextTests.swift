import CourseModel
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (3, "3.0"), (-2, "−2.0"), (0, "0.0"), (-0.0, "0.0"), (1.0 / 3, "0.333333"),
    (-5.803960229153745, "−5.80396"),
    (1e-7, "1e-07"), (1e300, "1e+300"), (1_209_866, "1209866.0"), (123456.7, "123456.7"), (.nan, "NaN"),
    (-.nan, "NaN"), (.infinity, "∞"), (-.infinity, "−∞"), (4.248354255291589e-18, "4.24835e-18"),
    (0.1 + 0.2, "0.3"),
  ]) func numbersReadAsAPersonWritesThem(_ value: Double, _ text: String) {
    #expect(NumberText.text(value) == text)
  }

  @Test(
    arguments: [
      (1, 2, "1.0", "2.0"), (0.25, 0.2500001, "0.25", "0.2500001"), (1, 1.0000000001, "1.0", "1.0000000001"),
      (0.3, 0.1 + 0.2, "0.29999999999999999", "0.30000000000000004"), (1, -1, "1.0", "−1.0"),
      (.nan, 1, "NaN", "1.0"), (123456.7, 123457, "123456.7", "123457.0"),
    ] as [(Double, Double, String, String)]) func twoNumbersCanBeToldApart(
      _ a: Double, _ b: Double, _ first: String, _ second: String
    )
  {
    #expect(NumberText.texts(a, b) == (first, second))
  }

  @Test func wholeNumbersHaveAMinusSign() {
    #expect(NumberText.text(-12) == "−12")
    #expect(NumberText.text(Int.min) == "−9223372036854775808")
  }
}

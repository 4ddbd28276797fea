import Autodiff
import GradientCheck
import Tensors
import Testing

/// First and second derivatives of every rule against numerical ones.
@Suite struct RuleTests {
  @Test(arguments: ruleCases) func aFirstDerivativeIsRight(_ rule: RuleCase) throws {
    for point in rule.points() {
      let report = checkGradient(
        of: { rule.function($0.map { Variable($0) }).value }, at: named(point),
        options: GradientCheckOptions(.entries)
      ) { point, cotangent in
        let variables = point.map { Variable($0) }
        return try rule.function(variables).gradients(of: variables, cotangent: cotangent)
      }
      #expect(report.isRight, "\(rule) at \(point.map(\.shape)): \(report)")
    }
  }

  /// The gradient is itself a function of arguments and cotangent: its derivatives by all of them.
  @Test(arguments: ruleCases.filter { $0.description != "custom" })
  func aSecondDerivativeIsRight(_ rule: RuleCase) throws {
    for point in rule.points() {
      var random = SplitMix64(seed: 11)
      let result = rule.function(point.map { Variable($0) })
      let all = point + [Tensor.normal(result.shape, using: &random)]
      for index in point.indices {
        func gradient(_ variables: [Variable]) throws -> Variable {
          let arguments = Array(variables.dropLast())
          return try rule.function(arguments).differentiableGradients(
            of: arguments, cotangent: variables[arguments.count])[index]
        }
        let report = checkGradient(
          of: { try gradient($0.map { Variable($0) }).value }, at: named(all),
          options: GradientCheckOptions(.entries)
        ) { point, cotangent in
          let variables = point.map { Variable($0) }
          return try gradient(variables).gradients(of: variables, cotangent: cotangent)
        }
        #expect(report.isRight, "\(rule) at \(all.map(\.shape)), by argument \(index): \(report)")
      }
    }
  }

  /// The same numbers whether they are recorded or not.
  @Test(arguments: ruleCases) func differentiableGradientsAreTheSame(_ rule: RuleCase) throws {
    for point in rule.points() {
      let variables = point.map { Variable($0) }
      let result = rule.function(variables)
      let cotangent = Tensor.ones(result.shape) * 0.7
      let plain = try result.gradients(of: variables, cotangent: cotangent)
      let recorded = try result.differentiableGradients(of: variables, cotangent: Variable(cotangent))
      #expect(recorded.map(\.value) == plain, "\(rule)")
    }
  }

  private func named(_ point: [Tensor]) -> [NamedTensor] {
    point.enumerated().map { NamedTensor("x\($0)", $1) }
  }
}

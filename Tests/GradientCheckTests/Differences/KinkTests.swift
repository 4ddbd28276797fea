import Foundation
import GradientCheck
import Tensors
import Testing

/// A function of one number with a kink at 0, and its derivatives there.
struct Kinked: CustomTestStringConvertible {
  let name: String
  let function: @Sendable (Double) -> Double
  let left: Double
  let right: Double
  var testDescription: String { name }

  static let all = [
    Kinked(name: "relu", function: { max(0, $0) }, left: 0, right: 1),
    Kinked(name: "absolute value", function: { abs($0) }, left: -1, right: 1),
    Kinked(name: "leaky relu", function: { $0 > 0 ? $0 : 0.01 * $0 }, left: 0.01, right: 1),
    Kinked(name: "hinge at the margin", function: { max(0, 1 - (1 + $0)) }, left: -1, right: 0),
    Kinked(name: "hinge of 3x", function: { max(0, 1 - 3 * ($0 + 1.0 / 3)) }, left: -3, right: 0),
    Kinked(name: "curved on both sides", function: { abs($0) * exp(3 * $0) + cos($0) }, left: -1, right: 1),
    Kinked(name: "small beside a large value", function: { 1000 + 1e-3 * abs($0) }, left: -1e-3, right: 1e-3),
  ]
}

@Suite struct KinkTests {
  private func gradient(_ kinked: Kinked, at x: Double) -> NumericalGradient {
    numericalGradient(of: { kinked.function($0.storage[1]) + sin($0.storage[0]) }, at: Tensor([0.4, x]))
  }

  private func verdict(_ value: Double, _ numerical: NumericalGradient) -> GradientVerdict {
    compare(Tensor([cos(0.4), value]), to: numerical).verdict
  }

  @Test(arguments: Kinked.all) func everySubgradientIsRightAndNothingElse(_ kinked: Kinked) throws {
    let numerical = gradient(kinked, at: 0)
    let interval = try #require(numerical.kinks[1])
    let jump = kinked.right - kinked.left
    #expect(abs(interval.lowerBound - kinked.left) < 1e-4 * jump)
    #expect(abs(interval.upperBound - kinked.right) < 1e-4 * jump)
    for share in [0, 0.3, 0.5, 1] {
      #expect(verdict(kinked.left + share * jump, numerical) == .right)
    }
    for share in [-0.01, 1.01, 3] {
      #expect(verdict(kinked.left + share * jump, numerical) == .wrong)
    }
    #expect(numerical.kinks[0] == nil)
  }

  @Test(arguments: Kinked.all, [1e-8, 1e-7, 1e-6, 8e-6, 1.5e-5, 3e-5, 1e-3])
  func besideAKinkOnlyTheDerivativeIsRight(_ kinked: Kinked, distance: Double) {
    guard kinked.name != "small beside a large value" || distance > 1e-6 else { return }
    for x in [distance, -distance] {
      let numerical = gradient(kinked, at: x)
      let exact = Self.derivative(of: kinked, at: x)
      #expect(numerical.kinks.isEmpty && numerical.inconclusive.isEmpty)
      #expect(verdict(exact, numerical) == .right)
      #expect(verdict(exact + 0.05 * (kinked.right - kinked.left), numerical) == .wrong)
    }
  }

  /// The derivative of the branch that holds at x ≠ 0.
  private static func derivative(of kinked: Kinked, at x: Double) -> Double {
    guard kinked.name == "curved on both sides" else { return x > 0 ? kinked.right : kinked.left }
    return (x > 0 ? 1 : -1) * exp(3 * x) * (1 + 3 * x) - sin(x)
  }

  @Test func tooCloseToAKinkIsNeverCalledWrong() {
    for distance in [1e-14, 1e-12, 1e-11, 1e-10, 1e-9] {
      for kinked in Kinked.all {
        #expect(verdict(Self.derivative(of: kinked, at: distance), gradient(kinked, at: distance)) != .wrong)
        #expect(
          verdict(Self.derivative(of: kinked, at: -distance), gradient(kinked, at: -distance)) != .wrong)
      }
    }
  }

  @Test func aJumpOfTheSecondDerivativeIsNoKink() {
    let numerical = numericalGradient(
      of: { max(0, 1 - $0.storage[0]) * max(0, 1 - $0.storage[0]) }, at: Tensor([1.0]))
    #expect(numerical.kinks.isEmpty && numerical.inconclusive.isEmpty)
    #expect(compare(Tensor([0.0]), to: numerical).verdict == .right)
    #expect(compare(Tensor([1e-4]), to: numerical).verdict == .wrong)
  }

  @Test func kinksAreScoredApart() {
    let x = Tensor([0.0, 0.5, 0.0, -0.5])
    let numerical = numericalGradient(of: { $0.storage.reduce(0) { $0 + max(0, $1) } }, at: x)
    let report = compare(Tensor([0.0, 0.0, 1.5, 0.0]), to: numerical)
    #expect(report.kinkEntries == [0, 2])
    #expect(
      report.wrongEntries == [1, 2] && report.kinkEntries.contains(2) && !report.kinkEntries.contains(1))
  }
}

import Components
package import Corpus
import GradientCheck
import Tensors

extension Observation {
  /// Checks a submission at a case.
  ///
  /// The forward result is compared with the right one, the gradients with numerical gradients of the right
  /// and of the own forward function; then come linearity, zero at zero, repeatability, and whether the
  /// arguments are left alone.
  ///
  /// - Parameter seed: of the case and the cotangents.
  package init(of submission: Submission, seed: UInt64, profile: Int) {
    let sample = submission.makeCase(seed: seed, profile: profile)
    let right = sample.right
    let expected = right.forward(right.point)
    var rng = SplitMix64.stream(secret: seed, "cotangents")
    let cotangents = (0..<2).map { _ in Tensor.normal(expected.shape, using: &rng) }
    var findings: [Finding] = []

    let result = Self.result(sample, &findings)
    if let result, !isSame(result, expected) { findings.append(.forwardDiffers) }
    let numerical = numericalVJP(of: right.forward, at: right.arguments, cotangent: cotangents[0])
    let gradients = Self.gradients(sample, cotangents[0], &findings)
    var (reports, ownReports): ([ArgumentReport], [ArgumentReport]) = ([], [])
    if let gradients {
      reports = zip(gradients, numerical).map { compare($0, to: $1) }
      findings += reports.filter { $0.verdict == .wrong }.map { .gradientWrong(argument: $0.name) }
      ownReports = reports
      if findings.contains(.forwardDiffers) {
        ownReports = Self.ownReports(sample, gradients, result, cotangents[0])
        findings += ownReports.filter { $0.verdict == .wrong }.map {
          .gradientDoesNotFitForward(argument: $0.name)
        }
      }
      findings += Self.contracts(sample, cotangents)
    }
    self.init(
      right: right, start: sample.start, cotangent: cotangents[0], result: result, gradients: gradients,
      reports: reports, ownReports: ownReports, numerical: numerical, findings: findings)
  }

  static func result(_ sample: SubmittedCase, _ findings: inout [Finding]) -> Tensor? {
    var arguments = sample.right.point
    do {
      let result = try sample.start().forward(&arguments)
      if arguments != sample.right.point { findings.append(.argumentsOverwritten) }
      return result
    } catch {
      findings.append(.throwsError("\(error)"))
      return nil
    }
  }

  static func gradients(
    _ sample: SubmittedCase, _ cotangent: Tensor, _ findings: inout [Finding]
  ) -> [Tensor]? {
    var arguments = sample.right.point
    do {
      let gradients = try sample.start().pullback(&arguments, cotangent)
      if arguments != sample.right.point { findings.append(.argumentsOverwritten) }
      if gradients.count == arguments.count { return gradients }
      findings.append(.numberOfGradients(gradients.count))
    } catch {
      findings.append(.throwsError("\(error)"))
    }
    return nil
  }

  private static func ownReports(
    _ sample: SubmittedCase, _ gradients: [Tensor], _ result: Tensor?, _ cotangent: Tensor
  ) -> [ArgumentReport] {
    guard let result, result.shape == cotangent.shape, result.storage.allSatisfy(\.isFinite) else {
      return []
    }
    let own = try? numericalVJP(
      of: { point in
        var point = point
        return try sample.start().forward(&point)
      }, at: sample.right.arguments, cotangent: cotangent)
    return zip(gradients, own ?? []).map { compare($0, to: $1) }
  }

  /// Contracts of the backward function; repeatability on one object, the others on new ones.
  static func contracts(_ sample: SubmittedCase, _ cotangents: [Tensor]) -> [Finding] {
    func pullback(_ code: StudentCode, _ cotangent: Tensor) throws -> [Tensor] {
      var arguments = sample.right.point
      return try code.pullback(&arguments, cotangent)
    }
    do {
      let sentences = [
        try Contracts.linearity(of: { try pullback(sample.start(), $0) }, cotangents[0], cotangents[1]),
        try Contracts.zeroAtZero(
          of: { try pullback(sample.start(), $0) }, resultShape: cotangents[0].shape),
        try {
          let code = sample.start()
          return try Contracts.repeatability { try pullback(code, cotangents[0]) }
        }(),
      ]
      return sentences.compactMap { $0.map { .contract($0) } }
    } catch {
      return [.throwsError("\(error)")]
    }
  }
}

/// Equal but for round-off.
func isSame(_ a: Tensor, _ b: Tensor) -> Bool {
  guard a.shape == b.shape else { return false }
  return (a - b).norm() <= 1e-9 * b.norm() + 1e-300
}

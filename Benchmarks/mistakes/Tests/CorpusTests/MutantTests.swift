import Components
import Corpus
import GradientCheck
import Tensors
import Testing

private let seeds: [UInt64] = [2, 71, 828]

/// What the first call of a submission does, beside the right functions.
private struct FirstCall {
  /// Arguments whose gradients differ from the right ones.
  var wrong: Set<String> = []
  var forwardDiffers = false
  var secondCallDiffers = false
  var overwrites = false
  var fails = false

  init(_ submission: Submission, seed: UInt64, profile: Int) throws {
    let sample = submission.makeCase(seed: seed, profile: profile)
    let right = sample.right
    let result = right.forward(right.point)
    var rng = SplitMix64.stream(secret: seed, "cotangent")
    let upstream = Tensor.normal(result.shape, using: &rng)
    var code = sample.start()
    var arguments = right.point
    forwardDiffers = differ(try code.forward(&arguments), result)
    overwrites = arguments != right.point
    code = sample.start()
    arguments = right.point
    guard let gradients = try? code.pullback(&arguments, upstream) else {
      fails = true
      return
    }
    for (gradient, (argument, expected)) in zip(
      gradients, zip(right.arguments, right.pullback(right.point, upstream)))
    where differ(gradient, expected) { wrong.insert(argument.name) }
    secondCallDiffers = zip(try code.pullback(&arguments, upstream), gradients).contains { differ($0, $1) }
  }
}

/// Whether the gradients of a first call are those of the submission's own forward function.
private func fitsOwnForward(_ submission: Submission, seed: UInt64, profile: Int) throws -> Bool {
  let sample = submission.makeCase(seed: seed, profile: profile)
  let code = sample.start()
  var arguments = sample.right.point
  let result = try code.forward(&arguments)
  guard result.storage.allSatisfy(\.isFinite) else { return true }
  var rng = SplitMix64.stream(secret: seed, "cotangent")
  let upstream = Tensor.normal(result.shape, using: &rng)
  let gradients = try code.pullback(&arguments, upstream)
  let own = try numericalVJP(
    of: { point in
      var point = point
      return try sample.start().forward(&point)
    }, at: sample.right.arguments, cotangent: upstream)
  return zip(gradients, own).allSatisfy { compare($0, to: $1).verdict != .wrong }
}

/// More than round-off.
private func differ(_ a: Tensor, _ b: Tensor) -> Bool {
  guard a.shape == b.shape, a.storage.allSatisfy(\.isFinite) else { return true }
  return !((a - b).norm() <= 1e-9 * (b.norm() + 1e-3))
}

extension Mutant: CustomTestStringConvertible {
  /// The id.
  public var testDescription: String { submission.id }
}

extension Submission: CustomTestStringConvertible {
  /// The id.
  public var testDescription: String { id }
}

@Suite struct MutantTests {
  @Test(arguments: allMutants) func isWrongAsItsTruthSays(_ mutant: Mutant) throws {
    var wrong: Set<String> = []
    for profile in mutant.submission.profiles {
      for seed in seeds {
        let call = try FirstCall(mutant.submission, seed: seed, profile: profile)
        wrong.formUnion(call.wrong)
        let truth = mutant.truth
        #expect(call.fails == (truth.manifestation == .failure))
        #expect(call.overwrites == (truth.manifestation == .mutation))
        if truth.manifestation == .secondCall { #expect(call.secondCallDiffers) }
        switch truth.manifestation {
        case .gradients:
          #expect(!call.wrong.isEmpty, "seed \(seed), profile \(profile)")
          #expect(!call.forwardDiffers)
        case .consistentForward, .inconsistentForward: #expect(call.forwardDiffers)
        case .secondCall, .failure: #expect(!call.forwardDiffers)
        case .mutation: break
        }
      }
      if mutant.truth.manifestation == .consistentForward {
        #expect(try fitsOwnForward(mutant.submission, seed: seeds[0], profile: profile))
      } else if mutant.truth.manifestation == .inconsistentForward {
        #expect(try !fitsOwnForward(mutant.submission, seed: seeds[0], profile: profile))
      }
    }
    if mutant.truth.manifestation != .failure { #expect(wrong == mutant.truth.wrong) }
  }

  @Test(arguments: rightSubmissions) func rightSubmissionIsRight(_ submission: Submission) throws {
    for profile in submission.profiles {
      for seed in seeds {
        let call = try FirstCall(submission, seed: seed, profile: profile)
        #expect(call.wrong.isEmpty || submission.id == "right-max-pool-last-tie")
        #expect(
          !call.forwardDiffers && !call.secondCallDiffers && !call.overwrites && !call.fails)
      }
      #expect(try fitsOwnForward(submission, seed: seeds[0], profile: profile))
    }
  }

  @Test func idsAreUnique() {
    let ids = allMutants.map(\.submission.id) + rightSubmissions.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test func everyRowOfTheTableIsThere() {
    let rows = allMutants.reduce(into: Set<Int>()) { $0.formUnion($1.truth.rows) }
    #expect(Set(1...72).subtracting(rows) == [])
    #expect(rows.isSubset(of: Set(1...72)))
  }

  @Test func everyComponentHasMutantsAndARightSubmission() {
    let all = Set(allComponents.map { $0.id })
    #expect(Set(allMutants.map { $0.submission.component.id }) == all)
    #expect(Set(rightSubmissions.map { $0.component.id }) == all)
  }

  @Test func corpusIsLargeEnough() {
    #expect(allMutants.count >= 110)
    #expect(allMutants.filter { $0.truth.rows.isEmpty }.count >= 10)
    #expect(rightSubmissions.count >= 20)
  }
}

import GradientDiagnosis
import NumericalDifferentiation
import Tensors

/// Checks the gradients of one function at one point: projections first, entries where those don't decide.
struct GradientChecker {
  let arguments: [NamedTensor]
  let options: GradientCheckOptions
  private let evaluator: PerturbedEvaluator
  private let pullback: (Tensor) throws -> [Tensor]
  private var random: SplitMix64
  private var pullbacks = 0

  /// - Parameters:
  ///   - evaluator: has evaluated the function at the arguments.
  ///   - pullback: the gradients of all arguments for a cotangent.
  init(
    _ arguments: [NamedTensor], _ evaluator: PerturbedEvaluator, _ options: GradientCheckOptions,
    pullback: @escaping (Tensor) throws -> [Tensor]
  ) {
    self.arguments = arguments
    self.evaluator = evaluator
    self.options = options
    self.pullback = pullback
    random = SplitMix64(seed: options.seed)
  }

  /// - Throws: ``GradientCheckProblem``, and what the function throws.
  mutating func report() throws -> GradientReport {
    if let problem = GradientCheckProblem.nonFinite(in: evaluator.origin) { throw problem }
    let cotangent = nextCotangent()
    var reports: [ArgumentReport?] = arguments.map { _ in nil }
    var known: [(cotangent: Tensor, gradients: [Tensor])] = []
    if options.extent == .screen || options.extent == .screenThenEntries {
      let gradients = try gradients(for: cotangent)
      known.append((cotangent, gradients))
      reports = try screened(gradients, cotangent)
    }
    if options.extent != .screen { try examineEntries(&reports, &known) }
    let final = reports.compactMap(\.self)
    if let problem = try repeated(known.first) { throw problem }
    return GradientReport(
      arguments: final, evaluations: evaluator.evaluations, pullbacks: pullbacks)
  }

  /// Reports that projections settle; nil where entries should be looked at.
  private mutating func screened(_ gradients: [Tensor], _ cotangent: Tensor) throws -> [ArgumentReport?] {
    let defects = zip(arguments, gradients).map { ArgumentReport(defectOf: $1, as: $0) }
    if defects.contains(where: { $0 != nil }) {
      return options.extent == .screen ? complete(defects) : defects
    }
    let screen = Screen(evaluator, cotangent, options)
    let projections = try screen.projections(of: gradients, using: &random)
    return arguments.indices.map { index in
      let report = ArgumentReport(arguments[index].name, projections: projections[index])
      return report.verdict == .right || options.extent == .screen ? report : nil
    }
  }

  /// Arguments beside a defective one are not screened.
  private func complete(_ defects: [ArgumentReport?]) -> [ArgumentReport?] {
    zip(arguments, defects).map { $1 ?? ArgumentReport($0.name, projections: []) }
  }

  private mutating func examineEntries(
    _ reports: inout [ArgumentReport?], _ known: inout [(cotangent: Tensor, gradients: [Tensor])]
  ) throws {
    guard reports.contains(where: { $0 == nil }) else { return }
    let cotangents: Cotangents
    if options.extent == .jacobian {
      cotangents = Cotangents(unitsFor: evaluator.origin)
      known = []
    } else {
      let further = (options.hasGradientOnly ? 1 : max(1, options.cotangents)) - known.count
      let random = (0..<max(0, further)).map { _ in nextCotangent() }
      cotangents = Cotangents(random: known.map(\.cotangent) + random, origin: evaluator.origin)
    }
    for k in known.count..<max(known.count, cotangents.count) {
      known.append((cotangents[k], try gradients(for: cotangents[k])))
    }
    let check = EntryCheck(evaluator: evaluator, cotangents: cotangents, options: options.differences)
    for index in arguments.indices where reports[index] == nil {
      reports[index] = try check.report(
        on: arguments[index], at: index, known.map { $0.gradients[index] }, using: &random)
    }
  }

  private mutating func nextCotangent() -> Tensor {
    options.hasGradientOnly
      ? .ones(evaluator.origin.shape) : .normal(evaluator.origin.shape, using: &random)
  }

  private mutating func gradients(for cotangent: Tensor) throws -> [Tensor] {
    pullbacks += 1
    let gradients: [Tensor]
    do {
      gradients = try pullback(cotangent)
    } catch let problem as GradientCheckProblem {
      throw problem
    } catch {
      throw GradientCheckProblem.pullbackThrew("\(error)")
    }
    guard gradients.count == arguments.count else {
      throw GradientCheckProblem.gradientCount(expected: arguments.count, actual: gradients.count)
    }
    return gradients
  }

  /// Calls the pullback again: a gradient that changes from call to call, as where gradients are not set to 0 before, is
  /// no gradient, and a wrong one has another cause.
  private mutating func repeated(_ first: (cotangent: Tensor, gradients: [Tensor])?) throws
    -> GradientCheckProblem?
  {
    guard let first else { return nil }
    let second = try gradients(for: first.cotangent)
    guard !zip(first.gradients, second).allSatisfy({ $0.hasSameBits(as: $1) }) else { return nil }
    let doubles = zip(first.gradients, second).allSatisfy { $0.shape == $1.shape && $1 == 2 * $0 }
    return .pullbackNotRepeatable(doubles: doubles)
  }
}

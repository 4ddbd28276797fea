import GradientDiagnosis
import NumericalDifferentiation

/// Verdict on the gradients of a function by all its arguments, with the evidence.
public struct GradientReport: Sendable, Equatable {
  /// Right when every argument is; wrong when some argument is; otherwise inconclusive.
  public let verdict: GradientVerdict
  /// One report per argument, in order; empty when a ``problem`` stopped the check before.
  public let arguments: [ArgumentReport]
  /// What stopped the check, or made its verdict worthless.
  public let problem: GradientCheckProblem?
  /// How often the function was evaluated for the verdict.
  public let evaluations: Int
  /// How often the pullback was called for the verdict.
  public let pullbacks: Int
  /// What relates wrong gradients to the right ones, at this point and at one nearby; see
  /// ``GradientCheckOptions/namesMistakes``.
  public internal(set) var diagnosis: PullbackDiagnosis?

  /// The arguments whose gradients are wrong.
  public var wrongArguments: [ArgumentReport] { arguments.filter { $0.verdict == .wrong } }

  /// Whether every gradient is right: what a test expects.
  public var isRight: Bool { verdict == .right }

  init(arguments: [ArgumentReport], evaluations: Int, pullbacks: Int) {
    let verdicts = arguments.map(\.verdict)
    verdict =
      verdicts.contains(.wrong) ? .wrong : verdicts.allSatisfy { $0 == .right } ? .right : .inconclusive
    self.arguments = arguments
    problem = nil
    self.evaluations = evaluations
    self.pullbacks = pullbacks
  }

  /// A report of a problem: wrong when it is the pullback's, else inconclusive.
  init(problem: GradientCheckProblem, arguments: [ArgumentReport] = [], evaluations: Int, pullbacks: Int) {
    switch problem {
    case .gradientCount, .pullbackNotRepeatable, .pullbackThrew: verdict = .wrong
    case .functionThrew, .notDeterministic, .notFinite, .noArguments: verdict = .inconclusive
    }
    self.arguments = arguments
    self.problem = problem
    self.evaluations = evaluations
    self.pullbacks = pullbacks
  }
}

extension GradientReport: CustomStringConvertible {
  /// The problem, or a line for each argument that is not right and one for each mistake that has a name; one line when
  /// all are right.
  public var description: String {
    if let problem { return "\(verdict): \(problem)" }
    let doubtful = arguments.filter { $0.verdict != .right }
    guard !doubtful.isEmpty else {
      return "right: \(arguments.map(\.name).joined(separator: ", ")) (\(evaluations) evaluations)"
    }
    let mistakes = (diagnosis?.sentences ?? []).map { "likely mistake: \($0)" }
    return (doubtful.map { "\($0.verdict): \($0)" } + mistakes).joined(separator: "\n")
  }
}

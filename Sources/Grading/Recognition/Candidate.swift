import Checks
import CourseModel
import WorkerProtocol

/// A mistake that may explain what a student's code answers: a known one, or a mutant of the reference.
enum Candidate: Sendable {
  case known(Mistake)
  /// A mutant of the reference, or of a formulation that answers as the reference does.
  case mutant(Mutant, of: Mistake?)

  /// Names it among the candidates of its exercise.
  var id: String {
    switch self {
    case .known(let mistake): mistake.id
    case .mutant(let mutant, let formulation): (formulation.map { "\($0.id): " } ?? "") + mutant.key
    }
  }

  var isKnown: Bool { if case .known = self { true } else { false } }

  /// The reference with the mistake made.
  func applied(to reference: String) throws -> String {
    switch self {
    case .known(let mistake): try mistake.applied(to: reference)
    case .mutant(let mutant, let formulation):
      mutant.applied(to: try formulation?.applied(to: reference) ?? reference)
    }
  }

  /// What to say of an entry point that it explains.
  func name(for entryPoint: String) -> Diagnosis.Name {
    switch self {
    case .known(let mistake): Diagnosis.Name(mistake.id, says: mistake.says, .knownMistake)
    case .mutant(let mutant, _):
      Diagnosis.Name(
        id,
        says: MutantSentence.sentence(for: mutant, in: String(entryPoint.prefix { $0 != "(" })) ?? "",
        .mutant)
    }
  }

  /// How many others are more plausible: students get comparisons and signs wrong before anything else.
  var rank: Int {
    guard case .mutant(let mutant, _) = self else { return -1 }
    return Self.plausible.firstIndex(of: mutant.operation) ?? Self.plausible.count
  }

  private static let plausible = [
    "comparison", "sign dropped", "sign added", "threshold", "constant", "operand dropped", "axis",
    "axis dropped",
    "every axis", "arithmetic", "reduction", "parameter changed", "enum condition", "sibling case",
    "result wrapped",
    "other variable", "call dropped", "statement removed",
  ]
}

/// Candidates that answer every probe of a unit alike.
struct CandidateClass: Sendable {
  /// The most plausible first.
  let members: [Candidate]

  init(_ members: [Candidate]) { self.members = members.sorted { $0.rank < $1.rank } }

  var isKnown: Bool { members[0].isKnown }
}

/// Tells which candidates may explain an observation.
protocol CandidateCatalogue: Sendable {
  /// Classes of candidates, those that fit best first.
  ///
  /// - Parameter unit: the place of the unit among the exercise's.
  func candidates(for observation: Observation, unit: Int) -> [CandidateClass]

  /// The units in which a candidate differs from the reference; nil when it has to be asked.
  func units(of candidate: Candidate) -> Set<Int>?
}

/// The known mistakes of an exercise, each of which may explain anything.
struct KnownMistakes: CandidateCatalogue {
  let mistakes: [Mistake]

  func candidates(for observation: Observation, unit: Int) -> [CandidateClass] {
    mistakes.map { CandidateClass([.known($0)]) }
  }

  func units(of candidate: Candidate) -> Set<Int>? { nil }
}

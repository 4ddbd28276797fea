public import Checks
import CourseModel
import Submissions

/// Proves that a course grades rightly: the reference earns every point, the starters none, and each known
/// mistake loses exactly the items that it names and is recognised by what it answers.
public struct Verifier: Sendable {
  /// What one submission of the course was expected to earn, and what is wrong if it did not.
  public struct Verification: Sendable {
    /// Exercise.
    public let exercise: String
    /// `reference`, `starter`, or the mistake's identifier.
    public let subject: String
    /// What is wrong; empty when all is as it should be.
    public let problems: [String]
    /// Points earned, of how many.
    public let earned: String
  }

  private let grader: Grader

  /// A verifier that grades with every item and every variant.
  public init(grader: Grader) { self.grader = grader }

  /// Verifies exercises, on several threads; reports each subject as soon as it is known.
  ///
  /// - Throws: when a source of the course cannot be read.
  public func verify(
    _ exercises: [AnyGradedExercise], jobs: Int, report: @escaping @Sendable (Verification) -> Void
  ) throws {
    let subjects = try exercises.flatMap(subjects)
    _ = WorkQueue(count: subjects.count).run(threads: jobs) { position in
      report(verification(of: subjects[position]))
    }
  }

  private struct Subject: Sendable {
    enum Expectation: Sendable {
      case everyPoint
      case nothing
      case loses(Mistake)
    }
    let graded: AnyGradedExercise
    let name: String
    let source: String
    let expectation: Expectation
  }

  private func subjects(of graded: AnyGradedExercise) throws -> [Subject] {
    let exercise = graded.exercise
    let reference = try grader.sources.reference(of: exercise)
    return [
      Subject(graded: graded, name: "reference", source: reference, expectation: .everyPoint),
      Subject(
        graded: graded, name: "starter", source: try grader.sources.starter(of: exercise),
        expectation: .nothing),
    ]
      + (try graded.mistakes.map { mistake in
        Subject(
          graded: graded, name: mistake.id, source: try mistake.applied(to: reference),
          expectation: .loses(mistake))
      })
  }

  private func verification(of subject: Subject) -> Verification {
    let exercise = subject.graded.exercise
    let file = SourceFile(path: exercise.fileName, bytes: Array(subject.source.utf8))
    let submission = Submission(student: Student(id: subject.name), origins: [], files: [file])
    let result = grader.results(of: submission, only: [exercise.id])[0]
    return Verification(
      exercise: exercise.id, subject: subject.name, problems: problems(of: result, subject.expectation),
      earned: "\(result.earnedAtLeast)/\(result.points)")
  }

  private func problems(of result: ExerciseResult, _ expectation: Subject.Expectation) -> [String] {
    let broken = result.items.filter { !$0.kind.isVerdict || $0.kind == .doesNotCompile }
    guard broken.isEmpty else {
      return result.diagnostics.prefix(3).map { "\($0.location.map { "\($0): " } ?? "")\($0.message)" }
        + broken.prefix(3).map(describe)
    }
    switch expectation {
    case .everyPoint:
      return result.items.filter { $0.kind != .passed || $0.earned != $0.points }.map(describe)
    case .nothing:
      return result.items.filter { $0.earned != 0 || $0.kind == .passed }.map(describe)
    case .loses(let mistake):
      return problems(of: result, mistake)
    }
  }

  private func problems(of result: ExerciseResult, _ mistake: Mistake) -> [String] {
    let lost = result.items.filter { $0.kind != .passed }
    let ids = Set(lost.map(\.item))
    var problems: [String] = []
    if ids != mistake.loses {
      problems.append("loses \(list(ids)) where it should lose \(list(mistake.loses))")
      problems += lost.filter { !mistake.loses.contains($0.item) }.map(describe)
    }
    if !lost.contains(where: { $0.diagnosis?.mistakes == [mistake.id] }) {
      let named = Set(lost.flatMap { $0.diagnosis?.mistakes ?? [] })
      problems.append("is not recognised by any item that it loses; named were: \(list(named))")
    }
    return problems
  }

  private func describe(_ item: ItemResult) -> String {
    let finding = item.findings.first.map { ": \($0.label): \($0.message)" } ?? ""
    return "item \(item.item) \(item.kind.rawValue)\(finding)"
  }

  private func list(_ ids: Set<String>) -> String {
    ids.isEmpty ? "none" : ids.sorted().joined(separator: ", ")
  }
}

public import Checks
import ContentHash
import CourseFiles
import CourseModel
public import Foundation
import Submissions
import Synchronization
import WorkerProtocol

/// Makes the indexes of mistakes that ship with a course, and tells which are stale.
public struct IndexBuilder: Sendable {
  private let environment: VerifierEnvironment
  private let sources: CourseSources
  private let pool: WorkerPool
  private let builder: SubmissionBuilder
  private let program: MutationProgram

  /// A builder for a grader's course.
  ///
  /// - Parameter mutator: the program `gradus-mutate`.
  public init(grader: Grader, mutator: URL) {
    (environment, sources, pool) = (VerifierEnvironment(grader), grader.sources, grader.pool)
    (builder, program) = (grader.builder, MutationProgram(program: mutator))
  }

  /// Why the index of an exercise has to be made anew, such as `is missing`; nil when it has not.
  ///
  /// - Throws: when the reference cannot be read or asked.
  public func fault(of graded: AnyGradedExercise) throws -> String? {
    do {
      _ = try RecognitionIndex(of: graded.exercise, in: sources) { try material(of: graded, seed: $0).origin }
      return nil
    } catch let unusable as UnusableIndex {
      return unusable.fault.description
    }
  }

  /// Makes the index of an exercise anew and writes it; its seed stays.
  ///
  /// - Returns: what it holds, in a few words.
  /// - Throws: when the reference or a known mistake cannot be asked, or the file cannot be written.
  public func make(_ graded: AnyGradedExercise, jobs: Int) throws -> String {
    let known = try? RecognitionIndex(of: graded.exercise, in: sources)
    let (origin, probes, made) = try material(
      of: graded, seed: known?.origin.seed ?? UInt64.random(in: 1...RecognitionIndex.largestSeed))
    let trial = CandidateTrial(environment: environment, probes: probes)
    let candidates = graded.mistakes.map(Candidate.known) + made
    let behaviours = Mutex<[Int: [IndexedUnitBuilder.Behaviour?]]>([:])
    let failures = Mutex<[String]>([])
    let reference = try environment.reference(graded.exercise)
    let starts = try builder.objects(
      ofVariants: candidates.map { try $0.applied(to: reference) }, of: reference, graded.exercise,
      slicer: program,
      jobs: jobs
    ).map { $0.map { builder.start(onObject: $0, of: graded.exercise) } }
    _ = WorkQueue(count: candidates.count).run(threads: jobs) { number in
      // What does not compile is no mutant.
      guard let start = starts[number] else {
        guard candidates[number].isKnown else { return }
        return failures.withLock { $0.append("\(candidates[number].id) does not compile") }
      }
      do {
        let found = try trial.observations(start).map { $0.flatMap(IndexedUnitBuilder.Behaviour.init) }
        behaviours.withLock { $0[number] = found }
      } catch {
        failures.withLock { $0.append("\(candidates[number].id): \(error.explanation)") }
      }
    }
    if let failure = failures.withLock({ $0.min() }) { throw IndexingError(description: failure) }
    let index = RecognitionIndex(
      origin, graded.mistakes, made, trial.units,
      behaviours.withLock { $0.sorted { $0.key < $1.key }.map { (candidate: $0, units: $1) } })
    try sources.write(index: Data(index.bytes), of: graded.exercise)
    return index.summary
  }

  /// What an index would be made from today.
  private func material(
    of graded: AnyGradedExercise, seed: UInt64
  ) throws -> (origin: RecognitionIndex.Origin, probes: ExerciseProbes, mutants: [Candidate]) {
    let reference = try environment.reference(graded.exercise)
    let probes = try ExerciseProbes(
      of: graded, seed: Seed(seed), reference: pool.reference(of: graded.exercise))
    var made = try program.mutants(of: reference).map { Candidate.mutant($0, of: nil) }
    let keys = Set(made.map(\.id))
    for formulation in graded.mistakes where formulation.isFormulation {
      // Edits of what both have in common would be made twice.
      made += try program.mutants(of: formulation.applied(to: reference)).filter { !keys.contains($0.key) }
        .map { Candidate.mutant($0, of: formulation) }
    }
    var origin = RecognitionIndex.Origin(reference: reference, mistakes: graded.mistakes, probes)
    origin.mutants = digest(made.map { "\($0)" })
    return (origin, probes, made)
  }
}

/// Why an index cannot be made.
struct IndexingError: Error, CustomStringConvertible {
  let description: String
}

/// A digest of texts, in hexadecimal.
private func digest(_ texts: [String]) -> String {
  var hasher = ContentHasher()
  for text in texts { hasher.combine(text) }
  return hasher.finish().description
}

extension RecognitionIndex {
  /// Puts together what candidates answer, without mutants that nothing tells from the reference.
  init(
    _ origin: Origin, _ mistakes: [Mistake], _ mutants: [Candidate], _ units: [UnitComponents],
    _ behaviours: [(candidate: Int, units: [IndexedUnitBuilder.Behaviour?])]
  ) {
    let told = behaviours.filter { $0.candidate >= mistakes.count && $0.units.contains { $0 != nil } }
    let kept = Array(mistakes.indices) + told.map(\.candidate)
    let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    var builders = units.map(IndexedUnitBuilder.init)
    for (candidate, found) in behaviours {
      for (unit, behaviour) in found.enumerated() {
        if let behaviour, let place = places[candidate] { builders[unit].add(place, behaviour) }
      }
    }
    self.init(
      origin: origin, mistakes: mistakes.map(\.id),
      mutants: told.compactMap { told in
        guard case .mutant(let mutant, let formulation) = mutants[told.candidate - mistakes.count] else {
          return nil
        }
        return MutantOfFormulation(mutant: mutant, formulation: formulation?.id)
      }, units: builders.map { $0.unit() })
  }

  /// What it holds, in a few words.
  fileprivate var summary: String {
    let rows = units.reduce(0) { $0 + $1.rows.count }
    return
      "\(mistakes.count) known mistakes, \(mutants.count) mutants, \(rows) behaviours, \(bytes.count) bytes"
  }
}

extension RecognitionIndex.Origin {
  /// What can be told without making mutants.
  init(reference: String, mistakes: [Mistake], _ probes: ExerciseProbes) {
    self.init(
      seed: probes.seed.value, reference: digest([reference]), mistakes: digest(mistakes.map { "\($0)" }),
      mutants: "", probes: probes.digest)
  }

  /// In what an index's origin differs from what is due; mutants are left out where they are not known.
  func difference(from due: RecognitionIndex.Origin) -> String? {
    let parts = [
      ("the reference", reference == due.reference),
      ("the known mistakes", mistakes == due.mistakes), ("the probes", probes == due.probes),
      ("the mutants", due.mutants.isEmpty || mutants == due.mutants),
    ]
    let changed = parts.filter { !$0.1 }.map(\.0)
    return changed.isEmpty ? nil : changed.joined(separator: ", ")
  }
}

import CourseModel
import Exercises
import Foundation
import Synchronization
import Tensors
import WorkerProtocol

@testable import Checks
@testable import Grading

/// An exercise of one function, `f(_:by:)`, with a `value` and a `slope`, whose solutions are texts: a line says how each
/// part is made.
///
/// Right is: the value is twice the argument, the slope three times, halved by `.half`; nothing is refused but an empty
/// argument.
struct RecipeCourse {
  static let reference = "value = right\nslope = right\nempty = refused\n"

  var mistakes: [Mistake] = []
  var unpinned: Set<String> = []

  /// The part of a solution that differs from the reference.
  static func text(_ changes: String...) -> String { text(changes) }

  static func text(_ changes: [String]) -> String {
    reference.split(separator: "\n").map { line in
      changes.first { $0.prefix { $0 != " " } == line.prefix { $0 != " " } } ?? String(line)
    }.joined(separator: "\n") + "\n"
  }

  /// A known mistake that changes a part.
  static func mistake(_ id: String, _ change: String) -> Mistake {
    let part = change.prefix { $0 != " " }
    let right = reference.split(separator: "\n").first { $0.hasPrefix(part) } ?? ""
    return Mistake(id, edit: String(right), becomes: change, loses: ["a"], says: "\(id).")
  }

  var graded: AnyGradedExercise {
    let exercise = GradedExercise<any CallChannel>(
      id: "recipe", title: "Recipe", topic: "r", typeName: "Recipe", proxy: { $0 },
      items: [
        GradedItem("a", "f", points: 2) { trial in
          for number in 0..<4 {
            let x = trial.normal([3])
            for choice in ["whole", "half"] {
              trial.agrees("value \(number) \(choice)") { try $0.part("value", x, choice) }
              trial.agrees("slope \(number) \(choice)") { try $0.part("slope", x, choice) }
            }
          }
          trial.rejects("nothing") { try $0.part("value", .zeros([0]), "whole") }
        }
      ])
    return AnyGradedExercise(exercise.graded(hidden: ["a": { _ in }], mistakes: mistakes, unpinned: unpinned))
  }

  var environment: VerifierEnvironment {
    VerifierEnvironment(
      reference: { _ in Self.reference }, starter: { _ in "" },
      compile: { exercise, text in
        guard !text.contains("syntax error") else {
          throw CourseSourceError(exercise: exercise.id, messages: ["error"])
        }
        return { RecipeChannel(text) }
      }, secondsForDiagnosis: 1000)
  }

  /// Probes, and what the reference answers to them.
  func trial() throws -> CandidateTrial {
    let probes = try ExerciseProbes(of: graded, seed: Seed(7), reference: RecipeChannel(Self.reference))
    return CandidateTrial(environment: environment, probes: probes)
  }

  /// What is recognised in a solution whose cases all fail.
  func diagnosis(
    of text: String, among catalogue: (any CandidateCatalogue)? = nil, seconds: Double = 1000
  ) throws -> Diagnosis? {
    let trial = try trial()
    let recognition = Recognition { _ in
      Recognition.Prepared(trial: trial, catalogue: catalogue ?? KnownMistakes(mistakes: mistakes))
    }
    let subject = SubjectRecognition(
      graded: graded, recognition: recognition, budget: DiagnosisBudget(seconds: seconds),
      start: { RecipeChannel(text) })
    return subject.diagnoses(of: [["f(_:by:)"]])[0]
  }
}

extension CallChannel {
  /// A part of what `f` returns.
  fileprivate func part(_ name: String, _ x: Tensor, _ choice: String) throws -> Tensor {
    let call = EntryCall(
      exercise: "recipe", entryPoint: "f(_:by:)", arguments: [.tensor(x), .variant(choice, [])])
    switch try self.call(call) {
    case .returned(.record(let fields), _):
      guard let field = fields.first(where: { $0.name == name }) else { throw Mismatch("no \(name)") }
      return try Tensor(wireValue: field.value)
    case .threw(.courseError): throw LabError.invalidArgument("empty")
    default: throw Mismatch("threw")
    }
  }
}

/// A solution that does what its text says.
final class RecipeChannel: CourseChannel, @unchecked Sendable {
  var secondsPerCall = 0.0
  private(set) var timeUsed = CallTime.zero
  private var recipe: [String: String] = [:]
  private var calls = 0.0

  private static let crash = CallFailure.crashed(
    CallFailure.Crash(record: CrashRecord(signal: 4, isStackOverflow: false, peakBytes: 0, offsets: [])))

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      recipe[words[0]] = words[2]
    }
  }

  func call(_ call: EntryCall) throws -> CallOutcome {
    timeUsed = timeUsed + CallTime(processor: .seconds(1), wall: .seconds(1))
    calls += 1
    guard case .tensor(let x) = call.arguments[0], case .variant(let choice, _) = call.arguments[1] else {
      throw Self.crash
    }
    if x.isEmpty {
      switch recipe["empty"] {
      case "refused": return .threw(.courseError(.variant("invalidArgument", [WireField("0", .string("e"))])))
      case "mismatch": return .threw(.courseError(.variant("shapeMismatch", [WireField("0", .string("e"))])))
      case "crashes": throw Self.crash
      default: break
      }
    }
    let factor = choice == "half" ? 0.5 : 1
    return .returned(
      .record([
        WireField("value", .tensor(part("value", 2 * factor * x, choice))),
        WireField("slope", .tensor(part("slope", 3 * factor * x, choice))),
      ]))
  }

  private func part(_ name: String, _ right: Tensor, _ choice: String) -> Tensor {
    switch recipe[name] {
    case "doubled": 2 * right
    case "doubledlate": 2 * right * (1 + 1e-15)
    case "whole": choice == "half" ? 2 * right : right
    case "shifted": right + 1
    case "flat": right.reshaped([right.count, 1])
    case "counting": right + calls
    case "chance": right + Double.random(in: 0..<1)
    case "zero": 0 * right
    default: right
    }
  }

  func close() {}
}

import ArgumentParser
import Checks
import CourseModel
import ExerciseBridges
import Foundation
import Grading
import Reports
import Submissions
import TensorFiles
import WorkerProtocol

/// `gradus call`: runs one entry point on arrays from NumPy.
struct CallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "call",
    abstract: "Run one entry point on arrays from NumPy and write what it returns.",
    discussion: """
      Arrays are named after the parameters; `gradus list EXERCISE` shows them. Values may also be given with
      --set: numbers, cases of an enum with what belongs to them, small arrays. A struct's properties are
      arrays of their own: `p.bias`, `p.weights[0]`. An .npy file serves where one array is due.

        python3 -c 'import numpy; numpy.savez("in.npz", x=numpy.linspace(-3, 3, 7))'
        gradus call reference activations sigmoid --in in.npz --out out.npz
        gradus call submission/ losses multiclassNLL --in in.npz --set reduction=mean --out out.npz
        gradus call submission/ conv forward --in in.npz --set 'padding=zero(1)' --out out.npz
      """)

  @Argument(help: "`reference`, or a submission's folder, archive or file.")
  var solution: String

  @Argument(help: "The exercise.")
  var exercise: String

  @Argument(help: "The entry point: `sigmoid`, or in full `loss(_:labels:)` where the name is not unique.")
  var entryPoint: String

  @Option(
    name: .customLong("in"), help: "Arguments: a file written by numpy.savez, or by numpy.save for one array."
  )
  var input: String?

  @Option(name: .customLong("out"), help: "Where to write the results, for numpy.load.")
  var output: String

  @Option(name: .customLong("set"), help: "An argument: name=value; repeat for several.")
  var settings: [String] = []

  @Option(help: "Seed of a random generator among the parameters.")
  var seed: UInt64 = 42

  @OptionGroup var sandbox: SandboxOptions
  @OptionGroup var course: CourseOptions

  func run() throws {
    try explainingFailures {
      let grader = try course.grader(seed: .published, audience: .grader, policy: sandbox.policy())
      let graded = try grader.exercises(named: [exercise])[0].exercise
      let entryPoint = try resolved(entryPoint, of: graded.id)
      let settings = try parsedSettings()
      var reader = ArgumentReader(
        arrays: try readArrays(for: entryPoint, settings: settings), settings: settings, seed: seed)
      let arguments = try reader.arguments(of: entryPoint)
      let callable =
        solution == "reference"
        ? try grader.reference(of: graded)
        : try grader.solution(of: graded, in: grader.collector.collect(path: solution))
      defer { callable.close() }
      let call = EntryCall(exercise: graded.id, entryPoint: entryPoint.name, arguments: arguments)
      switch try answer(of: callable, to: call) {
      case .returned(let value, let updated):
        let writer = try ResultWriter(value, updated: updated, of: entryPoint)
        try UserFile.write(Data(NPZ(writer.members).npz()), to: URL(fileURLWithPath: output))
        let results = writer.members.map { "\($0.name) \($0.array.shape)" }.joined(separator: ", ")
        Terminal.print("wrote \(output): \(results)")
      case .threw(let error):
        Terminal.report(problem: "\(entryPoint.name) threw \(error.words)")
        throw Exit.failure
      }
    }
  }

  /// What comes back; a call without an answer is told, and is the solution's failure unless the tool failed.
  private func answer(of callable: CallableSolution, to call: EntryCall) throws -> CallOutcome {
    do {
      return try callable.answer(to: call)
    } catch CallFailure.requestTooLarge(let bytes, let limit) {
      throw UsageProblem("The arguments take \(bytes) bytes, at most \(limit) can be passed.")
    } catch let failure as CallFailure {
      Terminal.report(problem: "\(call.entryPoint) did not answer: \(failure)")
      throw failure.resultKind.isVerdict ? Exit.failure : Exit.harness
    }
  }

  private func resolved(_ name: String, of exercise: String) throws -> EntryPoint {
    let all = ExerciseBridge.all.first { $0.id == exercise }?.entryPoints ?? []
    let matching = all.filter { $0.name == name || $0.name.prefix { $0 != "(" } == name }
    guard matching.count == 1 else {
      let known = all.map(\.name).joined(separator: ", ")
      throw UsageProblem(
        "`\(name)` names \(matching.isEmpty ? "no entry point" : "several entry points") of \(exercise): \(known)."
      )
    }
    return matching[0]
  }

  private func readArrays(for entryPoint: EntryPoint, settings: [String: String]) throws -> NPZ {
    guard let input else { return try NPZ([]) }
    do {
      let bytes = Array(try UserFile.contents(of: URL(fileURLWithPath: input)))
      guard NPYArray.isNPY(bytes) else { return try NPZ(npz: bytes) }
      let open = entryPoint.parameters.filter { !$0.isInout && settings[$0.name] == nil }
      guard open.count == 1 else {
        throw UsageProblem(
          "\(input): one array without a name (.npy), where \(open.map(\.name).joined(separator: ", ")) are due: "
            + "write numpy.savez(path, name=array) for all of them")
      }
      return try NPZ([NPZ.Member(name: open[0].name, array: NPYArray(npy: bytes))])
    } catch let error as NPYError {
      throw UsageProblem("\(input): \(error)")
    }
  }

  private func parsedSettings() throws -> [String: String] {
    try settings.reduce(into: [:]) { parsed, text in
      guard let equals = text.firstIndex(of: "=") else {
        throw UsageProblem("`--set \(text)`: write name=value.")
      }
      parsed[String(text[..<equals])] = String(text[text.index(after: equals)...])
    }
  }
}

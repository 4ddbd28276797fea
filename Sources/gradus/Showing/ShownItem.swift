import Checks
import CourseModel
import Dispatch
import ExerciseBridges
import Foundation
import Grading
import Reports
import TensorFiles
import WorkerProtocol

/// The public cases of one item, run once more with everything kept that they called and compared.
struct ShownItem {
  private let item: Item
  private let entryPoints: [EntryPoint]
  private let cases: [RecordedCase]
  private let reference: ReferenceAnswers

  /// Calls of one case that are printed; all that were kept are saved.
  private static let callsShown = 4
  /// The whole item may take this many times its limit, which a look at its values does not grade.
  private static let patience = 3.0

  /// Runs the item.
  ///
  /// - Parameters:
  ///   - solution: the student's.
  ///   - reference: answers what is due; it is asked where the checks compared nothing.
  init(_ id: String, of graded: AnyGradedExercise, solution: CallableSolution, reference: CallableSolution)
    throws
  {
    let exercise = graded.exercise
    guard let index = exercise.items.firstIndex(where: { $0.id == id }) else {
      let known = exercise.items.filter { $0.visibility != .hidden }.map(\.id).joined(separator: ", ")
      throw UsageProblem("\(exercise.id) has no item `\(id)`. Items with public tests: \(known).")
    }
    item = exercise.items[index]
    guard item.visibility != .hidden else {
      throw UsageProblem("Item \(id) of \(exercise.id) has no public tests: nothing of it can be shown.")
    }
    entryPoints = ExerciseBridge.all.first { $0.id == exercise.id }?.entryPoints ?? []
    let recorder = CaseRecorder(SolutionChannel(solution))
    let end = DispatchTime.now() + Self.patience * exercise.limits.secondsPerItem
    let outcome = graded.run(
      item: index,
      TrialRequest(
        variant: .visible, seed: .published, channel: recorder, reference: { SolutionChannel(reference) },
        oracle: Oracle(), transcript: Transcript(), hasTimeLeft: { DispatchTime.now() < end },
        observer: recorder))
    let order = outcome.findings.tellingFirst(for: .combined(outcome.findings.map(\.kind))).map(\.label)
    let failed = order.compactMap { label in recorder.cases.first { $0.label == label } }
    cases = failed.isEmpty ? recorder.cases : failed
    self.reference = ReferenceAnswers(reference)
  }

  /// Whether every case passed.
  var isPassed: Bool { cases.allSatisfy { $0.finding == nil } }

  /// The cases for people: those that failed, the telling ones first; all when none did.
  func text(style: Style, width: Int) -> String {
    let count = cases.count == 1 ? "1 public case" : "\(cases.count) public cases"
    let summary =
      (isPassed ? "\(count), all right. " : "\(count) not yet right. ")
      + "Random numbers come from the published seed \(Seed.published), so every run shows the same."
    return CaseReport(style: style, width: width).text(for: item, summary: summary, cases: cases.map(shown))
  }

  private func shown(_ recorded: RecordedCase) -> ShownCase {
    var parts: [ShownCase.Part] = []
    let expected = recorded.compared.map { ShownCase.Part("expected", WireText($0.expected, as: "").values) }
    let compared = recorded.calls.prefix(Self.callsShown).firstIndex {
      $0.isResult(recorded.compared?.actual)
    }
    for (index, call) in recorded.calls.prefix(Self.callsShown).enumerated() {
      parts += self.parts(of: call, in: recorded)
      if index == compared, let expected { parts.append(expected) }
    }
    let others = recorded.calls.dropFirst(Self.callsShown).count + recorded.furtherCalls
    if others > 0 { parts.append(ShownCase.Part("and \(others) more \(others == 1 ? "call" : "calls")")) }
    if compared == nil, let actual = recorded.compared?.actual, let expected {
      parts += [ShownCase.Part("what follows from these results", WireText(actual, as: "").values), expected]
    }
    return ShownCase(label: recorded.label, finding: recorded.finding, parts: parts)
  }

  /// A call, what came back, and what the reference answers where the case compared no whole values.
  private func parts(of recorded: RecordedCall, in whole: RecordedCase) -> [ShownCase.Part] {
    let arguments = zip(parameters(of: recorded.call), recorded.call.arguments)
    var parts = [
      ShownCase.Part(recorded.call.entryPoint, arguments.flatMap { WireText($1, as: $0).values })
    ]
    switch recorded.ending {
    case .success(let outcome): parts.append(part("returned", "threw", outcome))
    case .failure(let error): parts.append(ShownCase.Part("\(error)"))
    }
    if whole.finding != nil, whole.compared == nil, let due = reference.answer(to: recorded.call) {
      parts.append(part("the reference returns", "the reference throws", due))
    }
    return parts
  }

  private func part(_ returned: String, _ threw: String, _ outcome: CallOutcome) -> ShownCase.Part {
    switch outcome {
    case .returned(let value, _): ShownCase.Part(returned, WireText(value, as: "").values)
    case .threw(let error): ShownCase.Part("\(threw) \(error)")
    }
  }

  private func parameters(of call: EntryCall) -> [String] {
    entryPoints.first { $0.name == call.entryPoint }?.parameters.map(\.name) ?? []
  }
}

extension ShownItem {
  /// Writes each case as `<item>-<number>.npz`, numbered as they are printed.
  ///
  /// A single call has its arguments under the parameters' names, as `gradus call --in` takes them; several are
  /// `call1.x`, `call2.x`, …. Beside them stand `returned` and `expected`.
  ///
  /// - Returns: The files' names.
  func save(in folder: String) throws -> [String] {
    let directory = URL(fileURLWithPath: folder, isDirectory: true)
    do {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      return try cases.enumerated().map { index, recorded in
        let name = "\(item.id)-\(index + 1).npz"
        try Data(NPZ(arrays(of: recorded)).npz()).write(to: directory.appendingPathComponent(name))
        return name
      }
    } catch let error as CocoaError {
      throw UsageProblem("\(folder) cannot be written: \(error.localizedDescription)")
    }
  }

  private func arrays(of recorded: RecordedCase) -> [NPZ.Member] {
    var arrays = NamedArrays()
    for (index, call) in recorded.calls.enumerated() {
      let prefix = recorded.calls.count == 1 ? "" : "call\(index + 1)."
      for (name, value) in zip(parameters(of: call.call), call.call.arguments) {
        arrays.add(value, as: prefix + name)
      }
      if case .success(.returned(let value, _)) = call.ending { arrays.add(value, as: prefix + "returned") }
      if recorded.finding != nil, recorded.compared == nil,
        case .returned(let value, _) = reference.answer(to: call.call)
      {
        arrays.add(value, as: prefix + "expected")
      }
    }
    if let compared = recorded.compared {
      if recorded.calls.count != 1 { arrays.add(compared.actual, as: "compared") }
      arrays.add(compared.expected, as: "expected")
    }
    return arrays.members
  }
}

extension RecordedCall {
  /// Whether the call returned this value.
  fileprivate func isResult(_ value: WireValue?) -> Bool {
    guard let value, case .success(.returned(let result, _)) = ending else { return false }
    return result.isIdentical(to: value)
  }
}

/// What the reference answers to calls that can be repeated.
private struct ReferenceAnswers {
  private let solution: CallableSolution

  init(_ solution: CallableSolution) { self.solution = solution }

  /// `nil` for a call with a function or an object of the student's worker.
  func answer(to call: EntryCall) -> CallOutcome? {
    guard call.callbacks.isEmpty else { return nil }
    return try? solution.answer(to: call)
  }
}

/// A callable solution as a channel.
private final class SolutionChannel: CallChannel {
  private let solution: CallableSolution

  init(_ solution: CallableSolution) { self.solution = solution }

  func call(_ call: EntryCall) throws -> CallOutcome { try solution.answer(to: call) }
}

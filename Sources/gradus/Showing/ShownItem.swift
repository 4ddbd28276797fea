import Checks
import CourseModel
import Dispatch
import ExerciseBridges
import Grading
import Reports
import WorkerProtocol

/// The public cases of one item, run once more with everything kept that they called and compared.
struct ShownItem {
  let item: Item
  private let entryPoints: [EntryPoint]
  let cases: [RecordedCase]
  let reference: ReferenceAnswers

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
        oracle: Oracle(), hasTimeLeft: { DispatchTime.now() < end },
        observer: recorder))
    let findings = outcome.findings.tellingFirst(for: .combined(outcome.findings.map(\.kind)))
    cases = findings.isEmpty ? recorder.cases : findings.map { recorder.cases.of($0) }
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
    case .threw(let error): ShownCase.Part("\(threw) \(error.words)")
    }
  }

  func parameters(of call: EntryCall) -> [String] {
    entryPoints.first { $0.name == call.entryPoint }?.parameters.map(\.name) ?? []
  }
}

extension [RecordedCase] {
  /// The case that a finding is about. A median that stays below its level is about the last run, whose label adds to
  /// the finding's; a case that did not run has no calls.
  fileprivate func of(_ finding: Finding) -> RecordedCase {
    var found =
      first { $0.label == finding.label } ?? last { $0.label.hasPrefix(finding.label + ",") }
      ?? RecordedCase(label: finding.label)
    found.finding = finding
    return found
  }
}

extension RecordedCall {
  /// Whether the call returned this value.
  fileprivate func isResult(_ value: WireValue?) -> Bool {
    guard let value, case .success(.returned(let result, _)) = ending else { return false }
    return result.isIdentical(to: value)
  }
}

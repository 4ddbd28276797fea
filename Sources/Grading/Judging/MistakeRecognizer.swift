import Checks
import CourseModel
import Synchronization
import WorkerProtocol

/// Recognises known mistakes by what they answer.
///
/// A mistake explains a failure when it answers every call of the item as the student's code did, and at least
/// one answer of a failing case is wrong. One that does not answer a call explains nothing; one that cannot be asked,
/// through a fault of the course's or of the machine's, is a problem to report.
final class MistakeRecognizer: Sendable {
  /// How many bytes of calls and answers are remembered; then all are forgotten and asked for again. Calls may carry
  /// what a student's code returned, so that there is no end to their number.
  private static let rememberedBytes = 32 << 20
  /// Two answers are the same when they agree to this.
  private static let same = Tolerance(relative: 1e-9, ofLargest: 1e-12)

  private let pool: WorkerPool
  private let state = Mutex(State())

  private struct State {
    /// What was answered; nil where no answer came.
    var answers: [Question: CallOutcome?] = [:]
    var bytes = 0
    var problems: Set<Problem> = []

    mutating func remember(_ answer: CallOutcome?, to question: Question) {
      let size = question.arguments.count + (answer?.footprint ?? 0)
      if bytes + size > MistakeRecognizer.rememberedBytes { (answers, bytes) = ([:], 0) }
      answers[question] = .some(answer)
      bytes += size
    }
  }

  /// Why the reference or a mistake could not be asked.
  struct Problem: Hashable {
    let answerer: String
    let text: String
  }

  /// A call put to the reference or to a mistake, by content.
  private struct Question: Hashable {
    let answerer: String
    let exercise: String
    let entryPoint: String
    let arguments: [UInt8]
  }

  init(pool: WorkerPool) { self.pool = pool }

  /// Why known mistakes could not be asked, each once.
  var problems: [Problem] { state.withLock { $0.problems.sorted { $0.text < $1.text } } }

  func diagnosis(
    of transcript: Transcript, in exercise: Exercise, among mistakes: [Mistake],
    within budget: DiagnosisBudget
  ) -> Diagnosis? {
    let failing = calls(of: transcript.failing)
    let reference = Respondent(name: "reference", budget: nil) { [pool] in try pool.reference(of: exercise) }
    let telling = failing.contains { exchange, bytes in
      answer(to: exchange.call, bytes, by: reference).map { !areSame($0, exchange.outcome) } ?? false
    }
    guard telling else { return nil }
    let exchanges = failing + calls(of: transcript.passing)
    let matching = mistakes.filter { mistake in
      let respondent = Respondent(name: mistake.id, budget: budget) { [pool] in
        try pool.mistake(mistake, of: exercise)
      }
      return exchanges.allSatisfy { exchange, bytes in
        answer(to: exchange.call, bytes, by: respondent).map { areSame($0, exchange.outcome) } ?? false
      }
    }
    // A list cut short by the budget could name one mistake where several explain the same answers.
    guard !matching.isEmpty, budget.isLeft else { return nil }
    return Diagnosis(mistakes: matching.map(\.id), sentences: matching.map(\.says))
  }

  private func calls(
    of exchanges: [Transcript.Exchange]
  ) -> [(exchange: Transcript.Exchange, bytes: [UInt8])] {
    exchanges.map { ($0, $0.call.argumentBytes) }
  }

  /// Answers calls in place of a student's code; its worker starts when it is first asked something new.
  private final class Respondent {
    let name: String
    let budget: DiagnosisBudget?
    private let start: () throws -> WorkerLease
    private var lease: WorkerLease?

    init(name: String, budget: DiagnosisBudget?, start: @escaping () throws -> WorkerLease) {
      self.name = name
      self.budget = budget
      self.start = start
    }

    func answer(_ call: EntryCall) throws -> CallOutcome {
      let lease = try lease ?? start()
      self.lease = lease
      guard let budget else { return try lease.call(call) }
      let (outcome, time) = lease.timed(call)
      budget.spend(time)
      return try outcome.get()
    }
  }

  private func answer(to call: EntryCall, _ bytes: [UInt8], by respondent: Respondent) -> CallOutcome? {
    let question = Question(
      answerer: respondent.name, exercise: call.exercise, entryPoint: call.entryPoint, arguments: bytes)
    if let known = state.withLock({ $0.answers[question] }) { return known }
    guard respondent.budget?.isLeft ?? true else { return nil }
    do {
      let outcome = try respondent.answer(call)
      state.withLock { $0.remember(outcome, to: question) }
      return outcome
    } catch {
      if let failure = error as? CallFailure, failure.resultKind.isVerdict {
        state.withLock { $0.remember(nil, to: question) }
      } else {
        let place =
          "The mistake `\(respondent.name)` of \(call.exercise) could not be asked \(call.entryPoint)"
        let problem = Problem(answerer: respondent.name, text: "\(place): \(error.explanation)")
        _ = state.withLock { $0.problems.insert(problem) }
      }
      return nil
    }
  }

  private func areSame(_ a: CallOutcome, _ b: CallOutcome?) -> Bool {
    switch (a, b) {
    case (.returned(let a, let updatedA), .returned(let b, let updatedB)?):
      mismatch(.array([a] + updatedA), expected: .array([b] + updatedB), within: Self.same) == nil
    case (.threw(let a), .threw(let b)?): a.kind == b.kind
    default: false
    }
  }
}

extension ThrownError {
  /// The error without its text, which every author words differently.
  fileprivate var kind: String {
    switch self {
    case .courseError(.variant(let name, _)): "LabError.\(name)"
    case .courseError: "LabError"
    case .callbackError: "callback"
    case .other: "other"
    }
  }
}

extension EntryCall {
  /// The arguments as they cross to the worker.
  fileprivate var argumentBytes: [UInt8] { WireCodec.encode(.array(arguments)) }
}

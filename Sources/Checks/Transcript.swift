public import WorkerProtocol

/// The calls that an item's checks made to the student's code.
///
/// A known mistake is recognised by putting the same calls to it and comparing the answers: it must answer
/// those of the failing cases as the student's code did, and those of the passing ones too. Calls that carry a
/// function or an object of the worker's mean nothing to another worker and are not kept; nor are long ones.
public final class Transcript {
  /// A call and how it ended.
  public struct Exchange {
    /// The call.
    public let call: EntryCall
    /// What came back, or the error thrown; nil when it is too long to be kept, as no known mistake's answer is.
    public let outcome: CallOutcome?

    /// About how many bytes of memory it takes.
    fileprivate var footprint: Int { call.arguments.footprint + (outcome?.footprint ?? 0) }
  }

  /// Calls longer than this are left out, in bytes: data sets and trained models say little that small calls don't.
  static let longestCall = 64 << 10
  /// Answers longer than this are left out, in bytes.
  static let longestOutcome = 256 << 10
  /// How many bytes of the calls of failing cases are kept at most, and of those of passing cases.
  static let budget = 512 << 10

  /// Calls of the cases that failed, at most ``capacity``.
  public private(set) var failing: [Exchange] = []
  /// Calls of the cases that passed, at most ``capacity``.
  public private(set) var passing: [Exchange] = []
  /// How many calls of either are kept at most; the first ones tell as much as all.
  public let capacity: Int
  /// Whether a case that failed called with a function or an object of the worker's, so that its calls are not all here.
  public private(set) var lacksFailingCalls = false
  private var current: [Exchange] = []
  private var lacksCurrentCalls = false

  /// An empty transcript.
  public init(capacity: Int = 64) { self.capacity = capacity }

  /// Another transcript, with the calls of this one at its start.
  public func copy() -> Transcript {
    let copy = Transcript(capacity: capacity)
    (copy.failing, copy.passing, copy.lacksFailingCalls) = (failing, passing, lacksFailingCalls)
    return copy
  }

  func begin() {
    current.removeAll(keepingCapacity: true)
    lacksCurrentCalls = false
  }

  func note(_ call: EntryCall, _ outcome: CallOutcome) {
    guard call.isRepeatable else {
      lacksCurrentCalls = true
      return
    }
    guard current.count < capacity, call.arguments.footprint <= Self.longestCall else { return }
    let isShort = outcome.footprint <= Self.longestOutcome
    keep(Exchange(call: call, outcome: isShort ? outcome : nil), in: &current)
  }

  func end(passed: Bool) {
    for exchange in current {
      if passed { keep(exchange, in: &passing) } else { keep(exchange, in: &failing) }
    }
    if !passed, lacksCurrentCalls { lacksFailingCalls = true }
    begin()
  }

  private func keep(_ exchange: Exchange, in exchanges: inout [Exchange]) {
    let kept = exchanges.reduce(0) { $0 + $1.footprint }
    guard exchanges.count < capacity, kept + exchange.footprint <= Self.budget else { return }
    exchanges.append(exchange)
  }
}

extension EntryCall {
  /// Whether it means the same to another worker: it carries no function and no object of one worker's.
  public var isRepeatable: Bool { callbacks.isEmpty && !arguments.contains(where: \.holdsHandle) }
}

extension WireValue {
  /// Whether the tree refers to an object that lives in one worker.
  fileprivate var holdsHandle: Bool {
    switch self {
    case .handle: true
    case .array(let elements): elements.contains(where: \.holdsHandle)
    case .record(let fields), .variant(_, let fields): fields.contains { $0.value.holdsHandle }
    case .optional(let value?): value.holdsHandle
    default: false
    }
  }
}

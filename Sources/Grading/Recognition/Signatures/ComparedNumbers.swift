import Tensors
import WorkerProtocol

/// The numbers of an answer beside the right ones.
struct ComparedNumbers {
  let call: EntryCall
  let right: Tensor
  let given: Tensor
  /// Largest size of a right number.
  let largest: Double

  /// How many numbers are looked at in an answer.
  private static let most = 10_000

  /// Nil where one of the two holds anything but floating-point numbers, or too many of them.
  init?(_ pair: AnswerPair) {
    guard let right = pair.reference.numbers, let given = pair.student.numbers,
      right.count <= Self.most, given.count <= Self.most, right.storage.allSatisfy(\.isFinite)
    else { return nil }
    (call, self.right, self.given) = (pair.call, right, given)
    largest = right.storage.reduce(0) { max($0, abs($1)) }
  }

  /// Whether both have one shape.
  var hasRightShape: Bool { given.shape == right.shape }

  /// Whether two numbers are the same but for round-off.
  func agrees(_ number: Double, _ due: Double) -> Bool {
    number == due || abs(number - due) <= 1e-8 * abs(due) + 1e-10 * largest
  }

  /// Whether every number is as a rule makes it of the right one.
  func follows(_ rule: (Double) -> Double) -> Bool {
    hasRightShape && zip(given.storage, right.storage).allSatisfy { agrees($0, rule($1)) }
  }

  /// Whether all numbers are right.
  var isRight: Bool { follows { $0 } }

  /// Right numbers that show something: no integers, and clearly missed.
  var telling: [Double] {
    let isMissed = { [largest] (given: Double, right: Double) in !(abs(given - right) <= 1e-4 * largest) }
    guard hasRightShape else { return right.storage.filter { $0.rounded() != $0 } }
    return zip(given.storage, right.storage).filter { $1.rounded() != $1 && isMissed($0, $1) }.map(\.1)
  }

  /// Whether relations hold by chance: a single class, or nothing but zeros.
  var isDegenerate: Bool {
    let tensors = [right] + call.arguments.compactMap(\.numbers)
    return largest == 0 || tensors.contains { $0.rank > 1 && $0.shape.last == 1 }
  }
}

extension [ComparedNumbers] {
  /// Whether two calls, with three numbers between them, show a relation.
  var areTelling: Bool {
    let telling = map(\.telling).filter { !$0.isEmpty }
    return telling.count > 1 && Set(telling.joined()).count > 2
  }
}

extension WireValue {
  /// The floating-point numbers that the value consists of; nil for anything else.
  var numbers: Tensor? {
    switch self {
    case .tensor(let tensor): tensor
    case .double(let number): Tensor(number)
    case .doubles(let numbers): Tensor(numbers)
    default: nil
    }
  }
}

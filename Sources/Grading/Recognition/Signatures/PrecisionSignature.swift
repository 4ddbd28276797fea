import Tensors
import WorkerProtocol

/// Answers that are right to some digits only, as single precision and finite differences give them.
enum PrecisionSignature {
  /// Differences of this size, relative to the largest number of an answer, are no round-off.
  private static let least = 1e-10
  /// Differences of this size are a mistake.
  private static let most = 1e-3
  /// One number in so many may lie at a kink, where a finite difference is anything.
  private static let numbersPerKink = 20

  /// What a student should read whose answers all agree with the reference to 4 to 10 digits.
  ///
  /// - Parameters:
  ///   - pairs: all answers at one component of an entry point, right ones too.
  ///   - subject: what the component is called, such as “The result of your `softmax`”.
  /// - Returns: nil for anything else: no two calls differ, or some answer is right to fewer digits; and for what draws
  ///   random numbers, since a training that goes slightly wrong is nearly right.
  static func sentence(for pairs: [AnswerPair], subject: String) -> String? {
    guard !pairs.contains(where: { $0.call.arguments.contains(where: \.isGenerator) }) else { return nil }
    var wrong: [[Difference]] = []
    for pair in pairs {
      guard let numbers = ComparedNumbers(pair) else {
        if pair.reference.numbers?.storage.allSatisfy(\.isFinite) == false { continue }
        return nil
      }
      guard numbers.hasRightShape else { return nil }
      wrong.append(
        zip(numbers.given.storage, numbers.right.storage).map { Difference($0, $1, numbers.largest) }
          .filter { !($0.size <= least) })
    }
    wrong.removeAll(where: \.isEmpty)
    let all = wrong.joined().filter { $0.size <= most }
    let others = wrong.joined().count - all.count
    guard wrong.count > 1, Set(all.map(\.right)).count > 2, others * numbersPerKink <= all.count,
      let digits = digits(all)
    else { return nil }
    return "\(subject) is right to about \(digits) digits only: \(question(all))?"
  }

  private struct Difference {
    let given: Double
    let right: Double
    /// Relative to the largest number of the answer.
    let size: Double

    init(_ given: Double, _ right: Double, _ largest: Double) {
      (self.given, self.right) = (given, right)
      size = given == right ? 0 : abs(given - right) / largest
    }
  }

  /// How many digits most numbers share with the right ones; nil for fewer than 4.
  private static func digits(_ differences: [Difference]) -> Int? {
    let middle = differences.map(\.size).sorted()[differences.count / 2]
    let digits = (4...10).last { middle <= pow10(-$0) }
    return digits
  }

  private static func pow10(_ exponent: Int) -> Double {
    (0..<abs(exponent)).reduce(1) { size, _ in size / 10 }
  }

  private static func question(_ differences: [Difference]) -> String {
    if differences.allSatisfy({ Double(Float($0.given)) == $0.given }) {
      return "its numbers have single precision; is something a `Float` that must be a `Double`"
    }
    let signs = Set(differences.map { $0.given > $0.right })
    return signs.count == 1 && differences.count > 7
      ? "is a small number added, such as an ε, or a finite difference taken on one side"
      : "is something computed in single precision, or as a finite difference"
  }
}

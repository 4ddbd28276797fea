import Tensors
import WorkerProtocol

/// Rules that make wrong numbers of right ones, one by one: the absolute value, a range, what overflows.
enum NumberRules {
  /// The rule that all answers follow, as a sentence about the result; nil for none.
  static func sentence(for answers: [ComparedNumbers]) -> String? {
    let wrong = answers.filter { !$0.isRight }
    guard !wrong.isEmpty else { return nil }
    if let words = overflow(answers, wrong) { return words }
    guard answers.allSatisfy(\.hasRightShape), wrong.areTelling else { return nil }
    return absolute(answers) ?? range(answers)
  }

  /// Not finite in places, and right everywhere else.
  private static func overflow(_ answers: [ComparedNumbers], _ wrong: [ComparedNumbers]) -> String? {
    let isOverflow = { (answer: ComparedNumbers) in
      answer.hasRightShape
        && zip(answer.given.storage, answer.right.storage).allSatisfy {
          !$0.isFinite || answer.agrees($0, $1)
        }
    }
    guard wrong.count > 1, answers.allSatisfy(isOverflow) else { return nil }
    let what = wrong.contains { $0.given.storage.contains(where: \.isNaN) } ? "NaN" : "infinite"
    let places = "it is \(what) in places where a finite number is due, and right everywhere else"
    // e^(2x) is infinite from 355 on.
    let isLarge = { (answer: ComparedNumbers) in
      answer.call.arguments.contains { $0.numbers?.storage.contains { abs($0) > 350 } ?? false }
    }
    return wrong.allSatisfy(isLarge)
      ? "\(places), only with large arguments: does an exponential overflow, or a logarithm of 0 stand there?"
      : "\(places): is 0 divided by 0, or the logarithm of 0 taken?"
  }

  private static func absolute(_ answers: [ComparedNumbers]) -> String? {
    guard answers.allSatisfy({ $0.follows(abs) }) else { return nil }
    return "every number lost its sign: is an absolute value taken where none is due?"
  }

  /// Clipped to a range of which both numbers inside and outside are seen.
  private static func range(_ answers: [ComparedNumbers]) -> String? {
    let given = answers.flatMap(\.given.storage)
    guard let low = given.min(), let high = given.max(), low < high, given.allSatisfy(\.isFinite),
      answers.allSatisfy({ $0.follows { min(max($0, low), high) } }),
      given.count(where: { $0 > low && $0 < high && $0.rounded() != $0 }) > 2
    else { return nil }
    let right = answers.flatMap(\.right.storage)
    let (isBelow, isAbove) = (right.contains { $0 < low }, right.contains { $0 > high })
    let ends = [isBelow ? "below \(low.shortText())" : nil, isAbove ? "above \(high.shortText())" : nil]
    return "it is never \(ends.compactMap(\.self).joined(separator: " or ")), and right elsewhere: "
      + "is something clipped that must not be?"
  }
}

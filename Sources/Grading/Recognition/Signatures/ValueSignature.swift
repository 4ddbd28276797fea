import GradientDiagnosis
import NumericalDifferentiation
import Tensors
import WorkerProtocol

/// One relation between wrong answers and right ones: a constant ratio, a sign, another axis, reversed rows.
enum ValueSignature {
  /// How many wrong answers are looked at.
  private static let mostAnswers = 16

  /// Relations between gradients that say something of other results too.
  private static let relations: Set<Relation> = [
    .constantRatio, .axesPermuted, .flipped, .rolled, .blocksPermuted, .knownTerm, .replaced, .otherShape,
    .otherSums,
  ]

  /// What a student should read whose wrong answers all stand in one relation to the right ones.
  ///
  /// A relation has to hold for all answers, or for all calls with one case of an enum when the others are right. Two calls
  /// with three numbers between them that are no integers have to show it. Numbers that differ by less than 10⁻⁴ of the
  /// largest, and calls with a single class, show nothing.
  ///
  /// - Parameters:
  ///   - pairs: all answers at one component of an entry point, right ones too.
  ///   - entryPoint: the parameters, whose names and sizes explain constants.
  ///   - subject: what the component is called, such as “The result of your `softmax`”.
  /// - Returns: nil when no relation, or more than one, explains the answers.
  static func sentence(for pairs: [AnswerPair], of entryPoint: EntryPoint, subject: String) -> String? {
    let numbers = pairs.filter { $0.reference.numbers?.storage.allSatisfy(\.isFinite) != false }
      .map(ComparedNumbers.init)
    guard numbers.allSatisfy({ $0 != nil }) else { return nil }
    let all = numbers.compactMap(\.self)
    let (answers, condition) = restricted(all)
    guard let relation = relation(answers, entryPoint) else { return nil }
    return "\(subject)\(condition): \(relation)"
  }

  private static func relation(_ answers: [ComparedNumbers], _ entryPoint: EntryPoint) -> String? {
    if let found = NumberRules.sentence(for: answers) { return found }
    let useful = answers.filter { !$0.isDegenerate }
    let wrong = useful.filter { !$0.isRight }
    guard wrong.areTelling, wrong.allSatisfy({ !$0.hasRightShape || !$0.telling.isEmpty }),
      !useful.contains(where: { $0.isRight && $0.contradicts })
    else { return nil }
    let observations = wrong.prefix(mostAnswers).map { observation(of: $0, entryPoint) }
    guard case .named(let signature) = diagnose(Array(observations)), relations.contains(signature.relation)
    else { return nil }
    return signature.sentence.startingInLowerCase
  }

  /// The answers to calls with one case of an enum, and that case, when all other answers are right.
  private static func restricted(
    _ answers: [ComparedNumbers]
  ) -> (answers: [ComparedNumbers], condition: String) {
    let wrong = answers.filter { !$0.isRight }
    guard let arguments = wrong.first?.call.arguments, wrong.count < answers.count else {
      return (answers, "")
    }
    for (place, argument) in arguments.enumerated() {
      guard case .variant(let name, _) = argument else { continue }
      let isSame = { (answer: ComparedNumbers) in
        answer.call.arguments.indices.contains(place) && answer.call.arguments[place] == argument
      }
      if wrong.allSatisfy(isSame) { return (answers.filter(isSame), " with `.\(name)`") }
    }
    return (answers, "")
  }

  private static func observation(of answer: ComparedNumbers, _ entryPoint: EntryPoint) -> WrongGradient {
    let arguments = zip(entryPoint.parameters, answer.call.arguments).compactMap { parameter, value in
      value.numbers.map { NamedTensor(parameter.name, $0) }
    }
    // A result is no derivative by anything: zeros stand for what it has not.
    var observation = WrongGradient(
      argument: NamedTensor("", .zeros(answer.right.shape)), analytic: answer.given, numeric: answer.right)
    observation.quantity = "result"
    observation.related = arguments.map { RelatedTensor("`\($0.name)`", $0.value) }
    observation.dimensions = arguments.flatMap(dimensions)
    return observation
  }

  private static func dimensions(of argument: NamedTensor) -> [NamedDimension] {
    let (name, shape) = ("`\(argument.name)`", argument.value.shape)
    switch shape.count {
    case 0: return []
    case 1: return [NamedDimension("entries of \(name)", shape[0])]
    case 2:
      return [NamedDimension("rows of \(name)", shape[0]), NamedDimension("columns of \(name)", shape[1])]
    default:
      return shape.enumerated().map {
        NamedDimension("entries along axis \($0.offset) of \(name)", $0.element)
      }
    }
  }
}

extension ComparedNumbers {
  /// Whether a right answer speaks against any relation: its numbers are no integers, and no size of the call is 1, so
  /// that neither a sum, a mean nor another order would leave it as it is.
  fileprivate var contradicts: Bool {
    let shapes = [right.shape] + call.arguments.compactMap { $0.numbers?.shape }
    return !shapes.joined().contains(1) && right.storage.contains { $0.rounded() != $0 }
  }
}

extension String {
  fileprivate var startingInLowerCase: String { prefix(1).lowercased() + dropFirst() }
}

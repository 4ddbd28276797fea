import NumericalDifferentiation
import Tensors

/// Names the mistake behind wrong gradients of one argument, from several independent inputs.
///
/// A relation must hold to 10⁻⁶ of the norm of the gradient, or to the uncertainty of the right gradient where
/// that is larger, on every input, with the same parameters: the same constant, or a constant that equals the
/// same dimension where sizes differ; the same axes, the same region. Of relations that hold, those are left
/// out that another one precedes (``Relation/precedes(_:)``).
///
/// Right gradients are left out, unless a call with another cotangent contradicts them. Inputs that repeat another count once.
///
/// - Parameter observations: the same argument of the same function, on inputs drawn independently.
/// - Returns: a name when exactly one relation is left and at least two inputs show it.
public func diagnose(_ observations: [WrongGradient]) -> GradientDiagnosis<Signature> {
  var distinct: [WrongGradient] = []
  for observation in observations where !distinct.contains(where: { $0.isSameInput(as: observation) }) {
    distinct.append(observation)
  }
  let wrong = distinct.filter { !$0.isUneventful }
  guard let first = wrong.first else { return .unnamed }
  let isCorroborated = wrong.count > 2
  var shared = signatures(first, isCorroborated)
  for observation in wrong.dropFirst() where !shared.isEmpty {
    let found = signatures(observation, isCorroborated)
    shared = shared.compactMap { signature in found.lazy.compactMap(signature.merged).first }
  }
  return GradientDiagnosis(mostSpecific(shared), inputs: wrong.count)
}

/// All relations that hold for one input.
///
/// - Parameter isCorroborated: whether a constant that one entry shows has to agree with those of two other inputs.
private func signatures(_ observation: WrongGradient, _ isCorroborated: Bool) -> [Signature] {
  let contradiction = [cotangentContradiction(observation)].compactMap(\.self)
  guard let pair = GradientPair(observation), pair.isClearlyWrong else { return contradiction }
  let rules: [(GradientPair) -> [Signature]] = [permutations, residuals, elementRatios, supports, shapes]
  return contradiction + [constantRatio(pair, isCorroborated: isCorroborated)].compactMap(\.self)
    + rules.flatMap { $0(pair) }
}

/// Those that no other one precedes.
private func mostSpecific(_ signatures: [Signature]) -> [Signature] {
  signatures.filter { one in !signatures.contains { $0.relation.precedes(one.relation) } }
}

extension WrongGradient {
  /// Whether the gradient is right and no call with another cotangent contradicts it.
  var isUneventful: Bool {
    (GradientPair(self)?.isRight ?? false) && cotangentContradiction(self) == nil
  }

  fileprivate func isSameInput(as other: WrongGradient) -> Bool {
    argument == other.argument && analytic == other.analytic && numeric == other.numeric
      && cotangent == other.cotangent
  }
}

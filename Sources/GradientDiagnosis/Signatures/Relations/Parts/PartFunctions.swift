import Tensors

/// `a = n` but for one part with a name, which has a factor that is a function of a known tensor.
///
/// `a − Σ_{s≠t} nₛ = nₜ·p(z)/q(z)`: the rule of ``functionReadings(_:entries:subject:)`` for one part.
func partFunctions(_ pair: GradientPair) -> [Signature] {
  guard pair.hasRightShape, pair.isComplete else { return [] }
  let interpretations = pair.observation.parts.filter { !$0.areSequence }.flatMap {
    parts -> [Interpretation] in
    guard let sum = PartSum(parts.withoutRepetition, pair), sum.used.count <= 6, sum.used.count > 1,
      let weights = sum.weights
    else { return [] }
    return sum.used.filter { weights[$0] != 0 }.flatMap { part -> [Interpretation] in
      let alone = weights[part] * sum.parts.parts[part]
      var observation = pair.observation
      observation.numeric = alone
      observation.analytic = sum.parts.parts.indices.filter { $0 != part }.reduce(pair.observation.analytic) {
        $0 - weights[$1] * sum.parts.parts[$1]
      }
      observation.uncertainty = 0
      guard let rest = GradientPair(observation), !rest.isRight else { return [] }
      let label = sum.parts.labels[part]
      return functionReadings(rest, subject: "The contribution of \(label)").map { interpretation in
        var interpretation = interpretation
        interpretation.symbols = "\(label): \(interpretation.symbols)"
        return interpretation
      }
    }
  }
  return [Signature(.functionOfTensor, interpretations)].compactMap(\.self)
}

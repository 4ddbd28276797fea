import Tensors

/// Two adjacent factors of the storage exchanged: `[p, q, r, s]` read as `[p, r, q, s]`.
///
/// That is what a reshape does in place of an exchange of axes, as when heads are merged. Nothing is tried for
/// more than 100,000 entries, or more than 5,000 factorisations.
func views(_ pair: GradientPair) -> [Rearrangement] {
  let count = pair.n.count
  guard pair.hasRightShape, count <= 100_000 else { return [] }
  var found: [Rearrangement] = []
  for outer in divisors(count) {
    for first in divisors(count / outer) where first > 1 {
      for second in divisors(count / outer / first) where second > 1 {
        guard found.count < 5000 else { return found }
        found.append(view(pair, [outer, first, second, count / outer / first / second]))
      }
    }
  }
  return found
}

private func view(_ pair: GradientPair, _ factors: [Int]) -> Rearrangement {
  func name(_ size: Int) -> String {
    let names = pair.observation.dimensions.filter { $0.size == size }.map(\.name)
    return names.isEmpty ? "\(size)" : "\(size) \(names[0])"
  }
  func symbol(_ size: Int) -> String {
    pair.observation.dimensions.first { $0.size == size }?.name ?? "\(size)"
  }
  // Two neighbouring axes exchanged, and the result read in the right shape.
  let axes = pair.shape.indices.dropLast().first { axis in
    factors[0] == pair.shape[..<axis].reduce(1, *) && [factors[1], factors[2]] == pair.shape[axis...axis + 1]
  }
  return Rearrangement(
    relation: .viewPermuted, symbols: "\(symbol(factors[1])) and \(symbol(factors[2]))",
    alternatives: axes.map { ["axes \($0) and \($0 + 1)"] } ?? [], complexity: 2,
    statement: "The numbers are right, but \(name(factors[1])) and \(name(factors[2])) are exchanged in the "
      + "order in which they are stored",
    question: "is there a reshape where axes must be exchanged, as when heads are split or merged"
  ) { tensor in
    tensor.reshaped(factors).permuted([0, 2, 1, 3]).reshaped(tensor.shape)
  }
}

private func divisors(_ number: Int) -> [Int] { (1...max(1, number)).filter { number % $0 == 0 } }

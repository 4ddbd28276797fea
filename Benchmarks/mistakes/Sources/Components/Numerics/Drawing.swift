import Tensors

/// Random values for cases.
struct Draw {
  var rng: SplitMix64

  /// The stream of a component's case.
  init<Kind: Component>(_ kind: Kind.Type, _ seed: UInt64, _ profile: Int) {
    precondition((0..<Kind.profileCount).contains(profile), "\(Kind.id) has no profile \(profile)")
    rng = .stream(secret: seed, Kind.id, profile)
  }

  mutating func normal(_ shape: Int..., deviation: Double = 1) -> Tensor {
    .normal(shape, deviation: deviation, using: &rng)
  }

  mutating func uniform(_ shape: Int..., in range: Range<Double>) -> Tensor {
    .uniform(shape, in: range, using: &rng)
  }

  /// Normal, moved away from 0 by a distance.
  mutating func nonzero(_ shape: Int..., distance: Double = 0.05) -> Tensor {
    let values = Tensor.normal(shape, using: &rng)
    return values.map { $0 < 0 ? $0 - distance : $0 + distance }
  }

  /// Distinct values of both signs, any two at least 0.05 apart, in random order.
  mutating func distinct(_ shape: Int...) -> Tensor {
    let count = shape.reduce(1, *)
    let ranks = rng.permutation(count)
    let values = ranks.map { (Double($0) - Double(count) / 2) * 0.1 + rng.uniform(in: 0..<0.05) }
    return Tensor(shape: shape, storage: values)
  }

  /// Class indices; every class comes up before one repeats.
  mutating func labels(_ count: Int, classes: Int) -> [Int] {
    var labels = (0..<count).map { $0 % classes }
    rng.shuffle(&labels)
    return labels
  }
}

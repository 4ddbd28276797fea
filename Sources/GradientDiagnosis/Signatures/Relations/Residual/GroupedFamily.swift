import NumericalDifferentiation
import Tensors

/// A family of residuals with coefficients of their own in each group.
struct GroupedFamily {
  let relation: Relation
  let name: String
  /// What the difference is, such as “a constant”.
  let told: String
  let question: String?
  /// The tensors that are combined, for a group: one or two, restricted to it.
  let basis: (_ group: [Int]) -> [[Double]]

  /// Constants, multiples of the centred argument and of known tensors, and the argument with a constant.
  static func families(_ pair: GradientPair) -> [GroupedFamily] {
    let x = pair.observation.argument.value.storage
    var families = [
      GroupedFamily(
        relation: .multiplePerGroup, name: "1", told: "one number",
        question: "is the term that comes from the mean missing", basis: { [$0.map { _ in 1 }] })
    ]
    families += pair.knownTensors.filter { $0.role == .related }.map { known in
      GroupedFamily(
        relation: .multiplePerGroup, name: known.name, told: "a multiple of \(known.name)",
        question: "is a term with a sum missing",
        basis: { [$0.map { known.values[$0] }] })
    }
    guard x.contains(where: { $0 != 0 }) else { return families }
    families.append(
      GroupedFamily(
        relation: .multiplePerGroup, name: "centred argument",
        told: "a multiple of the argument less its mean",
        question: "is the term that comes from the variance missing",
        basis: { group in
          let mean = group.reduce(0) { $0 + x[$1] } / Double(group.count)
          return [group.map { x[$0] - mean }]
        }))
    families.append(
      GroupedFamily(
        relation: .affinePerGroup, name: "1 and argument",
        told: "one number plus a multiple of the argument",
        question: "are mean and variance taken as constants",
        basis: { group in [group.map { _ in 1 }, group.map { x[$0] }] }))
    return families
  }

  /// Whether values are combinations of the basis in each group, with enough entries left to contradict.
  func explains(_ values: [Double], _ groups: [[Int]], _ pair: GradientPair) -> Bool {
    let size = euclideanNorm(values.filter { !$0.isNaN })
    let limit = min(pair.tolerance, 1e-3 * size)
    var unexplained = 0.0
    var contradictable = 0
    var contributing = [Int](repeating: 0, count: 2)
    guard size > pair.tolerance else { return false }
    for group in groups {
      let known = group.filter { !values[$0].isNaN }
      let basis = basis(known)
      guard known.count > basis.count else { return false }
      guard let fit = leastSquares(basis, known.map { values[$0] }) else { return false }
      unexplained += fit.residual * fit.residual
      if unexplained.squareRoot() > limit { return false }
      for index in fit.coefficients.indices {
        let part = abs(fit.coefficients[index]) * euclideanNorm(basis[index])
        if part > 1e-3 * size / Double(groups.count) { contributing[index] += 1 }
      }
      if known.contains(where: { abs(values[$0]) > 1e-3 * size / Double(values.count) }) {
        contradictable += known.count - basis.count
      }
    }
    // A second tensor that contributes nowhere makes it the simpler family.
    return contradictable >= 3 && contributing[0] > 0
      && (relation == .multiplePerGroup || contributing[1] > 0)
  }

  func interpretation(_ axes: Set<Int>, _ pair: GradientPair) -> Interpretation {
    let kept = pair.shape.indices.filter { !axes.contains($0) }
    let group = listed(kept.map { pair.axisName($0) })
    return Interpretation(
      symbols: "\(name) over axes \(axes.sorted())",
      statement: "In each \(group) the gradient is off by \(told)", question: question)
  }
}

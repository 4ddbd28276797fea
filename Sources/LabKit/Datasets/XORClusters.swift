public import Exercises
import Tensors

extension LabelledData {
  /// Four Gaussian clusters in the plane, labelled like exclusive or: no line separates the two classes.
  ///
  /// The centres are `(½, ½)`, `(−½, −½)`, `(½, −½)`, `(−½, ½)`; example `i` belongs to centre `i mod 4`. The
  /// label is +1 where the coordinates of the centre have one sign (the first two), −1 for the others.
  ///
  /// Draws: two normals an example.
  ///
  /// - Parameters:
  ///   - count: number of examples `N`; at least 0. A multiple of four balances the clusters.
  ///   - deviation: standard deviation of each coordinate around its centre; at least 0.
  ///   - seed: equal seeds give equal data.
  /// - Returns: inputs `(N, 2)` and labels −1 or +1.
  public static func xorClusters(count: Int, deviation: Double = 0.15, seed: UInt64) -> LabelledData {
    precondition(count >= 0, "count is \(count), at least 0 is due")
    precondition(deviation >= 0, "deviation is \(deviation), at least 0 is due")
    let centres = [(0.5, 0.5), (-0.5, -0.5), (0.5, -0.5), (-0.5, 0.5)]
    var rng = SplitMix64(seed: seed)
    var points: [Double] = []
    var labels: [Int] = []
    points.reserveCapacity(2 * count)
    for i in 0..<count {
      let (x, y) = centres[i % 4]
      points.append(x + deviation * rng.normal())
      points.append(y + deviation * rng.normal())
      labels.append(x * y > 0 ? 1 : -1)
    }
    return LabelledData(inputs: Tensor(shape: [count, 2], storage: points), labels: labels)
  }
}

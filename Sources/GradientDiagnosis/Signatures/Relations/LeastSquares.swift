import NumericalDifferentiation

/// The solution of a least-squares problem.
struct LeastSquaresFit {
  let coefficients: [Double]
  /// Norm of what is left.
  let residual: Double
}

/// Coefficients `c` for which `‖Σ cₖ·basisₖ − target‖` is least.
///
/// Modified Gram–Schmidt, each vector orthogonalised twice (Å. Björck, *Numerical Methods for Least Squares
/// Problems*, SIAM 1996, § 2.4.5).
///
/// - Returns: nil when the basis is dependent to one part in a million, or has more vectors than entries.
func leastSquares(_ basis: [[Double]], _ target: [Double]) -> LeastSquaresFit? {
  guard basis.count <= target.count else { return nil }
  var directions: [[Double]] = []
  var triangle: [[Double]] = []
  for vector in basis {
    var rest = vector
    var column = [Double](repeating: 0, count: directions.count)
    for _ in 0..<2 {
      for (index, direction) in directions.enumerated() {
        let part = innerProduct(rest, direction)
        column[index] += part
        for entry in rest.indices { rest[entry] -= part * direction[entry] }
      }
    }
    let norm = euclideanNorm(rest)
    guard norm > 1e-6 * euclideanNorm(vector) else { return nil }
    directions.append(rest.map { $0 / norm })
    triangle.append(column + [norm])
  }
  var rest = target
  var coefficients = directions.map { direction in
    let part = innerProduct(rest, direction)
    for entry in rest.indices { rest[entry] -= part * direction[entry] }
    return part
  }
  for index in coefficients.indices.reversed() {
    coefficients[index] /= triangle[index][index]
    for above in 0..<index { coefficients[above] -= triangle[index][above] * coefficients[index] }
  }
  return LeastSquaresFit(coefficients: coefficients, residual: euclideanNorm(rest))
}

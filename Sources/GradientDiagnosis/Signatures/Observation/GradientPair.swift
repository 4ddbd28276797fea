import NumericalDifferentiation
import Tensors

/// The entries of a wrong gradient `a` and of the right one `n`, and when a relation between them holds.
///
/// NaN in `n` means “not known”; it travels through every prediction that is made from `n`, and entries
/// predicted as NaN are not compared.
struct GradientPair {
  /// Residual, relative to the norm of what is predicted, below which a relation holds.
  static let tightness = 1e-6

  let observation: WrongGradient
  let a: [Double]
  let n: [Double]
  /// Shape of the right gradient.
  let shape: [Int]
  /// Norm of the known entries of `n`.
  let norm: Double
  /// How far a prediction of the size of `n` may be from `a`, in norm.
  let tolerance: Double
  /// Size up to which an entry of `n` counts as 0.
  let zero: Double

  /// Nil where no relation can be looked for: entries that are not finite, or most of `n` unknown or blurred.
  init?(_ observation: WrongGradient) {
    self.observation = observation
    (a, n, shape) = (observation.analytic.storage, observation.numeric.storage, observation.numeric.shape)
    let known = n.filter { !$0.isNaN }
    norm = euclideanNorm(known)
    tolerance = max(Self.tightness * norm, observation.uncertainty)
    zero = max(1e-9 * norm, observation.uncertainty)
    guard a.allSatisfy(\.isFinite), known.allSatisfy(\.isFinite), 2 * known.count >= n.count, !a.isEmpty
    else { return nil }
    guard observation.uncertainty <= 1e-3 * max(norm, euclideanNorm(a)) else { return nil }
  }

  /// What sentences call `a`.
  var quantity: String { observation.quantity }

  /// Whether `a` is shaped like `n`.
  var hasRightShape: Bool { observation.analytic.shape == shape }

  /// Whether `a = n` within the tolerance, entry by entry of the known ones.
  var isRight: Bool { hasRightShape && (a == n || agree(a, n, tolerance)) }

  /// Whether `a` is that far from `n` that a relation means something: round-off and finite differences have none.
  var isClearlyWrong: Bool {
    !hasRightShape || !agree(a, n, max(tolerance, 1e-4 * norm)) || (norm == 0 && a.contains { $0 != 0 })
  }

  /// Whether every entry of `n` is known.
  var isComplete: Bool { n.allSatisfy { !$0.isNaN } }

  /// Precision with which a ratio `a/n` is known.
  var precision: Double { norm > 0 ? max(2 * Self.tightness, 2 * tolerance / norm) : 1 }

  /// Whether `a` agrees with a prediction made from `n`, times a factor of size `scale`.
  func fits(_ prediction: [Double], scale: Double = 1) -> Bool {
    agree(a, prediction, tolerance * abs(scale))
  }
}

/// Whether `‖x − y‖ ≤ limit`, entries that are NaN in `y` left out. Stops at the first entry that decides.
func agree(_ x: [Double], _ y: [Double], _ limit: Double) -> Bool {
  guard x.count == y.count, limit > 0 || x == y else { return false }
  guard limit > 0 else { return true }
  var sum = 0.0
  for index in x.indices where !y[index].isNaN {
    let deviation = (x[index] - y[index]) / limit
    sum += deviation * deviation
    if sum > 1 { return false }
  }
  return true
}

/// `⟨x, y⟩`, entries left out where `y` is NaN.
func innerProduct(_ x: [Double], _ y: [Double]) -> Double {
  zip(x, y).reduce(0) { $1.1.isNaN ? $0 : $0 + $1.0 * $1.1 }
}

import Tensors

/// A point that differs from another in some entries of one argument.
struct Perturbation {
  /// Which argument.
  let argument: Int
  /// Row-major offsets of the entries that move.
  let offsets: [Int]
  /// Their new values.
  let values: [Double]
}

/// Evaluates a function at points that differ from one point in a few entries.
///
/// Points are kept in a pool and changed in place: an entry is restored by assignment, which brings back every
/// bit, where subtracting a step would not.
final class PerturbedEvaluator {
  /// Points per call of a batched function.
  private static let batch = 32

  let function: TensorFunction
  let point: [Tensor]
  /// The function at the point.
  let origin: Tensor
  /// How often the function was evaluated.
  private(set) var evaluations: Int
  private var pool: [[Tensor]] = []

  /// Evaluates the function at the point, twice.
  ///
  /// - Throws: what the function throws; ``GradientCheckProblem/notDeterministic`` when the two results differ.
  init(_ function: TensorFunction, at point: [Tensor]) throws {
    self.function = function
    self.point = point
    let results = try function.values(at: [point]) + function.values(at: [point])
    origin = results[0]
    evaluations = 2
    guard results[0].hasSameBits(as: results[1]) else { throw GradientCheckProblem.notDeterministic }
  }

  /// The result at one moved point.
  func result(at arguments: [Tensor]) throws -> Tensor {
    evaluations += 1
    return try function.values(at: [arguments])[0]
  }

  /// The results at perturbed points, handed over in order.
  func results(at perturbations: [Perturbation], _ body: (Int, Tensor) -> Void) throws {
    var start = 0
    while start < perturbations.count {
      let count = min(Self.batch, perturbations.count - start)
      if pool.count != count { pool = Array(repeating: point, count: count) }
      for slot in 0..<count { move(slot, perturbations[start + slot]) }
      let results = try function.values(at: pool)
      for slot in 0..<count { restore(slot, perturbations[start + slot]) }
      evaluations += count
      for slot in 0..<count { body(start + slot, results[slot]) }
      start += count
    }
  }

  private func move(_ slot: Int, _ perturbation: Perturbation) {
    for (offset, value) in zip(perturbation.offsets, perturbation.values) {
      pool[slot][perturbation.argument].storage[offset] = value
    }
  }

  private func restore(_ slot: Int, _ perturbation: Perturbation) {
    let original = point[perturbation.argument].storage
    for offset in perturbation.offsets {
      pool[slot][perturbation.argument].storage[offset] = original[offset]
    }
  }
}

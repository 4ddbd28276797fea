package import Tensors

/// A point that differs from another in some entries of one argument.
package struct Perturbation {
  /// Which argument.
  let argument: Int
  /// Row-major offsets of the entries that move.
  let offsets: ArraySlice<Int>
  /// The argument's entries where they move; the others are not read.
  let values: [Double]

  package init(argument: Int, offsets: ArraySlice<Int>, values: [Double]) {
    self.argument = argument
    self.offsets = offsets
    self.values = values
  }
}

/// Evaluates a function at points that differ from one point in a few entries.
///
/// Points are kept in a pool and changed in place: an entry is restored by assignment, which brings back every
/// bit, where subtracting a step would not.
package final class PerturbedEvaluator {
  /// Points per call of a batched function; even, so that the two sides of a difference come together.
  private static let batch = 32

  let function: TensorFunction
  package let point: [Tensor]
  /// The function at the point.
  package let origin: Tensor
  /// How often the function was evaluated.
  package private(set) var evaluations: Int
  private var pool: [[Tensor]] = []

  /// Evaluates the function at the point, twice.
  ///
  /// - Throws: what the function throws; ``GradientCheckProblem/notDeterministic`` when the two results differ.
  package init(_ function: TensorFunction, at point: [Tensor]) throws {
    self.function = function
    self.point = point
    let results = try function.values(at: [point]) + function.values(at: [point])
    origin = results[0]
    evaluations = 2
    guard results[0].hasSameBits(as: results[1]) else { throw GradientCheckProblem.notDeterministic }
  }

  /// The result at one moved point.
  package func result(at arguments: [Tensor]) throws -> Tensor {
    evaluations += 1
    return try function.values(at: [arguments])[0]
  }

  /// The results at perturbed points, handed over in order.
  package func results(at perturbations: [Perturbation], _ body: (Int, Tensor) -> Void) throws {
    var start = 0
    while start < perturbations.count {
      let count = min(Self.batch, perturbations.count - start)
      let results = try evaluate(count) { perturbations[start + $0] }
      for slot in 0..<count { body(start + slot, results[slot]) }
      start += count
    }
  }

  /// The results with each group of entries moved to the one side and to the other, handed over in order.
  package func pairs(
    moving argument: Int, _ groups: EntryGroups, to above: [Double], and below: [Double],
    _ body: (_ group: Int, _ above: Tensor, _ below: Tensor) -> Void
  ) throws {
    var start = 0
    while start < groups.count {
      let count = min(Self.batch / 2, groups.count - start)
      let results = try evaluate(2 * count) { slot in
        Perturbation(
          argument: argument, offsets: groups[start + slot / 2], values: slot % 2 == 0 ? above : below)
      }
      for pair in 0..<count { body(start + pair, results[2 * pair], results[2 * pair + 1]) }
      start += count
    }
  }

  private func evaluate(_ count: Int, _ perturbation: (Int) -> Perturbation) throws -> [Tensor] {
    if pool.count != count { pool = Array(repeating: point, count: count) }
    for slot in 0..<count {
      let moved = perturbation(slot)
      assign(moved.values, at: moved.offsets, to: &pool[slot][moved.argument].storage)
    }
    defer {
      for slot in 0..<count {
        let moved = perturbation(slot)
        assign(point[moved.argument].storage, at: moved.offsets, to: &pool[slot][moved.argument].storage)
      }
    }
    evaluations += count
    return try function.values(at: pool)
  }

  private func assign(_ values: [Double], at offsets: ArraySlice<Int>, to entries: inout [Double]) {
    for offset in offsets { entries[offset] = values[offset] }
  }
}

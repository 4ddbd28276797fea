import GradientCheck
import Tensors
import Testing

@Suite struct PermutationsTests {
  @Test func transposed() {
    for shapes in [[[5, 7], [4, 9]], [[5, 5], [5, 5]]] {
      let found = Observed(shapes: shapes).sentences(.axesPermuted, wrong: { $0.transposed() })
      #expect(
        found == [
          "This is the transpose of the right gradient: are the factors of the matrix product in the right order?"
        ])
    }
    Observed().expectUnnamed(wrong: { $0.transposed().noisy(1e-3) })
  }

  @Test func channelsExchanged() {
    let found = Observed(shapes: [[4, 3, 2, 5], [4, 3, 2, 5]]).sentences(
      .axesPermuted, wrong: { $0.transposed(0, 1) })
    #expect(found == ["The indexes of axis 0 and the indexes of axis 1 of the gradient are exchanged."])
    let cycle = Observed(shapes: [[4, 3, 2], [4, 3, 2]]).diagnoses(wrong: { $0.permuted([2, 0, 1]) })
    for diagnosis in cycle { #expect(diagnosis.name?.parameters == "axes [2, 0, 1]") }
  }

  @Test func flipped() {
    let kernel = Observed(shapes: [[4, 3, 3, 3], [4, 3, 3, 3]])
    let both = kernel.sentences(.flipped, wrong: { $0.flipped(axes: [2, 3]) })
    #expect(
      both == [
        "The gradient is right, but the indexes of axis 2 and the indexes of axis 3 are in reverse order: is the "
          + "kernel flipped, or the time not reversed?"
      ])
    let time = Observed(shapes: [[2, 6, 3], [2, 5, 3]]).diagnoses(wrong: { $0.flipped(axis: 1) })
    for diagnosis in time { #expect(diagnosis.name?.parameters == "axes [1]") }
    // The last axis of the second input has one index: it is not flipped there.
    let other = Observed(shapes: [[2, 5], [5, 1]]).diagnoses(wrong: { $0.flipped(axis: $0.rank - 1) })
    for diagnosis in other { #expect(diagnosis.name == nil) }
  }

  /// The transpose read in the right shape: neighbouring axes, whatever the sizes.
  @Test func transposedView() {
    let found = Observed(shapes: [[5, 7], [4, 9]]).diagnoses(wrong: {
      $0.transposed().reshaped($0.shape)
    })
    for diagnosis in found {
      #expect(diagnosis.name?.relation == .viewPermuted)
      #expect(diagnosis.name?.allParameters == ["axes 0 and 1"])
    }
  }

  @Test func rolled() {
    let found = Observed(shapes: [[4, 7], [4, 9]]).sentences(
      .rolled,
      wrong: {
        concatenate(
          [$0.slice(axis: 1, $0.shape[1] - 2..<$0.shape[1]), $0.slice(axis: 1, 0..<$0.shape[1] - 2)], axis: 1)
      })
    #expect(
      found == [
        "The gradient is right, but moved by 2 along the columns, cyclically: is an index off by one?"
      ])
  }

  /// Padding off by one in both directions; the border is unrelated.
  @Test func shifted() {
    func moved(_ right: Tensor) -> Tensor {
      let (height, width) = (right.shape[1], right.shape[2])
      return right.changed { entry, value in
        let (row, column) = (entry / width % height, entry % width)
        return row > 0 && column > 0 ? right.storage[entry - width - 1] : 3 * value + 1
      }
    }
    let found = Observed(shapes: [[2, 6, 7], [2, 5, 8]]).sentences(.shifted, wrong: moved)
    #expect(
      found == [
        "The gradient is right, but moved by 1 along the indexes of axis 1 and by 1 along the indexes of axis 2: "
          + "is the padding, or a cropped border, off by one?"
      ])
    Observed(shapes: [[2, 6, 7], [2, 5, 8]]).expectUnnamed(wrong: { moved($0).noisy(1e-4) })
  }

  @Test func gateOrder() {
    func reordered(_ right: Tensor) -> Tensor {
      let size = right.shape[0] / 4
      return concatenate([0, 2, 1, 3].map { right.slice(axis: 0, $0 * size..<($0 + 1) * size) }, axis: 0)
    }
    let gates = Observed(shapes: [[12, 5], [20, 5]])
    #expect(
      gates.sentences(.blocksPermuted, wrong: reordered) == [
        "The 4 equal blocks of rows are right but in the wrong order, [0, 2, 1, 3]: are gates, groups or heads in "
          + "the wrong order?"
      ])
    gates.expectUnnamed(wrong: { reordered($0).changed { $0 == 0 ? $1 + 0.01 : $1 } })
  }

  private static let reorderings: Set<Relation?> = [.blocksPermuted, .flipped, .rolled, .viewPermuted]

  /// All 23 wrong orders of four gates.
  @Test func everyOrderOfFourGates() {
    var orders: Set<[Int]> = []
    var random = SplitMix64(seed: 5)
    while orders.count < 23 {
      let order = random.permutation(4)
      if order != [0, 1, 2, 3] { orders.insert(order) }
    }
    for order in orders {
      let found = Observed(shapes: [[12, 5], [12, 5]]).diagnoses { right in
        concatenate(order.map { right.slice(axis: 0, $0 * 3..<($0 + 1) * 3) }, axis: 0)
      }
      for diagnosis in found { #expect(Self.reorderings.contains(diagnosis.name?.relation), "\(order)") }
    }
  }

  /// Heads merged by a reshape: [heads, steps, size] read as [steps, heads · size].
  @Test func headsMergedByReshape() {
    let found = Observed(shapes: [[5, 12], [7, 12]]).sentences(
      .viewPermuted,
      wrong: { right in
        let steps = right.shape[0]
        return right.reshaped([steps, 3, 4]).permuted([1, 0, 2]).reshaped(right.shape)
      },
      configure: { observation, _ in
        observation.dimensions = [
          NamedDimension("steps", observation.numeric.shape[0]), NamedDimension("heads", 3),
        ]
      })
    #expect(found.count == 2 || found.count == 1)
    #expect(
      found.allSatisfy { $0.contains("5 steps and 3 heads are exchanged in the order in which they are") })
  }

  @Test func rightNumbersInWrongPlaces() {
    let order = [3, 0, 8, 1, 7, 5, 2, 4, 6, 10, 9, 12, 11]
    let found = Observed(shapes: [[13], [13]]).diagnoses { right in
      right.changed { entry, _ in right.storage[order[entry]] }
    }
    for diagnosis in found { #expect(diagnosis.name?.relation == .blocksPermuted) }
    var random = SplitMix64(seed: 9)
    let mixed = Observed(shapes: [[5, 7], [5, 7]]).sentences(.reordered) { right in
      let places = random.permutation(35)
      return right.changed { entry, _ in right.storage[places[entry]] }
    }
    #expect(mixed.count == 1)
  }

  /// Equal entries: several moves fit, and none is told as the only one.
  @Test func symmetricGradients() {
    let one = Tensor([0.0, 0, 4, 0, 0])
    let moved = Tensor([0.0, 0, 0, 4, 0])
    func found(_ analytic: Tensor) -> GradientDiagnosis<Signature> {
      diagnose([WrongGradient(argument: NamedTensor("x", one), analytic: analytic, numeric: one)])
    }
    guard case .candidates(let moves) = found(moved) else {
      Issue.record("Several moves fit")
      return
    }
    #expect(moves.count > 1)
    #expect(found(one.flipped(axis: 0)) == .unnamed)
  }
}

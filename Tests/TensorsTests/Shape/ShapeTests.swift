import Tensors
import Testing

@Suite struct ShapeTests {
  @Test func agreesWithNumPy() throws {
    try replay(
      "shape", relativeTolerance: 0,
      [
        "permuted": { try $0.operand(0).permuted($0.numbers) },
        "transposed": { try $0.operand(0).transposed() },
        "swapped": { try $0.operand(0).transposed($0.numbers[0], $0.numbers[1]) },
        "reshaped": { try $0.operand(0).reshaped($0.numbers) },
        "flipped": { try $0.operand(0).flipped(axis: $0.numbers[0]) },
        "concatenated": { concatenate([try $0.operand(0), try $0.operand(1)], axis: $0.numbers[0]) },
        "stacked": { stack([try $0.operand(0), try $0.operand(1)], axis: $0.numbers[0]) },
        "take": { try $0.operand(0).take(axis: $0.numbers[0], at: Array($0.numbers.dropFirst())) },
        "select": { try $0.operand(0).select(axis: $0.numbers[0], at: $0.numbers[1]) },
        "expanded": { try $0.operand(0).expanded(axis: $0.numbers[0]) },
        "rot90": { try $0.operand(0).rot90($0.numbers[0], axes: ($0.numbers[1], $0.numbers[2])) },
        "slice": {
          let n = $0.numbers
          return try $0.operand(0).slice(axis: n[0], n[1]..<n[2], step: n[3])
        },
        "padded": {
          let n = $0.numbers
          let widths = stride(from: 0, to: n.count, by: 2).map { (before: n[$0], after: n[$0 + 1]) }
          return try $0.operand(0).padded(widths, value: -1)
        },
        "tiled": { try $0.operand(0).tiled($0.numbers[1], axis: $0.numbers[0]) },
        "broadcast": { try $0.operand(0).broadcast(to: $0.numbers) },
        "assign": {
          var result = try $0.operand(0)
          let n = $0.numbers
          result.assign(try $0.operand(1), at: n[0]..<n[1], n[2]..<n[3])
          return result
        },
      ])
  }

  @Test func rot90TurnsCounterClockwise() {
    #expect(Tensor([[1, 2], [3, 4]]).rot90() == Tensor([[2, 4], [1, 3]]))
  }

  @Test(arguments: [
    (0, [0, 1, 2]), (1, [2, 0, 1]), (-1, [1, 2, 0]), (3, [0, 1, 2]), (-7, [1, 2, 0]), (5, [1, 2, 0]),
  ])
  func rolledShiftsCyclically(_ places: Int, _ order: [Int]) {
    let t = Tensor([[1, 2, 3], [4, 5, 6]])
    #expect(t.rolled(by: places, axis: 1) == t.take(axis: 1, at: order))
    #expect(t.transposed().rolled(by: places, axis: -2) == t.transposed().take(axis: 0, at: order))
    #expect(Tensor.zeros([0, 2]).rolled(by: places, axis: 0).shape == [0, 2])
  }

  @Test func indexingReadsAndWrites() {
    var t = Tensor.arange(24).reshaped([2, 3, 4])
    #expect(t[1, 2, 3] == 23)
    #expect(t[[1, 0, 2]] == 14)
    t[0, 1, 2] = -1
    #expect(t.storage[6] == -1)
    var deep = t.reshaped([2, 3, 2, 2])
    #expect(deep[1, 2, 0, 1] == 21)
    deep[1, 2, 0, 1] = 5
    deep[[0, 0, 0, 1]] = 6
    #expect((deep.storage[21], deep.storage[1]) == (5, 6))
    var matrix = Tensor([[1, 2], [3, 4]])
    matrix[1, 0] *= 10
    #expect(matrix == Tensor([[1, 2], [30, 4]]))
    var vector = Tensor([1, 2])
    vector[1] = 5
    #expect(vector[1] == 5)
    #expect(Tensor(3)[[]] == 3)
  }

  @Test func rowsOfAMatrix() {
    let t = Tensor([[1, 2], [3, 4], [5, 6]])
    #expect(t.row(1) == Tensor([3, 4]))
    #expect(t.rows(at: [2, 0, 2]) == Tensor([[5, 6], [1, 2], [5, 6]]))
    #expect(t.rows(at: []).shape == [0, 2])
    #expect(t.flattened() == Tensor([1, 2, 3, 4, 5, 6]))
    #expect(t.expanded(axis: -1).squeezed(axis: 2) == t)
  }
}

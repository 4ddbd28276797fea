import Foundation
import Tensors
import Testing

/// One of NumPy's answers in Golden/golden.json, which Golden/make_golden.py writes.
struct GoldenCase: Decodable, Sendable, CustomTestStringConvertible {
  var group: String
  var operation: String
  var operands: [GoldenTensor]
  var numbers: [Int]
  var text: String
  var expected: GoldenTensor
  var expectedText: String

  /// The cases of a group; at least one.
  static func group(_ name: String) throws -> [GoldenCase] {
    let url = try #require(Bundle.module.url(forResource: "golden", withExtension: "json"))
    let all = try JSONDecoder().decode([GoldenCase].self, from: Data(contentsOf: url))
    let cases = all.filter { $0.group == name }
    try #require(!cases.isEmpty, "no golden cases in group \(name)")
    return cases
  }

  var testDescription: String {
    "\(operation) \(text) of \(operands.map(\.shape)) with \(numbers)"
  }

  func operand(_ index: Int) throws -> Tensor { try operands[index].tensor() }
}

/// A tensor with its elements as Python prints them, so that NaN and infinity survive JSON.
struct GoldenTensor: Decodable, Sendable {
  var shape: [Int]
  var values: [String]

  func tensor() throws -> Tensor {
    Tensor(shape: shape, storage: try values.map { try #require(Double($0)) })
  }
}

/// Replays the cases of a group with the operations of `table`, each of which must be used.
func replay(
  _ group: String, relativeTolerance: Double, _ table: [String: (GoldenCase) throws -> Tensor]
) throws {
  var unused = Set(table.keys)
  for golden in try GoldenCase.group(group) {
    let operation = try #require(table[golden.operation], "no operation \(golden.operation)")
    unused.remove(golden.operation)
    let (actual, expected) = (try operation(golden), try golden.expected.tensor())
    #expect(actual.shape == expected.shape, "\(golden.testDescription)")
    #expect(
      agrees(actual, expected, relativeTolerance: relativeTolerance),
      "\(golden.testDescription): \(actual) is not \(expected)")
  }
  #expect(unused.isEmpty)
}

/// Whether shapes are equal, NaNs and infinities are in the same places, and other elements differ by at most
/// the tolerance times the larger of 1 and their magnitude.
func agrees(_ actual: Tensor, _ expected: Tensor, relativeTolerance: Double) -> Bool {
  actual.shape == expected.shape
    && zip(actual.storage, expected.storage).allSatisfy { x, y in
      x == y || (x.isNaN && y.isNaN)
        || (x.isFinite && y.isFinite && (x - y).magnitude <= relativeTolerance * max(1, y.magnitude))
    }
}

public import Tensors

extension Contracts {
  /// The order of the examples does not matter: permuting them permutes the rows of results, and leaves sums
  /// and means as they are.
  ///
  /// - Parameters:
  ///   - function: the results for the values of all arguments.
  ///   - call: the arguments and results.
  ///   - order: of the examples, a permutation of `0..<N` other than the identity; a trap otherwise.
  public static func batchPermutation(
    of function: ([Tensor]) throws -> [Tensor], at call: BatchedArguments, order: [Int]
  ) rethrows -> String? {
    precondition(
      order.sorted() == Array(0..<call.count) && order != Array(0..<call.count),
      "\(order) is no new order of \(call.count) examples.")
    let results = try function(call.values { $0 })
    if let defect = call.defect(of: results, count: call.count) { return defect }
    let expected = zip(results, call.results).map { value, result in
      [.sum, .mean].contains(result.role) ? value : value.rows(at: order)
    }
    return disagreement(
      try function(call.values { $0.rows(at: order) }), expected, call,
      "With the examples in another order, \(order),")
  }

  /// Examples do not influence each other: the results of a batch follow from those of its parts, joined,
  /// added or averaged as each result's role says.
  ///
  /// Not for batch normalisation, whose examples do influence each other.
  ///
  /// - Parameters:
  ///   - function: the results for the values of all arguments.
  ///   - call: the arguments and results.
  ///   - parts: at least two ranges that cover `0..<N` in order; none is empty; a trap otherwise.
  public static func batchParts(
    of function: ([Tensor]) throws -> [Tensor], at call: BatchedArguments, parts: [Range<Int>]
  ) rethrows -> String? {
    precondition(
      parts.count > 1 && Array(parts.joined()) == Array(0..<call.count) && !parts.contains(where: \.isEmpty),
      "The parts \(parts) do not split \(call.count) examples.")
    let whole = try function(call.values { $0 })
    var results: [[Tensor]] = []
    for part in parts {
      results.append(try function(call.values { $0.slice(axis: 0, part) }))
    }
    for (values, part) in zip(results + [whole], parts + [0..<call.count]) {
      if let defect = call.defect(of: values, count: part.count) { return defect }
    }
    var expected: [Tensor] = []
    for (index, result) in call.results.enumerated() {
      let values = results.map { $0[index] }
      let rowShapes = values.map {
        [.sum, .mean].contains(result.role) ? $0.shape : Array($0.shape.dropFirst())
      }
      guard Set(rowShapes).count == 1 else {
        return "The shape of `\(result.name)` depends on the examples: \(values.map(\.shape))."
      }
      expected.append(joined(values, parts, result.role, call.count))
    }
    let situation =
      parts.allSatisfy { $0.count == 1 }
      ? "From each example alone, as a batch of one," : "From the examples \(ranges(parts)) apart,"
    return disagreement(whole, expected, call, situation)
  }

  /// “0 to 1 and 2 to 4”.
  private static func ranges(_ parts: [Range<Int>]) -> String {
    parts.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound - 1)" }
      .joined(separator: " and ")
  }

  private static func joined(
    _ values: [Tensor], _ parts: [Range<Int>], _ role: BatchedArguments.Role, _ count: Int
  ) -> Tensor {
    let shares = zip(values, parts).map { $0 * (Double($1.count) / Double(count)) }
    return switch role {
    case .perExample: concatenate(values)
    case .perExampleOfMean: concatenate(shares)
    case .sum: values.dropFirst().reduce(values[0], +)
    case .mean: shares.dropFirst().reduce(shares[0], +)
    }
  }

  private static func disagreement(
    _ actual: [Tensor], _ expected: [Tensor], _ call: BatchedArguments, _ situation: String
  ) -> String? {
    if let defect = call.defect(of: actual, count: call.count) { return defect }
    for (index, result) in call.results.enumerated() {
      guard actual[index].shape == expected[index].shape else {
        return "\(situation) `\(result.name)` must have shape \(expected[index].shape), but it has shape "
          + "\(actual[index].shape)."
      }
      guard let offset = disagreement(actual[index], expected[index]) else { continue }
      return "\(situation) `\(result.name)` must be \(place(offset, expected[index])), but it is "
        + "\(actual[index].storage[offset])."
    }
    return nil
  }
}

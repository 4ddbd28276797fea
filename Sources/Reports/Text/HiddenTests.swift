public import CourseModel

extension Exercise {
  /// What grading runs beyond the public tests: `hidden cases of a–e, and items f, g, h (6 points)`; `nil` for nothing.
  public var hiddenTests: String? {
    let partly = items.indices.filter { items[$0].visibility == .both }
    let wholly = items.filter { $0.visibility == .hidden }
    let points = Numbers.count(wholly.reduce(0) { $0 + $1.points }, "point")
    let parts = [
      partly.isEmpty ? nil : "hidden cases of \(ranges(partly))",
      wholly.isEmpty
        ? nil
        : "\(wholly.count == 1 ? "item" : "items") \(wholly.map(\.id).joined(separator: ", ")) (\(points))",
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", and ")
  }

  /// `a–e`, `a–c, e`, `a, b`.
  private func ranges(_ indices: [Int]) -> String {
    var runs: [Range<Int>] = []
    for index in indices {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs.map { run in
      let ids = items[run].map(\.id)
      return run.count > 2 ? "\(ids[0])–\(ids[run.count - 1])" : ids.joined(separator: ", ")
    }
    .joined(separator: ", ")
  }
}

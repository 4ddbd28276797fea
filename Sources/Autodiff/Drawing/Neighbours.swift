/// Arrows between neighbouring columns, and the order in each column that crosses few of them.
struct Neighbours {
  private(set) var left: [[Int]]
  private(set) var right: [[Int]]

  init(count: Int) {
    left = Array(repeating: [], count: count)
    right = left
  }

  /// A new vertex on either side is the next one in number.
  mutating func connect(_ from: Int, _ to: Int) {
    while left.count <= max(from, to) {
      left.append([])
      right.append([])
    }
    right[from].append(to)
    left[to].append(from)
  }

  func all(_ vertex: Int) -> [Int] { left[vertex] + right[vertex] }

  /// Orders each column by the mean place of its neighbours, to and fro, and keeps the best.
  func untangled(_ columns: [[Int]]) -> [[Int]] {
    var current = columns
    var place = Array(repeating: 0, count: left.count)
    func number(_ column: [Int]) { for (index, vertex) in column.enumerated() { place[vertex] = index } }
    columns.forEach(number)
    var (best, fewest) = (columns, crossings(columns, place))
    for sweep in 0..<16 where fewest > 0 {
      let forward = sweep % 2 == 0
      for column in forward ? Array(current.indices) : current.indices.reversed() {
        let means = current[column].map { vertex in
          let near = forward ? left[vertex] : right[vertex]
          return near.isEmpty
            ? Double(place[vertex]) : near.reduce(0) { $0 + Double(place[$1]) } / Double(near.count)
        }
        current[column] = zip(means, current[column]).enumerated()
          .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
        number(current[column])
      }
      let count = crossings(current, place)
      if count < fewest { (best, fewest) = (current, count) }
    }
    return best
  }

  /// How often two arrows cross.
  func crossings(_ columns: [[Int]], _ place: [Int]) -> Int {
    columns.reduce(0) { sum, column in
      var ends: [Int] = []
      var count = 0
      for vertex in column {
        for end in right[vertex].map({ place[$0] }).sorted() {
          let later = ends.count - partition(ends, after: end)
          count += later
          ends.insert(end, at: ends.count - later)
        }
      }
      return sum + count
    }
  }

  /// How many of ascending numbers are at most `number`.
  private func partition(_ numbers: [Int], after number: Int) -> Int {
    var range = 0..<numbers.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      range = numbers[middle] <= number ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}

/// Entries of an argument in groups that are moved together.
package struct EntryGroups {
  /// All entries, group by group.
  private let entries: [Int]
  /// Where each group starts in ``entries``, and where the last one ends.
  private let bounds: [Int]

  package init(_ groups: [[Int]]) {
    entries = groups.flatMap(\.self)
    bounds = groups.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }

  /// One entry per group.
  package init(singles count: Int) {
    entries = Array(0..<count)
    bounds = Array(0...count)
  }

  /// How many groups there are.
  var count: Int { bounds.count - 1 }

  /// The entries of a group.
  package subscript(group: Int) -> ArraySlice<Int> { entries[bounds[group]..<bounds[group + 1]] }
}

/// What rules write down while a pass runs; one task alone.
final class Log<Entry>: @unchecked Sendable {
  private(set) var entries: [Entry] = []

  func append(_ entry: Entry) { entries.append(entry) }
}

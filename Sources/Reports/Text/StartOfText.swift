extension String {
  /// The first lines, whole ones where the first is not too long itself, and whether more than blank lines follow.
  func start(lines: Int, characters: Int) -> (text: String, isCut: Bool) {
    var shown = self[...].prefix(characters)
    if shown.endIndex < endIndex, let lastBreak = shown.lastIndex(where: \.isNewline) {
      shown = shown[..<lastBreak]
    }
    let breaks = shown.indices.lazy.filter { self[$0].isNewline }.dropFirst(lines - 1)
    if let end = breaks.first { shown = shown[..<end] }
    return (String(shown), self[shown.endIndex...].contains { !$0.isWhitespace })
  }
}

extension SourceFile {
  /// The files that are kept, shallow ones first, and why the others are not.
  static func accepted(
    _ candidates: [SourceFile], limits: CollectionLimits
  ) -> (files: [SourceFile], problems: [CollectionProblem]) {
    var files: [SourceFile] = []
    var problems: [CollectionProblem] = []
    var totalBytes = 0
    for file in candidates.sorted(by: { ($0.depth, $0.path) < ($1.depth, $1.path) }) {
      if let kind = file.flaw(limits: limits) {
        problems.append(CollectionProblem(kind, path: file.path))
      } else if files.count == limits.sources {
        problems.append(CollectionProblem(.tooManySources(limit: limits.sources), path: file.path))
        break
      } else if totalBytes + file.bytes.count > limits.totalSourceBytes {
        problems.append(CollectionProblem(.sourcesTooLarge(limit: limits.totalSourceBytes), path: file.path))
      } else {
        files.append(file)
        totalBytes += file.bytes.count
      }
    }
    return (files, problems)
  }

  private func flaw(limits: CollectionLimits) -> CollectionProblem.Kind? {
    if bytes.count > limits.sourceBytes { return .sourceTooLarge(limit: limits.sourceBytes) }
    return SourceText.lineOfInvalidUTF8(bytes).map { .sourceNotUTF8(line: $0) }
  }
}

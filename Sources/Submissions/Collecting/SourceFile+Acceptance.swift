extension SourceFile {
  /// Candidates for the files of a submission, sorted out.
  struct Acceptance {
    /// The files that are kept, shallow ones first.
    var files: [SourceFile] = []
    /// The files that are not.
    var rejected: [RejectedFile] = []
    /// Why they are not, and what was done to those that are.
    var problems: [CollectionProblem] = []

    init(of candidates: [SourceFile], limits: CollectionLimits) {
      var totalBytes = 0
      for candidate in candidates.sorted(by: { ($0.depth, $0.path) < ($1.depth, $1.path) }) {
        var file = candidate
        let text = SourceText.utf8(candidate.bytes)
        file.bytes = text ?? []
        if candidate.bytes.count > limits.sourceBytes || file.bytes.count > limits.sourceBytes {
          reject(candidate, .sourceTooLarge(limit: limits.sourceBytes))
        } else if text == nil {
          reject(candidate, .sourceNotUTF8(line: SourceText.lineOfInvalidUTF8(candidate.bytes) ?? 1))
        } else if SourceText.isBlank(file.bytes) {
          reject(candidate, .blankSource)
        } else if files.count == limits.sources {
          reject(candidate, .tooManySources(limit: limits.sources))
          return
        } else if totalBytes + file.bytes.count > limits.totalSourceBytes {
          reject(candidate, .sourcesTooLarge(limit: limits.totalSourceBytes))
        } else {
          files.append(file)
          totalBytes += file.bytes.count
          if file.bytes != candidate.bytes {
            problems.append(CollectionProblem(.sourceWasUTF16, path: file.path))
          }
        }
      }
    }

    private mutating func reject(_ file: SourceFile, _ kind: CollectionProblem.Kind) {
      rejected.append(RejectedFile(path: file.path, bytes: file.bytes))
      problems.append(CollectionProblem(kind, path: file.path))
    }
  }
}

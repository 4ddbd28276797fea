/// The file of a submission that answers one exercise.
public struct SourceSelection: Sendable, Equatable {
  /// The file.
  public var file: SourceFile
  /// What the student should know: a name in the wrong case, other files of that name.
  public var problems: [CollectionProblem]
}

extension Submission {
  /// The file for an exercise, found by its name, anywhere in the submission; `nil` when there is none.
  ///
  /// Of several candidates counts the latest revision; then the one whose name has the right case; then the one in
  /// the fewest folders; then the first by path. Files with the same contents as the one taken are no candidates.
  public func source(named fileName: String) -> SourceSelection? {
    let candidates = files.filter { $0.name.lowercased() == fileName.lowercased() }.sorted { first, second in
      first.rank(for: fileName) < second.rank(for: fileName)
    }
    guard let taken = candidates.first else { return nil }
    var problems: [CollectionProblem] = []
    if taken.name != fileName {
      problems.append(CollectionProblem(.wrongCase(expected: fileName), path: taken.path))
    }
    let others = candidates.dropFirst().filter { $0.bytes != taken.bytes }.map(\.path)
    if !others.isEmpty {
      let kind = CollectionProblem.Kind.severalCandidates(taken: taken.path, others: others)
      problems.append(CollectionProblem(kind, path: fileName))
    }
    return SourceSelection(file: taken, problems: problems)
  }
}

extension SourceFile {
  /// What comes first is taken.
  fileprivate func rank(for fileName: String) -> (Int, Int, Int, String) {
    (-revision, name == fileName ? 0 : 1, depth, path)
  }
}

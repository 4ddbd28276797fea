extension ClassListing {
  /// What the folder's names alone show to be wrong: entries that are nobody's, and uploads that are not surely someone's.
  public var allProblems: [CollectionProblem] { problems + submissions.flatMap(\.problems) }
}

extension Submission {
  /// What an instructor has to see: all that went wrong where nothing could be read, and otherwise what costs files that the
  /// student meant to hand in or makes it doubtful whose they are.
  public var problemsForInstructor: [CollectionProblem] {
    files.isEmpty ? problems : problems.filter { $0.fault != .student || $0.costsFiles }
  }
}

extension CollectionProblem {
  /// Whether files of an upload may be missing because of it.
  fileprivate var costsFiles: Bool {
    switch kind {
    case .archiveCutShort, .archiveUnreadable, .tooManyArchives, .tooManyFiles, .tooDeep, .tooManySources,
      .sourcesTooLarge:
      true
    // A file that the student meant to hand in, going by its name.
    case .entryRefused, .sourceNotUTF8, .sourceTooLarge: IgnoredPath.isSource(name: path)
    default: false
    }
  }
}

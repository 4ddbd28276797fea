/// Why a submission has no file for an exercise though something was handed in for it.
public struct SourceFlaws: Sendable, Equatable {
  /// What happened to files that may have been meant; empty when there are none.
  public var problems: [CollectionProblem]

  /// Whether such a file was read, and cannot be compiled.
  public var isAboutContents: Bool { problems.contains { $0.kind.isAboutContents } }
}

extension Submission {
  /// What keeps a file of a name out of the submission.
  public func flaws(ofSourceNamed fileName: String) -> SourceFlaws {
    SourceFlaws(
      problems: problems.filter { problem in
        if case .perhapsMisnamed(_, fileName) = problem.kind { return true }
        let name = problem.path.split(separator: "/").last.map(String.init) ?? ""
        return problem.kind.keepsFileOut && IgnoredPath.isSource(name: name)
          && Nearness(of: name, to: fileName) != nil
      })
  }
}

extension CollectionProblem.Kind {
  /// Whether a file was read and is of no use.
  fileprivate var isAboutContents: Bool {
    switch self {
    case .sourceTooLarge, .sourcesTooLarge, .tooManySources, .sourceNotUTF8, .blankSource: true
    default: false
    }
  }

  /// Whether it costs the submission the file concerned.
  fileprivate var keepsFileOut: Bool {
    switch self {
    case .symbolicLink, .specialFile, .entryRefused, .unreadable: true
    default: isAboutContents
    }
  }
}

extension Submission {
  /// The Swift files that answer no exercise and that those which do may use, sorted by path.
  public func helpers(in course: ExerciseFiles) -> [SourceFile] {
    files.filter { role(of: $0, in: course) == .helper }
  }

  /// What the student should know about files that answer no exercise.
  func problemsOfHelpers(in course: ExerciseFiles) -> [CollectionProblem] {
    files.flatMap { file -> [CollectionProblem] in
      switch role(of: file, in: course) {
      case .companion(let companion): [CollectionProblem(.notPartOfASolution(companion), path: file.path)]
      case .helper: misplacedTypes(in: file, course)
      case .exercise, .handedOut: []
      }
    }
  }

  private enum Role: Equatable {
    case exercise, helper, handedOut
    case companion(CompanionFile)
  }

  private func role(of file: SourceFile, in course: ExerciseFiles) -> Role {
    if course.handedOut.contains(file.name) { return .handedOut }
    if course.files.contains(where: { Nearness(of: file.name, to: $0.name) != nil }) { return .exercise }
    return CompanionFile(file, among: files).map(Role.companion) ?? .helper
  }

  /// The exercises that have no file and whose type this one declares.
  private func misplacedTypes(in file: SourceFile, _ course: ExerciseFiles) -> [CollectionProblem] {
    course.files.compactMap { wanted in
      guard source(named: wanted.name) == nil, DeclaredNames.declares(type: wanted.type, file.bytes) else {
        return nil
      }
      return CollectionProblem(.perhapsMisnamed(type: wanted.type, expected: wanted.name), path: file.path)
    }
  }
}

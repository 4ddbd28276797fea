public import CourseModel

/// Why a class cannot be graded as asked for.
public enum ClassError: UserCorrectable, Sendable, Equatable {
  /// The report's folder is the class's.
  case reportAmongSubmissions(String)
  /// A roster that cannot be read.
  case rosterUnreadable(String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .reportAmongSubmissions(let folder):
      "The report would lie among the submissions in \(folder). Name another folder: --out DIR."
    case .rosterUnreadable(let path):
      "The roster \(path) cannot be read. Check the path and its permissions."
    }
  }
}

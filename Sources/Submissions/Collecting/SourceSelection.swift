/// The file of a submission that answers one exercise.
public struct SourceSelection: Sendable, Equatable {
  /// Why a file was taken and not another of its name; the raw value is for people.
  public enum Advantage: String, Sendable, Codable {
    case revision = "the latest upload"
    case exactName = "its name is right"
    case closerName = "its name is closer"
    case copyNumber = "the latest copy by its number"
    case depth = "it lies in fewer folders"
    case path = "the first by its path"
  }

  /// The file.
  public var file: SourceFile
  /// What the student should know: a name that is not quite right, other files of that name.
  public var problems: [CollectionProblem]
}

extension Submission {
  /// The file for an exercise, found by its name, anywhere in the submission; `nil` when there is none.
  ///
  /// Of several candidates counts the latest revision; then the one whose name is right, but for its case, or that of a
  /// copy (`Losses (1).swift`), the highest number first; then the one in the fewest folders; then the first by path.
  /// Files with the same contents as the one taken are no candidates.
  public func source(named fileName: String) -> SourceSelection? {
    let candidates = files.compactMap { Candidate($0, for: fileName) }.sorted { $0.rank < $1.rank }
    guard let taken = candidates.first else { return nil }
    var problems: [CollectionProblem] = []
    if taken.file.name != fileName {
      problems.append(CollectionProblem(.misnamed(expected: fileName), path: taken.file.path))
    }
    let others = candidates.dropFirst().filter { $0.file.bytes != taken.file.bytes }
    if let next = others.first {
      let kind = CollectionProblem.Kind.severalCandidates(
        taken: taken.file.path, because: taken.advantage(over: next), others: others.map(\.file.path))
      problems.append(CollectionProblem(kind, path: fileName))
    }
    return SourceSelection(file: taken.file, problems: problems)
  }
}

/// How near a file's name is to what it should be; the nearest first.
enum Nearness: Int, Comparable {
  case exact, wrongCase, copy

  /// `nil` when the names have nothing to do with each other.
  init?(of name: String, to fileName: String) {
    if name == fileName {
      self = .exact
    } else if name.lowercased() == fileName.lowercased() {
      self = .wrongCase
    } else if CopyName(name).original.lowercased() == fileName.lowercased() {
      self = .copy
    } else {
      return nil
    }
  }

  static func < (a: Nearness, b: Nearness) -> Bool { a.rawValue < b.rawValue }
}

/// A file that may be the one for an exercise.
private struct Candidate {
  var file: SourceFile
  var nearness: Nearness

  init?(_ file: SourceFile, for fileName: String) {
    guard let nearness = Nearness(of: file.name, to: fileName) else { return nil }
    (self.file, self.nearness) = (file, nearness)
  }

  private var copyNumber: Int { CopyName(file.name).number }

  /// What comes first is taken.
  var rank: (Int, Int, Int, Int, String) {
    (-file.revision, nearness.rawValue, -copyNumber, file.depth, file.path)
  }

  func advantage(over other: Candidate) -> SourceSelection.Advantage {
    if file.revision != other.file.revision { return .revision }
    if nearness != other.nearness { return nearness == .exact ? .exactName : .closerName }
    if copyNumber != other.copyNumber { return .copyNumber }
    return file.depth != other.file.depth ? .depth : .path
  }
}

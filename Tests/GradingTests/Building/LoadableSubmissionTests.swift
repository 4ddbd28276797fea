import CourseModel
import Testing
import WorkerProtocol

@testable import Grading
@testable import Submissions

/// What does not load, and what is to come of it.
private struct LoadingCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var helpers: [String] = []
  var needingHelpers: Set<String> = []
  let loads: FakeBuilder.Loads
  /// What becomes of the file of each exercise.
  let files: [String: String]
  /// Exercises that do without the helpers.
  var withoutHelpers: [String] = []
  /// The object that is used at last.
  let object: String?
  /// Objects that were made before, or all of them when none can be used.
  let compiled: [String]

  static let unloadable = "undefined symbol: f"

  static let all = [
    LoadingCase(
      testDescription: "everything loads at once", loads: { _, _ in true },
      files: ["a": "compiled", "b": "compiled"], object: "a b", compiled: []),
    LoadingCase(
      testDescription: "it loads at the second try", loads: { _, attempt in attempt > 0 },
      files: ["a": "compiled", "b": "compiled"], object: "a b", compiled: []),
    LoadingCase(
      testDescription: "one file is at fault", loads: { parts, _ in !parts.contains("b") },
      files: ["a": "compiled", "b": unloadable], object: "a b′", compiled: ["a b", "a", "b"]),
    LoadingCase(
      testDescription: "both files are at fault", loads: { parts, _ in parts.isDisjoint(with: ["a", "b"]) },
      files: ["a": unloadable, "b": unloadable], object: "a′ b′", compiled: ["a b", "a", "b"]),
    LoadingCase(
      testDescription: "no file is at fault alone", loads: { parts, _ in !parts.isSuperset(of: ["a", "b"]) },
      files: ["a": unloadable, "b": unloadable], object: nil, compiled: ["a b", "a", "b", "a b"]),
    LoadingCase(
      testDescription: "a starter in the place of the file at fault does not help",
      loads: { parts, _ in parts.isDisjoint(with: ["b", "b′"]) },
      files: ["a": unloadable, "b": unloadable], object: nil, compiled: ["a b", "a", "b", "a b′"]),
    LoadingCase(
      testDescription: "a helper is at fault", helpers: ["h"], loads: { parts, _ in !parts.contains("h") },
      files: ["a": "compiled", "b": "compiled"], withoutHelpers: ["a", "b"], object: "a b",
      compiled: ["h a b"]),
    LoadingCase(
      testDescription: "a helper that a file needs is at fault", helpers: ["h"], needingHelpers: ["b"],
      loads: { parts, _ in !parts.contains("h") }, files: ["a": "compiled", "b": unloadable],
      withoutHelpers: ["a"], object: "a", compiled: ["h a b"]),
    LoadingCase(
      testDescription: "a file beside a helper is at fault", helpers: ["h"],
      loads: { parts, _ in !parts.contains("b") }, files: ["a": "compiled", "b": unloadable],
      object: "h a b′", compiled: ["h a b", "a b", "h a", "h b"]),
    LoadingCase(
      testDescription: "a file does not compile, the other one does not load", needingHelpers: ["b"],
      loads: { parts, _ in !parts.contains("a") }, files: ["a": unloadable, "b": "does not compile"],
      object: "a′", compiled: ["a", "a"]),
  ]
}

@Suite("A submission that may not load") struct LoadableSubmissionTests {
  private func submitted(helpers: [String] = []) -> SubmittedFiles {
    SubmittedFiles(
      files: ["a", "b"].map { id in
        SubmittedFiles.File(
          exercise: Exercise(id: id, title: id, topic: id, typeName: id, items: []),
          selection: SourceSelection(file: SourceFile(path: id, bytes: []), problems: []))
      }, helpers: helpers.map { SubmittedHelper(shownPath: $0, name: $0, contents: []) })
  }

  private func loaded(_ submitted: SubmittedFiles, in builder: FakeBuilder) throws -> LoadableSubmission {
    try LoadableSubmission(submitted, in: builder.environment, mayTryAgain: true, timings: Timings())
  }

  @Test("loses the files at fault, and no others", arguments: LoadingCase.all)
  private func blame(expected: LoadingCase) throws {
    let builder = FakeBuilder(needingHelpers: expected.needingHelpers, loads: expected.loads)
    let submission = try loaded(submitted(helpers: expected.helpers), in: builder)
    #expect(submission.files.mapValues(\.inShort) == expected.files)
    #expect(submission.leftOut.keys.sorted() == expected.withoutHelpers)
    for helper in submission.leftOut.values.joined() {
      #expect(helper == LeftOutHelper(file: "h", reason: .unloadable(LoadingCase.unloadable)))
    }
    #expect(builder.compiled == expected.compiled + [expected.object].compactMap(\.self))
    #expect((submission.sessions != nil) == (expected.object != nil))
    #expect((submission.sessionsForLastTry() != nil) == (expected.object != nil))
    if let sessions = submission.sessions { #expect(try sessions.refusal(under: CallLimits()) == nil) }
  }

  @Test("blames nobody when a starter of the course's does not load either")
  func control() {
    let builder = FakeBuilder(controlLoads: false) { _, _ in false }
    let failure = #expect(throws: StartFailure.self) { try loaded(submitted(), in: builder) }
    guard case .worker(let reason)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(reason.contains("of the course's own"))
    #expect(builder.compiled == ["a b"])
  }

  @Test("passes on what the compiler or the machine is at fault for")
  func machine() {
    struct FullDisk: Error {}
    var environment = FakeBuilder { _, _ in true }.environment
    environment.session = { _, _ in session(on: []).session }
    #expect(throws: StartFailure.self) {
      try LoadableSubmission(submitted(), in: environment, mayTryAgain: true, timings: Timings())
    }
    environment.compile = { _, _ in throw FullDisk() }
    #expect(throws: FullDisk.self) {
      try LoadableSubmission(submitted(), in: environment, mayTryAgain: true, timings: Timings())
    }
  }

  @Test("takes a kill for the student's at the last try only")
  func lastTry() throws {
    let submission = try loaded(submitted(), in: FakeBuilder { _, _ in true })
    #expect(submission.sessions?.session(under: CallLimits()).mayTryAgain == true)
    #expect(submission.sessionsForLastTry()?.session(under: CallLimits()).mayTryAgain == false)
  }
}

extension FileStatus {
  fileprivate var inShort: String {
    switch self {
    case .compiled: "compiled"
    case .failed: "does not compile"
    case .unloadable(let message): message
    default: "\(self)"
    }
  }
}

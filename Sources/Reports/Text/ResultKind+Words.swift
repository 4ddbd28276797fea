import CourseModel

extension ResultKind {
  /// The kind in a word or two, for tables.
  var word: String {
    switch self {
    case .passed: "passed"
    case .failed: "not yet right"
    case .crashed: "crashed"
    case .timedOut: "took too long"
    case .outOfMemory: "out of memory"
    case .doesNotCompile: "does not compile"
    case .missing: "not handed in"
    case .refused: "refused"
    case .skipped: "skipped"
    case .harnessError: "not graded yet"
    }
  }

  /// What happened, as a sentence for the student that gives nothing of the case away.
  var sentence: String {
    switch self {
    case .passed: "Every case passed."
    case .failed: "The result was not what it should be."
    case .crashed: "Your code stopped the program."
    case .timedOut: "Your code took too long to compile or to run; look for a loop that never ends."
    case .outOfMemory: "Your code asked for more memory than allowed."
    case .doesNotCompile: "The file does not compile."
    case .missing: "The file was not handed in."
    case .refused: "The file breaks a rule of the course."
    case .skipped: "An earlier item has to pass first."
    case .harnessError: "The grader itself failed here. This is not your fault and costs you nothing."
    }
  }

  /// Whether the checks did not run, so that the message beside the kind holds none of their numbers.
  var isWithoutRun: Bool {
    switch self {
    case .doesNotCompile, .missing, .refused, .skipped: true
    case .passed, .failed, .crashed, .timedOut, .outOfMemory, .harnessError: false
    }
  }
}

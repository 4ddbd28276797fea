import CourseModel
import Tensors
import Testing
import WorkerProtocol

@testable import Checks
@testable import Grading

@Suite struct AuditorTests {
  /// The fixture's reference with one line edited.
  private static func mutant(_ entryPoint: String, _ behaviour: String) -> Mutant {
    let (original, text) = ("\(entryPoint) = right", "\(entryPoint) = \(behaviour)")
    let offset = entryPoint == "double" ? 0 : "double = right\n".utf8.count
    return Mutant(
      function: entryPoint, operation: "line", original: original, replacement: text, line: 1, column: 1,
      edits: [Mutant.Edit(offset..<offset + original.utf8.count, text)])
  }

  private func audit(
    _ mutants: [Mutant], judged: String = "", most: Int? = nil, seeds: ClosedRange<UInt64> = 1...1,
    course: FixtureCourse = FixtureCourse()
  ) throws -> Audit {
    let environment = course.environment
    let auditor = Auditor(
      environment, judgements: { _ in judged }, mutants: { _ in mutants },
      compile: { exercise, _, texts, _ in texts.map { try? environment.compile(exercise, $0) } })
    return try auditor.audit(course.graded, most: most, seeds: seeds.map(Seed.init), jobs: 2)
  }

  /// A mutant, and what has to be counted: caught by public and hidden checks of items a and b, in both of which `double`
  /// is compared.
  struct Example: Sendable {
    let entryPoint, behaviour: String
    let caught: [[Int]]

    init(_ entryPoint: String, _ behaviour: String, _ caught: [[Int]]) {
      (self.entryPoint, self.behaviour, self.caught) = (entryPoint, behaviour, caught)
    }
  }

  @Test(
    "a mutant counts for each variant of each item that catches it, and once where it is first caught",
    arguments: [
      Example("double", "wrong", [[1, 1], [1, 1]]), Example("double", "wrong-below-10", [[1, 0], [1, 0]]),
      Example("double", "wrong-from-10", [[0, 1], [0, 1]]), Example("square", "wrong", [[0, 0], [1, 1]]),
      Example("square", "wrong-from-10", [[0, 0], [0, 1]]), Example("square", "crashes", [[0, 0], [1, 1]]),
    ])
  func caught(_ example: Example) throws {
    let audit = try audit([Self.mutant(example.entryPoint, example.behaviour)])
    #expect(audit.made == 1 && audit.compiled == 1 && audit.caught == 1 && audit.isClean)
    #expect(audit.items.map { [$0.byPublic, $0.byHidden] } == example.caught)
    #expect(audit.items.map(\.first) == (example.entryPoint == "double" ? [1, 0] : [0, 1]))
    #expect(
      [audit.caughtByPublic, audit.caughtByHidden]
        == (0...1).map { column in example.caught.map { $0[column] }.max() })
  }

  @Test("what an item lets pass is told of functions of which it catches others") func unseen() throws {
    var course = FixtureCourse()
    course.square = { trial in
      trial.part { trial.compare("square", [5]) }
      trial.part { trial.compare("double", [7]) }
    }
    let passed = Self.mutant("double", "wrong-for-even")
    let audit = try audit(
      [Self.mutant("double", "wrong"), passed, Self.mutant("double", "wrong-at-99")],
      judged: "\(Self.mutant("double", "wrong-at-99").key) :: true", course: course)
    #expect(audit.items.map(\.unseen) == [[], [Audit.PassedMutant(passed)]])
  }

  @Test("further seeds are tried on what nothing caught") func seeds() throws {
    var course = FixtureCourse()
    course.hiddenDouble = { $0.compare("double", [90 + $0.random.below(10)]) }
    let audit = try audit([Self.mutant("double", "wrong-at-99")], seeds: 1...100, course: course)
    #expect(audit.caughtByHidden == 1 && audit.caughtByPublic == 0 && audit.isClean)
  }

  @Test("what does not compile is no mutant") func doesNotCompile() throws {
    let audit = try audit([Self.mutant("double", "syntax error"), Self.mutant("double", "wrong")])
    #expect(audit.made == 2 && audit.tried == 2 && audit.compiled == 1 && audit.isClean)
  }

  @Test("what no check sees survives, unless it is judged") func survives() throws {
    let mutant = Self.mutant("double", "wrong-at-99")
    let unjudged = try audit([mutant])
    #expect(unjudged.unjudged == [Audit.PassedMutant(mutant)] && unjudged.wrong == 1 && !unjudged.isClean)
    let judged = try audit([mutant], judged: "# Why\n\n\(mutant.key) :: nobody doubles 99 :: ever\n")
    #expect(judged.isClean && judged.wrong == 0)
    #expect(judged.survivors == [Audit.PassedMutant(mutant, reason: "nobody doubles 99 :: ever")])
  }

  @Test(
    "a judgement is stale when its mutant is caught, does not compile or does not exist",
    arguments: [("double", "wrong"), ("double", "syntax error"), ("square", "wrong-at-99")])
  func stale(entryPoint: String, behaviour: String) throws {
    let key = Self.mutant(entryPoint, behaviour).key
    let mutants = [Self.mutant("double", "wrong"), Self.mutant("double", "syntax error")]
    let audit = try audit(mutants, judged: "\(key) :: no reason")
    #expect(audit.stale == [key] && !audit.isClean)
  }

  @Test("a sample is even, and judges no judgement about the others") func sample() throws {
    let behaviours = ["wrong-at-99", "wrong", "wrong-from-10", "crashes"]
    let mutants = behaviours.map { Self.mutant("double", $0) }
    let judged = "\(mutants[0].key) :: true\n\(mutants[1].key) :: not tried"
    let audit = try audit(mutants, judged: judged, most: 2)
    #expect(audit.made == 4 && audit.tried == 2)
    #expect(audit.caughtByHidden == 1 && audit.survivors.count == 1 && audit.isClean)
  }

  @Test("a mutant without a verdict is no caught one") func unclear() throws {
    let mutant = Self.mutant("square", "breaks")
    let audit = try audit([mutant], judged: "\(mutant.key) :: true")
    #expect(audit.unclear.count == 1 && audit.caught == 0 && !audit.isClean)
    #expect(audit.stale.isEmpty, "what was not tried does not refute a judgement")
  }

  @Test("time-outs are counted among the caught") func timedOut() throws {
    var course = FixtureCourse()
    let mutant = Self.mutant("double", "wrong-at-99")
    course.slowAtFirst = [mutant.applied(to: course.reference)]
    let audit = try audit([mutant], course: course)
    #expect(audit.timedOut == 1 && audit.caughtByPublic == 1 && audit.caughtByHidden == 0)
  }

  @Test("after the first finding of an item nothing is called") func firstFinding() throws {
    var course = FixtureCourse()
    course.publicDouble = { trial in
      trial.compare("double", [3])
      trial.attempt("again") {
        guard try trial.student.ask("double", .int(3)) == 6 else {
          throw CallFailure.harness(reason: "called")
        }
      }
    }
    let audit = try audit([Self.mutant("double", "wrong")], course: course)
    #expect(audit.caughtByPublic == 1 && audit.unclear.isEmpty)
  }

  @Test(
    "judgements that cannot be read are refused with their line",
    arguments: [("\nkey", "grading/audit/e.txt:2: write"), ("a :: b\na :: c", ":2: this mutant is judged")])
  func unreadable(text: String, says: String) {
    let error = #expect(throws: AuditError.self) { try audit([], judged: text) }
    #expect(error?.description.contains(says) == true)
  }

  @Test("a reference that does not pass measures nothing") func wrongReference() {
    var course = FixtureCourse()
    course.reference = "double = wrong\nsquare = right\n"
    course.publicDouble = { trial in trial.expect("known", equals: 6) { try $0.ask("double", .int(3)) } }
    let error = #expect(throws: AuditError.self) { try audit([], course: course) }
    #expect(error?.description.contains("does not pass its own checks: gradus verify e") == true)
  }
}

import CourseModel
import Foundation
import Testing

private let item = Item(id: "a", title: "sigmoid", points: 2, visibility: .both)

private func finding(_ number: Int, _ variant: Variant = .visible, message: String) -> Finding {
  Finding(label: "case \(number)", variant: variant, kind: .failed, message: message)
}

private func exercise(
  _ findings: [Finding], notes: [String] = [], diagnostics: [CompilerDiagnostic] = [], output: String = ""
) -> ExerciseResult {
  ExerciseResult(
    exercise: "e", title: "E",
    items: [ItemResult(exercise: "e", item: item, kind: .failed, earned: 0, findings: findings)],
    diagnostics: diagnostics, notes: notes, output: output)
}

private func encoded(_ value: some Encodable) throws -> Int {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .prettyPrinted
  return try encoder.encode(value).count
}

@Suite struct TextBudgetTests {
  @Test func textsAreCutWhereTheyEnter() {
    let long = String(repeating: "é", count: 1_000_000)
    let evidence = Evidence(
      part: long, index: [Int](repeating: 7, count: 100_000), actual: long, expected: long, wrongEntries: 1,
      entries: 1,
      picture: long)
    let found = Finding(
      label: long, variant: .visible, kind: .crashed, message: long, evidence: evidence,
      location: SourceLocation(file: long, line: 1))
    #expect(found.label.utf8.count <= 300)
    #expect(found.message.utf8.count <= 3 << 10)
    #expect([evidence.part, evidence.actual, evidence.expected].allSatisfy { $0.utf8.count <= 200 })
    #expect(evidence.index.count == 32)
    #expect((evidence.picture?.utf8.count ?? 0) <= 8 << 10)
    #expect((found.location?.file.utf8.count ?? 0) <= 512)
    #expect(CompilerDiagnostic(severity: .error, location: nil, message: long).message.utf8.count <= 3 << 10)
  }

  @Test func whatAnHonestStudentGetsStaysAsItIs() {
    let findings = (1...60).map { number in
      Finding(
        label: "random inputs, 3×\(number)", variant: number % 2 == 0 ? .visible : .hidden, kind: .failed,
        message: "`gradients.weights[1]` is wrong. "
          + String(repeating: "A sentence about the cause. ", count: 8),
        evidence: Evidence(
          part: "gradients.weights[1]", index: [1, 2], actual: "60.0", expected: "6.0", wrongEntries: 1,
          entries: 6,
          picture: String(repeating: "░░▒▒▓▓██\n", count: 12)))
    }
    let notes = (1...10).map { "remark \($0)" }
    let output = String(repeating: "loss 0.693, accuracy 0.5\n", count: 1000)
    let result = exercise(findings, notes: notes, output: output)
    #expect(result.items[0].findings == findings && result.notes == notes && result.output == output)
    let whole = SubmissionResult(
      student: Student(id: "s"), exercises: [ExerciseResult](repeating: result, count: 5), notes: notes,
      contentHash: "")
    #expect(whole.exercises == [ExerciseResult](repeating: result, count: 5) && whole.notes == notes)
  }
}

@Suite struct ListBudgetTests {
  @Test func theFirstFindingsStayAndTheOthersAreCounted() throws {
    let text = String(repeating: "m", count: 3000)
    let findings = (0..<200).map { finding($0, $0 < 150 ? .visible : .hidden, message: text) }
    let kept = exercise(findings).items[0].findings
    let whole = kept.filter { $0.message == text }
    #expect(whole == Array(findings.prefix(whole.count)) && whole.count > 40)
    #expect(kept.dropFirst(whole.count).map(\.label) == ["\(150 - whole.count) more cases", "50 more cases"])
    #expect(kept.dropFirst(whole.count).map(\.variant) == [.visible, .hidden])
    #expect(kept.allSatisfy { $0.kind == .failed })
  }

  @Test func whatWasLeftOutIsCountedOnWhenMoreIsLeftOut() throws {
    let text = String(repeating: "m", count: 3000)
    let once = exercise((0..<200).map { finding($0, message: text) })
    let twice = SubmissionResult(
      student: Student(id: "s"), exercises: [ExerciseResult](repeating: once, count: 12), contentHash: "")
    for exercise in twice.exercises {
      let kept = exercise.items[0].findings
      let whole = kept.count { $0.message == text }
      #expect(whole > 5)
      #expect(kept.last?.label == "\(200 - whole) more cases")
    }
    let again = SubmissionResult(student: Student(id: "s"), exercises: twice.exercises, contentHash: "")
    #expect(again == twice)
  }

  @Test func whoNeedsLittleLosesNothing() {
    let small = exercise([finding(1, message: "wrong")])
    let large = exercise((0..<200).map { finding($0, message: String(repeating: "<", count: 3000)) })
    let result = SubmissionResult(
      student: Student(id: "s"), exercises: [ExerciseResult](repeating: large, count: 10) + [small],
      contentHash: "")
    #expect(result.exercises.last == small)
  }

  @Test func remarksAndMessagesOfTheCompilerAreCounted() throws {
    let notes = SubmissionResult(
      student: Student(id: "s"), exercises: [],
      notes: [String](repeating: String(repeating: "n", count: 5000), count: 20_000),
      contentHash: ""
    ).notes
    let last = try #require(notes.last)
    #expect(last == "\(20_000 - notes.count + 1) more remarks are left out.")
    #expect(notes.allSatisfy { $0.utf8.count <= 1 << 10 })
    let diagnostics = (0..<1000).map {
      CompilerDiagnostic(
        severity: .error, location: nil, message: "\($0)" + String(repeating: "d", count: 2000))
    }
    let kept = exercise([], diagnostics: diagnostics).diagnostics
    #expect(Array(kept.dropLast()) == Array(diagnostics.prefix(kept.count - 1)))
    #expect(kept.last?.message == "\(1000 - kept.count + 1) more messages are left out.")
  }

  @Test(arguments: ["m", "<", "\u{1}", "\u{202E}"], [1, 5, 24])
  func noSubmissionTakesMoreThanAMebibyte(_ character: String, _ exercises: Int) throws {
    let result = worstResult(character, exercises: exercises)
    #expect(try encoded(result) < 1 << 20)
  }
}

/// A submission of which everything is as long as it can be, in one character.
private func worstResult(_ character: String, exercises: Int) -> SubmissionResult {
  let text = String(repeating: character, count: 10_000)
  let finding = Finding(
    label: text, variant: .hidden, kind: .crashed, message: text,
    evidence: Evidence(
      part: text, index: Array(0..<1000), actual: text, expected: text, wrongEntries: 1, entries: 1,
      picture: text),
    location: SourceLocation(file: text, line: 1))
  let items = (0..<8).map { _ in
    ItemResult(
      exercise: "e", item: item, kind: .failed, earned: 0, findings: [Finding](repeating: finding, count: 20)
    )
  }
  let diagnostic = CompilerDiagnostic(
    severity: .error, location: SourceLocation(file: text, line: 1), message: text)
  let exercise = ExerciseResult(
    exercise: "e", title: "E", items: items,
    diagnostics: [CompilerDiagnostic](repeating: diagnostic, count: 40),
    notes: [String](repeating: text, count: 50), output: text)
  return SubmissionResult(
    student: Student(id: "s"), exercises: [ExerciseResult](repeating: exercise, count: exercises),
    notes: [String](repeating: text, count: 100), contentHash: "")
}

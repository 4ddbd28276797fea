import Checks
import HiddenChecks
import CourseModel
import Grading
import Testing

@Suite struct MistakeTests {
  private let mistake = Mistake("sign", edit: "a + b", becomes: "a - b", loses: ["a"], says: "The sign.")

  @Test func editsTheOnePlace() throws {
    #expect(try mistake.applied(to: "let c = (a + b) * 2") == "let c = (a - b) * 2")
  }

  @Test func editsSeveralPlacesInOrder() throws {
    let both = Mistake("both", edits: ["a + b": "a - b", "a - b)": "b - a)"], loses: ["a"], says: "Both.")
    #expect(try both.applied(to: "let c = (a + b) * 2") == "let c = (b - a) * 2")
    #expect(throws: MistakeError.self) { try both.applied(to: "a + b") }
  }

  @Test func aFamilySharesItsSentence() {
    let family = Mistake.family(
      "sign", says: "The sign.", (edits: ["a": "b"], loses: ["a"]),
      (edits: ["c": "d", "e": "f"], loses: ["b"]))
    #expect(family.map(\.id) == ["sign", "sign-2"])
    #expect(family.map(\.says) == ["The sign.", "The sign."])
    #expect(family.map(\.edits.count) == [1, 2] && family[1].loses == ["b"])
  }

  @Test(arguments: [("let c = a * b", 0), ("a + b; a + b", 2), ("", 0)])
  func refusesATextThatDoesNotOccurOnce(_ reference: String, _ occurrences: Int) throws {
    let error = try #require(throws: MistakeError.self) { try mistake.applied(to: reference) }
    #expect(error.mistake == "sign")
    #expect(error.occurrences == occurrences)
    #expect(error.description.contains("`sign`"))
  }

  @Test(arguments: gradedExercises.map(\.exercise.id)) func theCoursesMistakesNameItems(_ id: String) throws {
    let graded = try #require(gradedExercises.first { $0.exercise.id == id })
    let items = Set(graded.exercise.items.map(\.id))
    #expect(items.count == graded.exercise.items.count)
    #expect(Set(graded.mistakes.map(\.id)).count == graded.mistakes.count)
    for mistake in graded.mistakes {
      let lost = mistake.loses.map(\.item)
      #expect(Set(lost).isSubset(of: items), "\(mistake.id)")
      #expect(Set(lost).count == lost.count, "\(mistake.id)")
      #expect(!mistake.edits.isEmpty && mistake.edits.allSatisfy { $0.text != $0.becomes }, "\(mistake.id)")
      #expect(mistake.says.isEmpty == mistake.isFormulation, "\(mistake.id)")
    }
  }
}

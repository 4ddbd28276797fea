import CourseModel
import Testing

@testable import Checks
@testable import Grading

@Suite("Recognising mistakes by entry point") struct SubjectRecognitionTests {
  private var course: RecipeCourse {
    RecipeCourse(mistakes: [
      RecipeCourse.mistake("value-doubled", "value = doubled"),
      RecipeCourse.mistake("half-ignored", "value = whole"),
      RecipeCourse.mistake("slope-shifted", "slope = shifted"),
      RecipeCourse.mistake("slope-flat", "slope = flat"),
      RecipeCourse.mistake("empty-accepted", "empty = accepted"),
      RecipeCourse.mistake("hopeless", "value = syntax error"),
    ])
  }

  @Test(
    "names what explains a component, and nothing else",
    arguments: [
      (["value = doubled"], ["value-doubled"]), (["value = whole"], ["half-ignored"]),
      (["value = shifted"], []), (["value = right"], []), (["value = zero"], []),
      // Two mistakes in one function.
      (["value = doubled", "slope = shifted"], ["value-doubled", "slope-shifted"]),
      // One that is known beside one that is not.
      (["value = shifted", "slope = flat"], ["slope-flat"]),
      // Refusals are by themselves, whatever error they are, and whatever the values.
      (["empty = mismatch"], []), (["value = doubled", "empty = mismatch"], ["value-doubled"]),
      (["empty = accepted"], ["empty-accepted"]), (["empty = crashes"], []),
      (["value = doubled", "empty = accepted"], ["value-doubled", "empty-accepted"]),
      (["value = doubled", "empty = crashes"], ["value-doubled"]),
      // The last bits do not count.
      (["value = doubledlate"], ["value-doubled"]),
    ] as [([String], Set<String>)]) func naming(changes: [String], names: Set<String>) throws
  {
    let diagnosis = try course.diagnosis(of: RecipeCourse.text(changes))
    #expect(Set(diagnosis?.names.filter { $0.source == .knownMistake }.map(\.mistake) ?? []) == names)
  }

  @Test("says nothing where two explain different parts")
  func ambiguity() throws {
    var course = RecipeCourse(mistakes: [
      Mistake(
        "first", edit: RecipeCourse.reference,
        becomes: RecipeCourse.text("value = doubled", "slope = shifted"),
        loses: ["a"], says: ""),
      Mistake(
        "second", edit: RecipeCourse.reference,
        becomes: RecipeCourse.text("value = doubled", "empty = accepted"),
        loses: ["a"], says: ""),
    ])
    let both = RecipeCourse.text("value = doubled", "slope = shifted", "empty = accepted")
    #expect(try course.diagnosis(of: both)?.names.contains { $0.source == .knownMistake } != true)
    // One that explains all of it is no doubt.
    course.mistakes.append(
      Mistake("third", edit: RecipeCourse.reference, becomes: both, loses: ["a"], says: "third"))
    #expect(try course.diagnosis(of: both)?.mistakes == ["third"])
  }

  @Test(
    "says first that the same call gives different answers",
    arguments: [("value = counting", "state-between-calls"), ("value = chance", "own-randomness")])
  func unsteady(change: String, name: String) throws {
    let diagnosis = try course.diagnosis(of: RecipeCourse.text(change, "slope = shifted"))
    #expect(diagnosis?.mistakes == [name] && diagnosis?.sources == [.state])
  }

  @Test("says nothing once its time is used up, nor of what nothing pins")
  func bounds() throws {
    let text = RecipeCourse.text("value = doubled")
    #expect(try course.diagnosis(of: text, seconds: 10) == nil)
    var course = course
    course.unpinned = ["f(_:by:)"]
    #expect(try course.diagnosis(of: text) == nil)
  }

  @Test("notes a mistake that cannot be asked, once, and goes on")
  func problems() throws {
    let course = course
    let trial = try course.trial()
    let recognition = Recognition { _ in
      Recognition.Prepared(trial: trial, catalogue: KnownMistakes(mistakes: course.mistakes))
    }
    for _ in 0..<2 {
      let subject = SubjectRecognition(
        graded: course.graded, recognition: recognition, budget: DiagnosisBudget(seconds: 1000),
        start: { RecipeChannel(RecipeCourse.text("value = doubled")) })
      #expect(subject.diagnoses(of: [[], ["f(_:by:)"]]).map { $0?.mistakes } == [nil, ["value-doubled"]])
    }
    #expect(recognition.problems.map(\.subject) == ["hopeless"])
  }
}

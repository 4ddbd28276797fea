import CourseModel
import Testing

@testable import Reports

@Suite struct HiddenTestsTests {
  @Test(arguments: [
    ("bbbbbhhh", "hidden cases of a–e, and items f, g, h (6 points)"), ("bbv", "hidden cases of a, b"),
    ("bbbvbh", "hidden cases of a–c, e, and item f (2 points)"), ("vvh", "item c (2 points)"), ("vv", nil),
  ]) func saysWhatGradingAdds(_ visibilities: String, _ text: String?) {
    let items = zip("abcdefgh", visibilities).map { id, letter in
      Item(
        id: String(id), title: "", points: 2,
        visibility: letter == "b" ? .both : letter == "h" ? .hidden : .visible)
    }
    let exercise = Exercise(id: "x", title: "", topic: "", typeName: "X", items: items)
    #expect(exercise.hiddenTests == text)
  }

  @Test func onePointIsOne() {
    let item = Item(id: "a", title: "", points: 1, visibility: .hidden)
    let exercise = Exercise(id: "x", title: "", topic: "", typeName: "X", items: [item])
    #expect(exercise.hiddenTests == "item a (1 point)")
  }
}

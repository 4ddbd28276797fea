import CourseModel
import Grading
import Testing

@Suite struct AudienceTests {
  @Test(
    arguments: [
      (Audience.student, Item.Visibility.visible, [Variant.visible]), (.student, .hidden, nil),
      (.student, .both, [.visible]), (.grader, .visible, [.visible]), (.grader, .hidden, [.hidden]),
      (.grader, .both, [.visible, .hidden]),
    ] as [(Audience, Item.Visibility, [Variant]?)]) func variantsThatRun(
      _ audience: Audience, _ visibility: Item.Visibility, _ variants: [Variant]?
    )
  {
    let item = Item(id: "a", title: "A", points: 1, visibility: visibility)
    #expect(audience.variants(of: item) == variants)
  }
}

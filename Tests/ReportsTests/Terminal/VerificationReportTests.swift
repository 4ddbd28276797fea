import CourseModel
import Foundation
import Testing

@testable import Reports

@Suite struct VerificationReportTests {
  private static let proved = Verification(
    exercise: "mlp",
    items: [
      Item(id: "a", title: "forward", points: 2, visibility: .both),
      Item(id: "b", title: "gradients", points: 4, visibility: .both, scoring: .proportional),
      Item(id: "c", title: "training", points: 3, visibility: .hidden, prerequisites: ["a"]),
    ], seeds: ["1", "2", "3"], earned: 9,
    mistakes: [
      VerifiedMistake(
        mistake: "bias-forgotten",
        losses: [
          loss("a", 2...2, [.visible: 3, .hidden: 3], isNamed: true),
          loss("b", 2...2, [.visible: 3, .hidden: 2], isNamed: true),
          loss("c", 3...3, [:], isSkipped: true),
        ]),
      VerifiedMistake(
        mistake: "index-out-of-range",
        losses: [loss("b", 1...4, [.visible: 0, .hidden: 3], isByCrash: true)]),
    ])

  private static func loss(
    _ item: String, _ points: ClosedRange<Int>, _ caught: [Variant: Int], isByCrash: Bool = false,
    isSkipped: Bool = false, isNamed: Bool = false
  ) -> VerifiedMistake.Loss {
    VerifiedMistake.Loss(
      item: item, points: points, caught: caught, isByCrash: isByCrash, isSkipped: isSkipped, isNamed: isNamed
    )
  }

  private static var wrong: Verification {
    var wrong = proved
    wrong.exercise = "losses"
    wrong.earned = 7
    wrong.problems = [
      Verification.Remark(
        "reference", "item a failed, 0 of 2: \u{1B}[31mred: 1 where 2 is due", seeds: ["2", "3"]),
      Verification.Remark(
        "item b", "its hidden checks run no case: add some, or declare the item without them"),
    ]
    wrong.notes = [Verification.Remark("bias-forgotten", "is not recognised")]
    wrong.idleCases = [
      Verification.CaseName(item: "b", variant: .hidden, label: "random inputs, 3×4"),
      Verification.CaseName(item: "c", variant: .hidden, label: "one epoch"),
    ]
    return wrong
  }

  @Test(arguments: [
    (VerificationReport.Detail.line, "verify-line"), (.table, "verify-table"), (.cases, "verify-cases"),
  ])
  func layout(detail: VerificationReport.Detail, name: String) throws {
    let report = VerificationReport(detail: detail)
    let all = [Self.proved, Self.wrong]
    let text = (all.map(report.text) + [report.summary(of: all), ""]).joined(separator: "\n")
    try expectGolden(text, "\(name).txt")
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }

  @Test func nothingWrongIsSaid() {
    #expect(
      VerificationReport(detail: .line).summary(of: [Self.proved]) == "Verified: 1 exercise, nothing wrong.")
  }

  @Test func json() throws {
    struct Document: Decodable {
      struct Exercise: Decodable {
        struct Mistake: Decodable {
          struct Loss: Decodable {
            let item: String
            let points: [Int]
            let caught: [String: Int]
          }
          let losses: [Loss]
        }
        let exercise: String
        let mistakes: [Mistake]
        let problems: [[String: Either]]
      }
      let exercises: [Exercise]
    }
    enum Either: Decodable, Equatable {
      case text(String)
      case list([String])

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self =
          try (try? container.decode(String.self)).map(Either.text) ?? .list(container.decode([String].self))
      }
    }
    let text = try VerificationDocument([Self.proved, Self.wrong]).json()
    let read = try JSONDecoder().decode(Document.self, from: Data(text.utf8)).exercises
    #expect(read.map(\.exercise) == ["mlp", "losses"])
    #expect(read[0].mistakes[0].losses[1].caught == ["public": 3, "hidden": 2])
    #expect(read[0].mistakes[1].losses[0].points == [1, 4])
    #expect(read[1].problems[0]["seeds"] == .list(["2", "3"]))
  }
}

import CourseModel
import Synchronization
import Testing
import WorkerProtocol

@testable import Checks
@testable import Grading

@Suite("Verifying a course") struct VerifierTests {
  @Test("nothing is wrong with checks that check") func proved() throws {
    let found = FixtureCourse().verify()
    #expect(found.problems.isEmpty && found.notes.isEmpty, "\(found.problems)")
    #expect(found.earned == 6 && found.points == 6 && found.seeds == ["1", "2"])
    let double = try #require(found.mistakes.first)
    #expect(double.losses.map(\.item) == ["a", "b"])
    #expect(double.losses.map(\.points) == [2...2, 2...2])
    #expect(double.losses.allSatisfy { $0.caught == [.visible: 2, .hidden: 2] && $0.isNamed })
    #expect(found.idleCases.isEmpty, "\(found.idleCases)")
  }

  /// A course that was tampered with, and what has to be said.
  struct Sabotage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let subject: String
    let says: String
    let tamper: @Sendable (inout FixtureCourse) -> Void

    init(
      _ testDescription: String, _ subject: String, _ says: String,
      _ tamper: @escaping @Sendable (inout FixtureCourse) -> Void
    ) {
      (self.testDescription, self.subject, self.says, self.tamper) = (testDescription, subject, says, tamper)
    }
  }

  static let sabotages = [
    Sabotage("no hidden cases", "item a", "hidden checks run no case") { $0.hiddenDouble = { _ in } },
    Sabotage("no public cases", "item a", "public checks run no case") { $0.publicDouble = { _ in } },
    Sabotage("hidden cases compare a value with itself", "item a", "hidden cases catch no mistake") {
      $0.hiddenDouble = { trial in trial.expect("self", equals: 60) { _ in 60 } }
    },
    Sabotage("hidden cases compare a result with itself", "item a", "hidden cases catch no mistake") {
      $0.hiddenDouble = { trial in
        trial.attempt("self") {
          let result = try trial.student.ask("double", .int(30))
          try requireEqual(result, result)
        }
      }
    },
    Sabotage("hidden cases ignore the result", "item a", "hidden cases catch no mistake") {
      $0.hiddenDouble = { trial in
        trial.attempt("ignored") { _ = try trial.student.ask("double", .int(30)) }
      }
    },
    Sabotage("one case among others ignores the result", "item a", "“ignored” holds whatever") {
      $0.hiddenDouble = { trial in
        trial.compare("double", [30, 40])
        trial.attempt("ignored") { _ = try trial.student.ask("double", .int(50)) }
      }
    },
    Sabotage("one public case compares a value with itself", "item b", "“self” holds whatever") {
      $0.square = { trial in
        trial.part { trial.compare("square", [5, 6]) }
        trial.part { trial.compare("double", [7]) }
        if trial.variant == .visible { trial.part { trial.expect("self", equals: 1) { _ in 1 } } }
      }
    },
    Sabotage("a mistake costs more than it says", "square-wrong", "costs 2 of the 4 points of b") {
      $0.mistakes[1] = mistake("square = wrong", [.item("b", points: 1)])
    },
    Sabotage("a mistake costs less than all", "square-wrong", "`loses` says all") {
      $0.mistakes[1] = mistake("square = wrong", ["b"])
    },
    Sabotage("a mistake is caught by a crash only", "square-crashes", "`.item(\"b\", byCrash: true)`") {
      $0.mistakes.append(mistake("square = crashes", [.item("b", points: 2)]))
    },
    Sabotage("a crash that is none", "square-wrong", "take `byCrash` away") {
      $0.mistakes[1] = mistake("square = wrong", [.item("b", points: 2, byCrash: true)])
    },
    Sabotage(
      "the hidden cases miss a mistake", "square-wrong-below-10", "is not caught by the hidden cases of b"
    ) {
      $0.mistakes.append(mistake("square = wrong-below-10", [.item("b", points: 2)]))
    },
    Sabotage("the hidden cases miss the only mistake", "item a", "hidden cases catch no mistake") {
      $0.mistakes = [
        Mistake(
          "double-wrong", edit: "double = right", becomes: "double = wrong-below-10",
          loses: ["a", .item("b", points: 2)], says: ""),
        $0.mistakes[1],
      ]
    },
    Sabotage("crashes are all that the only mistake shows", "item a", "only since these crash") {
      $0.mistakes[0] = Mistake(
        "double-crashes", edit: "double = right", becomes: "double = crashes",
        loses: ["a", .item("b", points: 2)], says: "")
    },
    Sabotage("no mistake loses an item", "item a", "no known mistake loses it") { $0.mistakes.removeFirst() },
    Sabotage("a mistake loses an item that it does not name", "double-wrong", "loses a too") {
      $0.mistakes[0] = Mistake(
        "double-wrong", edit: "double = right", becomes: "double = wrong", loses: [.item("b", points: 2)],
        says: "")
    },
    Sabotage("a mistake does not lose what it names", "square-wrong", "does not lose a") {
      $0.mistakes[1] = mistake("square = wrong", ["a", .item("b", points: 2)])
    },
    Sabotage("a mistake names no item of the exercise", "square-wrong", "loses item z") {
      $0.mistakes[1] = mistake("square = wrong", [.item("b", points: 2), "z"])
    },
    Sabotage("two mistakes are alike", "twin", "is not recognised") {
      $0.mistakes.append(
        Mistake(
          "twin", edit: "square = right", becomes: "square = wrong", loses: [.item("b", points: 2)], says: "")
      )
    },
    Sabotage("an edit does not apply", "square-wrong", "occurs 0 times") {
      $0.mistakes[1] = Mistake(
        "square-wrong", edit: "cube = right", becomes: "", loses: [.item("b", points: 2)], says: "")
    },
    Sabotage("a mistake does not compile", "square-syntax", "syntax error") {
      $0.mistakes.append(mistake("square = syntax error", [.item("b", points: 2)]))
    },
    Sabotage("a mistake's worker breaks", "square-breaks", "harness error") {
      $0.mistakes.append(mistake("square = breaks", [.item("b", points: 2)]))
    },
    Sabotage("the reference is wrong", "reference", "item a failed, 0 of 2") {
      $0.publicDouble = { trial in trial.expect("known", equals: 7) { try $0.ask("double", .int(3)) } }
    },
    Sabotage("the reference does not compile", "reference", "syntax error") { $0.reference = "syntax error" },
    Sabotage("the starter earns points", "starter", "item a passed") {
      $0.starter = "double = right\nsquare = missing\n"
    },
  ]

  @Test("turns red when", arguments: sabotages) func turnsRed(_ sabotage: Sabotage) {
    var course = FixtureCourse()
    sabotage.tamper(&course)
    let problems = course.verify().problems
    #expect(
      problems.contains { $0.subject == sabotage.subject && $0.message.contains(sabotage.says) },
      "\(problems)")
  }

  private static func mistake(_ text: String, _ losses: [Loss]) -> Mistake {
    let id = text.split(separator: " ").prefix(3).filter { $0 != "=" }.joined(separator: "-")
    return Mistake(id, edit: "square = right", becomes: text, loses: losses, says: "")
  }

  @Test(
    "what cannot be used does not stand in the way of the rest",
    arguments: ["cube = right", "square = right"])
  func oneWrongEdit(edit: String) {
    var course = FixtureCourse()
    course.mistakes.insert(
      Mistake("unusable", edit: edit, becomes: "square = syntax error", loses: ["b"], says: ""), at: 0)
    let found = course.verify()
    #expect(found.problems.map(\.subject) == ["unusable"], "\(found.problems)")
    #expect(found.mistakes.map(\.mistake) == ["double-wrong", "square-wrong"])
  }

  @Test("what the only mistake of an item would be caught by is not known when it cannot be made")
  func onlyWrongEdit() {
    var course = FixtureCourse()
    course.mistakes[0] = Mistake(
      "double-wrong", edit: "triple = right", becomes: "", loses: ["a", .item("b", points: 2)], says: "")
    #expect(course.verify().problems.map(\.subject) == ["double-wrong"])
  }

  @Test("exceptions are declared, and then all is well") func declared() throws {
    var course = FixtureCourse()
    course.mistakes += [
      Self.mistake("square = crashes", [.item("b", points: 2, byCrash: true)]),
      Self.mistake("square = wrong-below-10", [.item("b", points: 2, publicOnly: true)]),
    ]
    let found = course.verify()
    #expect(found.problems.isEmpty, "\(found.problems)")
    #expect(found.notes.map(\.subject) == ["square-crashes"])
    #expect(found.mistakes[2].losses[0].isByCrash)
    #expect(found.mistakes[3].losses[0].caught == [.visible: 2, .hidden: 0])
  }

  @Test("hidden cases that catch nothing by declaration are noted") func declaredBlind() {
    var course = FixtureCourse()
    course.mistakes[0] = Mistake(
      "double-wrong", edit: "double = right", becomes: "double = wrong-below-10",
      loses: [.item("a", publicOnly: true), .item("b", points: 2, publicOnly: true)], says: "")
    let found = course.verify()
    #expect(found.problems.isEmpty, "\(found.problems)")
    #expect(found.notes.map(\.subject) == ["item a"])
  }

  @Test("a mistake that hides from one seed is told with that seed") func seeds() {
    var course = FixtureCourse()
    course.hiddenDouble = { trial in trial.compare("double", [30 + Int(trial.random.next() % 2), 51]) }
    course.mistakes.append(
      Mistake(
        "even", edit: "double = right", becomes: "double = wrong-for-even",
        loses: ["a", .item("b", points: 2)], says: ""))
    course.seeds = (1...8).map { Seed($0) }
    let problems = course.verify().problems
    #expect(problems.map(\.subject) == ["even"])
    #expect(problems[0].message.contains("not caught by the hidden cases of a"))
    #expect((1..<8).contains(problems[0].seeds.count), "\(problems)")
  }

  @Test("what is put to objects is recognised") func objects() {
    var course = FixtureCourse()
    course.square = { trial in
      trial.agrees("an object") {
        try $0.ask("square", $0.object(1), .int(trial.variant == .hidden ? 50 : 5))
      }
    }
    course.mistakes = [
      Mistake(
        "double-wrong", edit: "double = right", becomes: "double = wrong", loses: ["a"], says: ""),
      Self.mistake("square = wrong", ["b"]),
    ]
    let found = course.verify()
    #expect(found.problems.isEmpty && found.notes.isEmpty, "\(found.problems)")
    #expect(found.mistakes.last?.losses.map(\.isNamed) == [true])
  }

  @Test("what a busy machine may have decided is tried again") func again() {
    var course = FixtureCourse()
    course.slowAtFirst = [course.reference]
    #expect(course.verify().problems.isEmpty)
  }

  @Test("cases that no mistake fails are listed") func idle() {
    var course = FixtureCourse()
    course.mistakes[1] = Self.mistake("square = wrong-for-even", [.item("b", points: 2)])
    #expect(
      course.verify().idleCases == [Verification.CaseName(item: "b", variant: .visible, label: "square of 5")]
    )
  }

  @Test("exercises are reported in their order", arguments: [1, 3]) func order(jobs: Int) {
    let counts = [2, 0, 1, 2, 0]
    let exercises = counts.map { count in
      var course = FixtureCourse()
      course.mistakes = Array(course.mistakes.prefix(count))
      return course.graded
    }
    let reported = Mutex<[Int]>([])
    Verifier(FixtureCourse().environment).verify(exercises, seeds: [Seed(1)], jobs: jobs) { found in
      reported.withLock { $0.append(found.mistakes.count) }
    }
    #expect(reported.withLock { $0 } == counts)
  }
}

import Foundation
import Testing

/// What a file of a submission may do to itself, and never to the others, from end to end.
@Suite(.serialized) struct EnforcementTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The course's own solutions with something added to each.
  private struct Student {
    var id: String
    var activations: String
    var losses = ""
    /// How every item of Activations ends.
    var kind: String
    /// What the feedback says about it.
    var words = ""
  }

  private static let mainTypes = (
    "\n@main struct A { static func main() {} }", "\n@main struct B { static func main() {} }"
  )
  /// An attribute between two blocks that the compiler skips and that a simpler lexer takes for one literal.
  private static func hidden(_ text: String) -> String {
    let block = "\n#if compiler(>=99)\n\"\\('\"\"\"')\"\n#endif\n"
    return block + text + block
  }

  private static let students = [
    Student(id: "two-mains", activations: mainTypes.0, losses: mainTypes.1, kind: "passed"),
    Student(id: "box", activations: "\nfinal class SolutionBox { init(_ x: Any) {} }", kind: "passed"),
    Student(id: "module", activations: "\nenum LabKit {}; enum Swift {}", kind: "does not compile"),
    Student(
      id: "portable",
      activations:
        "\n#if canImport(Darwin)\nimport Darwin\n#elseif canImport(Glibc)\nimport Glibc\n#endif\nlet e = M_E + Double(rand())",
      kind: "passed"),
    Student(
      id: "fork", activations: "\nimport Glibc\nlet child = dlsym(nil, \"fork\")", kind: "refused",
      words: "this exercise may not use the C function `dlsym`"),
    Student(
      id: "hidden", activations: hidden("@_silgen_name(\"fork\") func other() -> Int32\nlet child = other()"),
      kind: "refused", words: "_silgen_name"),
    Student(
      id: "takeover", activations: hidden("@_cdecl(\"gradus_solution_losses\") public func take() {}"),
      kind: "refused", words: "_cdecl"),
  ]

  private func submit(_ student: Student) throws {
    let folder = scratch.url("class/\(student.id)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (file, added) in [("Activations", student.activations), ("Losses", student.losses)] {
      let reference = GradusProcess.root.appendingPathComponent(
        "reference/\(file.lowercased())/\(file).swift")
      let text = try String(contentsOf: reference, encoding: .utf8) + added + "\n"
      try text.write(to: folder.appendingPathComponent("\(file).swift"), atomically: true, encoding: .utf8)
    }
  }

  /// What student code can read of the machine names no folder of whoever grades; a few files can be made, in
  /// a folder of its own.
  @Test func theMachinesNamesAreNotToBeSeen() throws {
    var spy = Student(id: "spy", activations: "", kind: "passed")
    spy.activations = """

      import Foundation
      func look() {
        let own = ["cmdline", "environ", "mounts", "maps", "mountinfo"]
        for path in own.map({ "/proc/self/" + $0 }) + ["/proc/1/cmdline", "/gradus/worker", "/gradus-confine"] {
          let contents = FileManager.default.contents(atPath: path) ?? Data()
          print("SEEN", path, contents.count, String(decoding: contents.prefix(9000), as: UTF8.self).debugDescription)
        }
        let made = (0..<1000).filter { FileManager.default.createFile(atPath: "/tmp/\\($0)", contents: nil) }
        print("MADE", made.count, FileManager.default.createFile(atPath: "/gradus/made", contents: nil))
      }
      """
    try submit(spy)
    let file = scratch.url("class/spy/Activations.swift")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("maximum(x, 0)", with: "{ look(); return maximum(x, 0) }()")
      .write(to: file, atomically: true, encoding: .utf8)
    let run = try GradusProcess.run([
      "check", "activations", "--submission", scratch.path("class/spy"), "--cache", scratch.path("cache"),
      "--json",
    ])
    #expect(
      run.output.contains("SEEN /proc/self/mountinfo") && run.output.contains("/submission/submission.so"))
    #expect(run.output.contains("SEEN /gradus/worker 0 ") && run.output.contains("SEEN /gradus-confine 0 "))
    #expect(run.output.contains("MADE 255 false"))
    for name in [GradusProcess.root.path, scratch.path("cache"), NSHomeDirectory() + "/"] {
      #expect(!run.output.contains(name), "\(name)")
    }
  }

  @Test func aFileCostsItselfAtMostAndNeverTheHarness() throws {
    for student in Self.students { try submit(student) }
    let run = try GradusProcess.run([
      "grade", scratch.path("class"), "--out", scratch.path("report"), "--only", "activations", "--only",
      "losses",
    ])
    #expect(run.status == 0, "\(run.errors)")
    let lines = try ItemLines.of(report: scratch.url("report")).map {
      $0.split(separator: ",").map(String.init)
    }
    for student in Self.students {
      let own = lines.filter { $0[0] == student.id }
      #expect(Set(own.filter { $0[1] == "losses" }.map { $0[3] }) == ["passed"], "\(student.id)")
      #expect(Set(own.filter { $0[1] == "activations" }.map { $0[3] }) == [student.kind], "\(student.id)")
      let path = scratch.url("report/feedback/\(student.id).md")
      let feedback = try String(contentsOf: path, encoding: .utf8)
      #expect(student.words.isEmpty || feedback.contains(student.words), "\(student.id)")
    }
  }
}

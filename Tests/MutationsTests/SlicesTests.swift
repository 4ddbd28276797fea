import CourseModel
import Mutations
import Testing

@Suite struct SlicesTests {
  private static let reference = """
    import LabKit

    /// Doc.
    struct Mean: MeanExercise {
      func mean(_ x: Tensor) throws -> Double { try total(x) / size(x) }
      func doubled(_ x: Tensor) throws -> Double { try 2 * mean(x) }
      private func total(_ x: Tensor) throws -> Double { require(x); return x.sum() }
    }

    private func size(_ x: Tensor) -> Double { Double(x.count) * one }
    private func require(_ x: Tensor) {}
    private let one = 1.0
    """

  private func slices(_ edits: [(String, String)], of reference: String = reference) -> SolutionSlices {
    Mutations.slices(
      SliceRequest(
        reference: reference, variants: edits.map { reference.replacing($0.0, with: $0.1) },
        requirements: ["mean", "doubled"]))
  }

  /// The functions in the slice of one edit, those of the type behind those beside it.
  private func copied(_ edit: (String, String)) throws -> [String] {
    let slice = try #require(slices([edit]).slices[0])
    #expect(slice.hasPrefix("import LabKit\n\nenum Variant0 {") && !slice.contains("private"))
    return slice.split(separator: "\n").filter { $0.contains("func ") }.map { line in
      String(line.split(separator: "(")[0].replacing("static func ", with: ".").replacing("func ", with: ""))
    }
  }

  @Test("the base holds the functions as defaults, for all files") func base() throws {
    let base = try #require(slices([]).base)
    #expect(base.contains("extension MeanExercise {") && base.contains("struct Mean: MeanExercise {}"))
    #expect(
      base.contains("\n\nlet one = 1.0\n") && base.contains("\n\nfunc size(_") && !base.contains("private"))
  }

  @Test("what the protocol requires reaches its callers by itself, a helper with whoever calls it")
  func callers() throws {
    #expect(try copied(("2 * mean", "3 * mean")) == ["doubled"])
    #expect(try copied(("/ size", "* size")) == ["mean"])
    #expect(try copied(("Double(x.count)", "2")) == [".size", "mean"])
    #expect(try copied(("{}", "{ print(x) }")) == [".require", "mean", "total"])
    #expect(try copied(("x.sum()", "0")) == ["mean", "total"])
  }

  @Test("each variant has a number of its own") func numbers() {
    let found = slices([("2 * mean", "3 * mean"), ("x.sum()", "0")]).slices
    #expect(found.map { $0?.contains("enum Variant1 {") } == [false, true])
    #expect(SolutionSlices.typeName(1) == "Variant1.Solution")
  }

  @Test(
    "what differs in more than functions has no slice",
    arguments: [("1.0", "2.0"), ("import LabKit", "import Foundation"), ("func total", "func sum")])
  func unsliced(edit: (String, String)) {
    let sliced = slices([edit])
    #expect(sliced.base != nil && sliced.slices == [nil])
  }

  @Test("a constant that uses a function has it to itself") func usedElsewhere() {
    let reference = Self.reference + "\nlet two = size(x)\n"
    #expect(slices([("Double(x.count)", "2")], of: reference).slices == [nil])
  }

  @Test(
    "a type with more than functions is not taken apart",
    arguments: [
      ("func mean", "let state = 1\n  func mean"), ("func mean", "mutating func mean"),
      ("func mean", "static func mean"), ("private let one = 1.0", "extension Mean {}"),
      ("Exercise", "Thing"),
      ("private let one = 1.0", "print(1)"),
    ])
  func whole(edit: (String, String)) {
    let reference = Self.reference.replacing(edit.0, with: edit.1)
    #expect(slices([("2 * ", "3 * ")], of: reference) == SolutionSlices(base: nil, slices: [nil]))
  }
}

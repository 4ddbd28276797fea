import ExerciseBridges
import TensorFiles
import Tensors
import Testing
import WorkerProtocol

@testable import gradus

/// Arguments of entry points that no exercise of the course has yet.
@Suite struct ArgumentReaderTests {
  static let types = [
    ValueType(
      name: "Padding",
      shape: .choice([
        .init(name: "valid", fields: []), .init(name: "zero", fields: [.init(label: nil, type: "Int")]),
        .init(
          name: "window",
          fields: [.init(label: "size", type: "[Int]"), .init(label: "step", type: "Double?")]),
        .init(name: "inside", fields: [.init(label: nil, type: "Mode")]),
        .init(name: "named", fields: [.init(label: nil, type: "String"), .init(label: nil, type: "Bool")]),
      ])),
    ValueType(
      name: "Mode", shape: .choice([.init(name: "same", fields: []), .init(name: "full", fields: [])])),
    ValueType(
      name: "Layer",
      shape: .record([
        .init(label: "weights", type: "[Tensor]"), .init(label: "bias", type: "Tensor?"),
        .init(label: "mode", type: "Mode"),
      ])),
  ]

  static func read(
    _ type: String, settings: [String: String] = [:], arrays: [(String, NPYArray)] = []
  ) throws -> WireValue {
    var reader = ArgumentReader(
      arrays: try NPZ(arrays.map { NPZ.Member(name: $0, array: $1) }), settings: settings, seed: 1)
    reader.types = types
    let entryPoint = EntryPoint(
      exercise: "x", name: "f(_:)", summary: "", parameters: [.init(label: nil, name: "p", type: type)],
      result: "Void")
    return try reader.arguments(of: entryPoint)[0]
  }

  @Test(arguments: [
    ("Padding", "valid", WireValue.variant("valid", [])), ("Padding", ".valid", .variant("valid", [])),
    ("Padding", "zero(1)", .variant("zero", [WireField("0", .int(1))])),
    ("Padding", ".zero( -2 )", .variant("zero", [WireField("0", .int(-2))])),
    (
      "Padding", "window(size: [3, 2], step: 0.5)",
      .variant("window", [WireField("size", .ints([3, 2])), WireField("step", .optional(.double(0.5)))])
    ),
    (
      "Padding", "window([],nil)",
      .variant("window", [WireField("size", .ints([])), WireField("step", .optional(nil))])
    ),
    ("Padding", "inside(.full)", .variant("inside", [WireField("0", .variant("full", []))])),
    (
      "Padding", "named(\"a, b)\", true)",
      .variant("named", [WireField("0", .string("a, b)")), WireField("1", .bool(true))])
    ),
    ("Padding?", "zero(3)", .optional(.variant("zero", [WireField("0", .int(3))]))),
    ("Padding?", "nil", .optional(nil)),
    ("[Mode]", "[same, .full]", .array([.variant("same", []), .variant("full", [])])),
    ("[[Int]]", "[[1, 2], []]", .array([.ints([1, 2]), .ints([])])),
    ("[Double]", "[1, 2e-3]", .doubles([1, 0.002])),
    ("[Double?]", "[nil, 1]", .array([.optional(nil), .optional(.double(1))])),
    ("Tensor", "[[1, 2], [3, 4]]", .tensor(Tensor([[1, 2], [3, 4]]))),
    ("Tensor", "0.5", .tensor(Tensor(0.5))),
    ("String", "zero(1)", .string("zero(1)")), ("Int", "7", .int(7)), ("Bool", "false", .bool(false)),
  ])
  func settingsAreReadByType(type: String, text: String, value: WireValue) throws {
    #expect(try Self.read(type, settings: ["p": text]) == value)
  }

  @Test(arguments: [
    ("Padding", "zero", "`p=zero`: zero(Int) is expected; `(` is missing."),
    ("Padding", "zero(x)", "Int is expected; `x` is no whole number."),
    ("Padding", "zero(1, 2)", "zero(Int) is expected; there are too many values."),
    ("Padding", "window([1])", "window(size: [Int], step: Double?) is expected; values are missing."),
    ("Padding", "window(length: [1], step: 1)", "there is no `length:`"),
    ("Padding", "valid(1)", "Padding is expected; `(1)` is too much."),
    (
      "Padding", "same",
      "a Padding is one of `valid`, `zero(Int)`, `window(size: [Int], step: Double?)`, `inside(Mode)`, `named(String, Bool)`."
    ),
    ("Padding", "inside(none)", "a Mode is one of `same`, `full`."), ("[Int]", "[1", "`]` is missing"),
    ("[Int]", "1", "`[` is missing"), ("Tensor", "[[1], [1, 2]]", "its rows differ in shape"),
    ("Bool", "yes", "write true or false"), ("Double", "1,5", "`,5` is too much"),
    ("Layer", "x", "give its parts, `p.weights`, `p.bias`, `p.mode`"), ("(Int) -> Int", "x", "(Int) -> Int"),
  ])
  func errorsSayWhatIsExpected(type: String, text: String, says: String) throws {
    let error = try #require(throws: UsageProblem.self) { try Self.read(type, settings: ["p": text]) }
    #expect(error.description.contains(says), "\(error)")
  }

  @Test func structsAreReadByPropertyInAnyOrder() throws {
    let arrays: [(String, NPYArray)] = [
      ("p.bias", NPYArray(Tensor([3]))), ("p.weights[1]", NPYArray(Tensor([2]))),
      ("p.weights[0]", NPYArray(Tensor([1]))),
    ]
    let layer = try Self.read("Layer", settings: ["p.mode": "same"], arrays: arrays)
    #expect(
      layer
        == .record([
          WireField("weights", .array([.tensor(Tensor([1])), .tensor(Tensor([2]))])),
          WireField("bias", .optional(.tensor(Tensor([3])))), WireField("mode", .variant("same", [])),
        ]))
    let error = try #require(throws: UsageProblem.self) {
      try Self.read("Layer", settings: ["p.mode": "same"], arrays: arrays + [("p.weigths[0]", NPYArray([1]))])
    }
    #expect(error.description.contains("no parameter `p.weigths[0]`"))
  }

  @Test func arraysServeNumbersAndFlags() throws {
    #expect(try Self.read("Bool", arrays: [("p", NPYArray(shape: [], values: .int64([1])))]) == .bool(true))
    #expect(
      try Self.read("[Bool]", arrays: [("p", NPYArray([1, 0]))]) == .array([.bool(true), .bool(false)]))
    #expect(try Self.read("Int", arrays: [("p", NPYArray(shape: [], values: .int64([.max])))]) == .int(.max))
    #expect(try Self.read("Double?", arrays: [("p", NPYArray(Tensor(0.5)))]) == .optional(.double(0.5)))
    #expect(
      try Self.read(
        "(weights: Tensor, Int)", settings: ["p.1": "4"], arrays: [("p.weights", NPYArray(Tensor([1])))])
        == .record([WireField("weights", .tensor(Tensor([1]))), WireField("1", .int(4))]))
  }

  @Test(arguments: [
    ("Tensor", NPYArray([(1 << 53) + 1]), "9007199254740993, which no double holds exactly"),
    ("Bool", NPYArray([2]), "true and false are 1 and 0"), ("Int", NPYArray([1, 2]), "one whole number"),
    ("[Int]", NPYArray(Tensor([0.5])), "a vector of whole numbers"),
    ("Mode", NPYArray([1]), "is no array: give --set 'p=…' (Mode: `same`, `full`)"),
  ])
  func arraysThatDoNotFitAreRefused(type: String, array: NPYArray, says: String) throws {
    let error = try #require(throws: UsageProblem.self) { try Self.read(type, arrays: [("p", array)]) }
    #expect(error.description.contains(says), "\(error)")
  }

  @Test func anArrayWithoutANameIsExplained() throws {
    let error = try #require(throws: UsageProblem.self) {
      try Self.read("Tensor", arrays: [("arr_0", NPYArray([1]))])
    }
    #expect(error.description.contains("numpy.savez(path, name=array)"))
  }
}

import Testing

@testable import Submissions

@Suite struct ImportPolicyTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var source: String
    var refused: [Refusal.Subject]
    var lines: [Int]
    var testDescription: String { source }

    init(_ source: String, _ refused: [Refusal.Subject] = [], lines: [Int] = [1]) {
      self.source = source
      self.refused = refused
      self.lines = refused.isEmpty ? [] : lines
    }
  }

  static let refused = [
    Row("import Autodiff", [.module("Autodiff")]),
    Row("import _Differentiation", [.module("_Differentiation")]),
    Row("import/* */Autodiff", [.module("Autodiff")]),
    Row("import\nAutodiff", [.module("Autodiff")]),
    Row("import `Autodiff`", [.module("Autodiff")]),
    Row("@_exported import Autodiff", [.module("Autodiff")]),
    Row("@testable import Autodiff", [.module("Autodiff")]),
    Row("@preconcurrency public import Autodiff", [.module("Autodiff")]),
    Row("import struct Autodiff.Graph", [.module("Autodiff")]),
    Row("import func Dispatch.dispatchMain", [.module("Dispatch")]),
    Row("\u{feff}import Dispatch", [.module("Dispatch")]),
    Row("import\u{a0}Dispatch", [.module("Dispatch")]),
    Row("\u{a0}import Dispatch", [.module("Dispatch")]),
    Row(hidden("\"\\('\"\"\"')\""), [.module("Dispatch")], lines: [4]),
    Row(hidden("\"\\(#\"\"\"#)\""), [.module("Dispatch")], lines: [4]),
    Row(hidden("\"\\(\"'\")\"\n'\"\"\"'"), [.module("Dispatch")], lines: [5]),
    Row(hidden("\"\\(\n\"\"\"\n\"\"\""), [.module("Dispatch")], lines: [6]),
    Row(hidden("\"\\(1 // \"\"\"\n"), [.module("Dispatch")], lines: [5]),
    Row(hidden("\"\\(1 /* \"\"\"\n"), [.module("Dispatch")], lines: [5]),
    Row(hidden("\"\\"), [.module("Dispatch")], lines: [4]),
    Row(
      "let s = \"\\(f(\"\"\"\n\"a\\(\"b\")\"\n\"\"\"))\"; import Dispatch", [.module("Dispatch")], lines: [3]),
    Row("import Autodiff.Inner", [.module("Autodiff")]),
    Row("let a = 1; import Autodiff", [.module("Autodiff")]),
    Row("/* /* nested */ */ import Autodiff", [.module("Autodiff")]),
    Row("let s = \"/*\"\nimport Autodiff // */", [.module("Autodiff")], lines: [2]),
    Row("let s = \"\\(\"/*\")\"\nimport Autodiff", [.module("Autodiff")], lines: [2]),
    Row("let s = \"\"\"\n\" /* \\\"\"\"\n\"\"\"\nimport Autodiff", [.module("Autodiff")], lines: [4]),
    Row("let s = #\"\"\"#\nimport Autodiff", [.module("Autodiff")], lines: [2]),
    Row("let r = #/\"/#\nimport Autodiff", [.module("Autodiff")], lines: [2]),
    Row("let s = \"unterminated\nimport Autodiff", [.module("Autodiff")], lines: [2]),
    Row("#if DEBUG\nimport Autodiff\n#endif", [.module("Autodiff")], lines: [2]),
    Row("// comment\rimport Autodiff", [.module("Autodiff")], lines: [2]),
    Row("// comment\r\nimport Autodiff", [.module("Autodiff")], lines: [2]),
    Row("@_silgen_name(\"f\") func f()", [.attribute("_silgen_name")]),
    Row("@ _cdecl(\"f\") func f() {}", [.attribute("_cdecl")]),
    Row("@c func f() {}", [.attribute("c")]),
    Row("@_extern(c) func f()", [.attribute("_extern")]),
    Row("#sourceLocation(file: \"Other.swift\", line: 1)", [.directive("sourceLocation")]),
  ]

  /// An import between two blocks that the compiler skips, whose text is to pass for the start and the end of a literal.
  static func hidden(_ text: String) -> String {
    let block = "#if compiler(>=99)\n\(text)\n#endif\n"
    return block + "import Dispatch\n" + block
  }

  static let honest = [
    Row("import LabKit\nimport Foundation\nimport Swift\nimport struct Foundation.Data"),
    Row("#if os(macOS)\nimport Darwin\n#else\nimport Glibc\n#endif"),
    Row(
      "#if canImport(Darwin)\nimport Darwin\n#elseif canImport(Glibc)\nimport Glibc\n#else\nimport Musl\n#endif"
    ),
    Row("let s = \"it's\\(f(\"isn't\", x['a']))\"; let t = \"'\" // import Autodiff"),
    Row("// import Autodiff"),
    Row("/* import Autodiff */"),
    Row("let s = \"import Autodiff\""),
    Row("let s = \"\"\"\nimport Autodiff\n@_cdecl\n\"\"\""),
    Row("let s = #\"\\(\"import Autodiff\")\"#"),
    Row("let s = \"\\(f(\"import Autodiff\", \")\"))import Autodiff\""),
    Row("let r = #/import Autodiff/#"),
    Row("f(import: x); y.import; let `import` = 3; g(`import`)"),
    Row("let importance = 1, c = 2, used = 3, section = 4; @discardableResult func f() {}"),
    Row("#if canImport(Darwin)\nimport Darwin\n#endif\nlet a = b /* c */ / d"),
    Row("let x = #line, y = #file, z = #function"),
    Row(""), Row("\""), Row("/*"), Row("#"), Row("import"), Row("import struct"),
  ]

  @Test(arguments: refused + honest) func subjectsAndLines(row: Row) {
    let refusals = ImportPolicy(allowed: ["LabKit", "Foundation"]).refusals(
      in: Array(row.source.utf8), file: "A.swift")
    #expect(refusals.map(\.subject) == row.refused)
    #expect(refusals.map(\.line) == row.lines)
  }

  @Test func messageNamesPlaceAndRemedy() {
    let refusal = ImportPolicy(allowed: []).refusals(in: Array("\nimport LabKit".utf8), file: "A.swift")
    #expect(
      refusal.first.map(String.init)?.hasPrefix("A.swift:2: this exercise may not import LabKit.") == true)
  }
}

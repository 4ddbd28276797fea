import Testing

@testable import Submissions

@Suite struct TopLevelTypesTests {
  struct Row: Sendable {
    var source: String
    var names: Set<String>

    init(_ source: String, _ names: Set<String> = []) { (self.source, self.names) = (source, names) }
  }

  static let rows: [Row] = [
    Row("struct Tensor {}", ["Tensor"]),
    Row("public final class Tensor {}", ["Tensor"]),
    Row("indirect enum Tree { case leaf }; typealias Tensor = [Double]", ["Tree", "Tensor"]),
    Row("actor A {}\nprotocol P {}\n@frozen struct S {}", ["A", "P", "S"]),
    Row("struct `Tensor` {}", ["Tensor"]),
    Row("private struct Tensor {}\nfileprivate indirect enum Tree {}\nfinal private class C {}"),
    Row("enum Mine { struct Tensor {} }\nfunc f() { struct T {} }\nextension Int { class C {} }", ["Mine"]),
    Row("import struct Foundation.Data\nlet s = \"struct Tensor {\"\n// struct Tensor"),
    Row("#if compiler(>=99)\n{ { (\n#endif\nstruct Tensor {}", ["Tensor"]),
    Row("#if DEBUG\n#if A\n{\n#endif\nstruct Tensor {}\n#else\n#endif\nstruct S {}", ["Tensor", "S"]),
    Row("}\nstruct Tensor {}", ["Tensor"]),
    Row("func f(`class`: Int) { g(x.self, `struct`) }"),
    Row("struct"), Row(""),
  ]

  @Test(arguments: rows)
  func shared(row: Row) {
    #expect(TopLevelTypes.shared(by: Array(row.source.utf8)) == row.names)
  }

  @Test(arguments: [
    ("struct Tensor {}", true), ("final class SolutionBox {}", true), ("enum LabKit {}", true),
    ("struct Array {}", true), ("struct Layer {}", false), ("private struct Tensor {}", false),
  ])
  func shadowing(source: String, shadows: Bool) {
    #expect(TopLevelTypes.shadowsImports(Array(source.utf8)) == shadows)
  }
}

/// Writes the conformance to `WireRepresentable` of a struct or enum of the course.
struct ConformanceWriter {
  let type: CourseType

  func write(to code: inout CodeWriter) {
    code.block("extension \(type.name): WireRepresentable") { code in
      switch type.shape {
      case .record(let fields): write(fields, to: &code)
      case .choice(let cases): write(cases, to: &code)
      }
    }
  }

  private func write(_ fields: [CourseType.Field], to code: inout CodeWriter) {
    let names = fields.compactMap(\.name)
    code.block("public var wireValue: WireValue") { code in
      let parts = zip(names, fields).map { name, field in
        "WireField(\"\(name)\", \(Conversion.inProxy.tree(of: name, field.type)))"
      }
      code.list(".record([", parts, "])")
    }
    code.line()
    code.block("public init(wireValue: WireValue) throws") { code in
      let parts = zip(names, fields).map { name, field in
        "\(name): \(Conversion.inProxy.value(of: "wireValue.field(\"\(name)\")", field.type))"
      }
      code.list("self.init(", parts, ")")
    }
  }

  private func write(_ cases: [CourseType.Case], to code: inout CodeWriter) {
    code.block("public var wireValue: WireValue") { code in
      code.line("switch self {")
      for choice in cases {
        let names = choice.fields.indices.map { "value\($0)" }
        let pattern = names.isEmpty ? "" : "(" + names.map { "let " + $0 }.joined(separator: ", ") + ")"
        let fields = choice.fields.enumerated().map { index, field in
          "WireField(\"\(field.name ?? String(index))\", \(Conversion.inProxy.tree(of: "value\(index)", field.type)))"
        }
        code.line("case .\(choice.name)\(pattern):")
        code.indented { $0.list(".variant(\"\(choice.wireName)\", [", fields, "])") }
      }
      code.line("}")
    }
    code.line()
    code.block("public init(wireValue: WireValue) throws") { code in
      code.line("switch wireValue {")
      for choice in cases {
        code.line("case .variant(\"\(choice.wireName)\", \(choice.fields.isEmpty ? "[]" : "let fields")):")
        code.indented { writeInitialization(choice, to: &$0) }
      }
      code.line("default: throw WireMismatch(expected: \"\(type.name)\", found: wireValue)")
      code.line("}")
    }
  }

  private func writeInitialization(_ choice: CourseType.Case, to code: inout CodeWriter) {
    guard !choice.fields.isEmpty else {
      code.line("self = .\(choice.name)")
      return
    }
    let names = choice.fields.enumerated().map { index, field in "\"\(field.name ?? String(index))\"" }
    code.line("let values = try fields.values(\(names.joined(separator: ", ")))")
    let parts = choice.fields.enumerated().map { index, field in
      (field.name.map { "\($0): " } ?? "") + Conversion.inProxy.value(of: "values[\(index)]", field.type)
    }
    code.list("self = .\(choice.name)(", parts, ")")
  }
}

extension CourseType.Case {
  /// The name without the backticks of a keyword.
  var wireName: String { name.filter { $0 != "`" } }
}

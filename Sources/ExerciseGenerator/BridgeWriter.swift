/// Writes the file that bridges one exercise: proxy, table of entry points, dispatcher, conformances.
struct BridgeWriter {
  let exercise: ExerciseDeclaration
  /// Modules to import besides those that the bridge of any exercise needs.
  var extraImports: [String] = []

  static let header = "// Written by gradus-generate"

  var text: String {
    var code = CodeWriter()
    code.line(
      "\(Self.header) from exercises/\(exercise.id)/\(exercise.protocolName).swift: change that file.")
    code.line("// swift-format-ignore-file")
    code.line()
    for module in extraImports { code.line("public import \(module)") }
    code.line("public import Exercises")
    if mentionsTensors { code.line("public import Tensors") }
    code.line("public import WorkerProtocol")
    code.line()
    ProxyWriter(exercise: exercise).write(to: &code)
    code.line()
    writeTable(to: &code)
    code.line()
    DispatcherWriter(exercise: exercise).write(to: &code)
    for type in exercise.courseTypes {
      code.line()
      ConformanceWriter(type: type).write(to: &code)
    }
    return code.text
  }

  /// A public import must be used in a public signature.
  private var mentionsTensors: Bool {
    exercise.requirements.contains { requirement in
      !requirement.randomSources.isEmpty
        || (requirement.parameters.map(\.type) + [requirement.result]).flatMap(\.plainNames).contains(
          "Tensor")
    }
  }

  private func writeTable(to code: inout CodeWriter) {
    code.block("extension ExerciseBridge") { code in
      code.documentation(["The exercise `\(exercise.id)`."])
      code.line("public static let \(exercise.memberName) = ExerciseBridge(")
      code.line("  id: \"\(exercise.id)\", typeName: \"\(exercise.typeName)\",")
      code.line("  entryPoints: [")
      code.indented { code in
        code.indented { code in
          for requirement in exercise.requirements { write(requirement, to: &code) }
        }
      }
      code.line("  ]")
      code.line(") { call, solution in")
      code.indented { code in
        code.line("guard let solution = solution as? any \(exercise.protocolName) else { return nil }")
        code.line("return try answer\(exercise.typeName)(call, with: solution)")
      }
      code.line("}")
    }
  }

  private func write(_ requirement: Requirement, to code: inout CodeWriter) {
    code.line("EntryPoint(")
    code.indented { code in
      let clause =
        requirement.genericClause.isEmpty ? "" : ", genericClause: \"\(requirement.genericClause)\""
      code.line("exercise: \"\(exercise.id)\", name: \"\(requirement.name)\"\(clause),")
      code.line("summary: \(requirement.documentation.firstSentence.debugDescription),")
      code.list(
        "parameters: [", requirement.parameters.map(initializer),
        "], result: \"\(requirement.result.text())\"),")
    }
  }

  private func initializer(_ parameter: Requirement.Parameter) -> String {
    let label = parameter.label.map { "\"\($0)\"" } ?? "nil"
    let flag = parameter.isInout ? ", isInout: true" : ""
    return ".init(label: \(label), name: \"\(parameter.name)\", type: \"\(parameter.type.text())\"\(flag))"
  }
}

/// Writes the function that makes a call on a solution, in the worker.
struct DispatcherWriter {
  let exercise: ExerciseDeclaration

  func write(to code: inout CodeWriter) {
    let solution = "with solution: Solution"
    code.line("private func answer\(exercise.typeName)<Solution: \(exercise.protocolName)>(")
    code.line("  _ call: IncomingCall, \(solution)")
    code.block(") throws -> CallOutcome") { code in
      code.line("switch call.entryPoint {")
      for requirement in exercise.requirements {
        code.line("case \"\(requirement.name)\":")
        code.indented { write(requirement, to: &$0) }
      }
      code.line("default: throw call.unknownEntryPoint(of: \"\(exercise.id)\")")
      code.line("}")
    }
  }

  private func write(_ requirement: Requirement, to code: inout CodeWriter) {
    var passed: [String] = []
    var updated: [String] = []
    for (index, parameter) in requirement.parameters.enumerated() {
      let label = parameter.label.map { "\($0): " } ?? ""
      if parameter.isInout {
        let type = parameter.type.text(solution: "Solution")
        code.line("var \(parameter.name): \(type) = try \(argument(index, parameter.type))")
        passed.append("\(label)&\(parameter.name)")
        updated.append(Conversion.inDispatcher.tree(of: parameter.name, parameter.type))
      } else if case .function(let function) = parameter.type {
        code.line("let \(parameter.name) = try call.function(\(index))")
        passed.append(label + closure(function, named: parameter.name))
      } else {
        passed.append(label + argument(index, parameter.type))
      }
    }
    let call = "solution.\(requirement.baseName)("
    if requirement.result.isPlain, updated.isEmpty {
      return code.list("return try .returned(\(call)", passed, ").wireValue)")
    }
    let assignment = requirement.result == .void ? "" : "let result = "
    code.list("\(assignment)try \(call)", passed, ")")
    let result = Conversion.inDispatcher.tree(of: "result", requirement.result)
    let updates = updated.isEmpty ? [] : ["updated: [\(updated.joined(separator: ", "))]"]
    code.list("return .returned(", [result] + updates, ")")
  }

  private func argument(_ index: Int, _ type: TypeReference) -> String {
    switch type {
    case .object: "call.object(\(index))"
    case .random: "call.argument(\(index))"
    case _ where type.isPlain: "call.argument(\(index))"
    default:
      String(Conversion.inDispatcher.value(of: "call.arguments.tree(\(index))", type).trimmingPrefix("try "))
    }
  }

  /// A closure that asks the grader.
  private func closure(_ function: TypeReference.FunctionType, named name: String) -> String {
    let names = function.parameters.indices.map { "argument\($0)" }
    let trees = zip(names, function.parameters).map { Conversion.inDispatcher.tree(of: $0, $1.type) }
    let ask = "try \(name).ask(\(trees.joined(separator: ", ")))"
    let inouts = zip(names, function.parameters).filter(\.1.isInout)
    let body: String
    if inouts.isEmpty {
      body = Conversion.inDispatcher.result(of: ask, function.result)
    } else {
      let updates = inouts.enumerated().map { index, parameter in
        "\(parameter.0) = \(Conversion.inDispatcher.updated(index, parameter.1.type))"
      }
      let result = Conversion.inDispatcher.result(of: "try answer", function.result)
      body = (["let answer = \(ask)"] + updates + [function.result == .void ? result : "return \(result)"])
        .joined(separator: "; ")
    }
    let whole = function.canThrow ? body : "\(name).mustSucceed { \(body) }"
    return names.isEmpty ? "{ \(whole) }" : "{ \(names.joined(separator: ", ")) in \(whole) }"
  }
}

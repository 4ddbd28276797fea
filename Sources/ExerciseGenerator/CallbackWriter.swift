/// Writes how a proxy passes a function: its arguments come as trees, its result and `inout` arguments go back.
struct CallbackWriter {
  let function: TypeReference.FunctionType
  let name: String

  func write(to code: inout CodeWriter) {
    code.line("call.pass { \(function.parameters.isEmpty ? "_" : "arguments") in")
    code.indented { code in
      for (index, parameter) in function.parameters.enumerated() where parameter.isInout {
        let type = parameter.type.text()
        code.line("var argument\(index): \(type) = try \(argument(index, parameter.type))")
      }
      writeCall(to: &code)
    }
    code.line("}")
  }

  private func writeCall(to code: inout CodeWriter) {
    if function.result == .void {
      code.line(call)
      code.line("return .returned(.void\(updates))")
    } else {
      code.line("let result = \(call)")
      code.line("return .returned(\(Conversion.inProxy.tree(of: "result", function.result))\(updates))")
    }
  }

  private var call: String {
    let passed = function.parameters.enumerated().map { index, parameter in
      parameter.isInout ? "&argument\(index)" : argument(index, parameter.type)
    }
    let canThrow = function.canThrow || function.parameters.contains { !$0.isInout }
    return "\(canThrow ? "try " : "")\(name)(\(passed.joined(separator: ", ")))"
  }

  private var updates: String {
    let trees = function.parameters.enumerated().filter(\.element.isInout).map { index, parameter in
      Conversion.inProxy.tree(of: "argument\(index)", parameter.type)
    }
    return trees.isEmpty ? "" : ", updated: [\(trees.joined(separator: ", "))]"
  }

  private func argument(_ index: Int, _ type: TypeReference) -> String {
    switch type {
    case .random: "arguments.random(\(index))"
    case _ where type.isPlain: "arguments.value(\(index))"
    default: String(Conversion.inProxy.value(of: "arguments.tree(\(index))", type).trimmingPrefix("try "))
    }
  }
}

/// Writes the struct that answers as the exercise by asking the worker.
struct ProxyWriter {
  let exercise: ExerciseDeclaration

  private var name: String { exercise.typeName + "Proxy" }
  private var hasObjects: Bool { !exercise.associatedTypes.isEmpty }

  func write(to code: inout CodeWriter) {
    code.documentation(["Answers as an `\(exercise.protocolName)` by asking the solution at the other end of a channel."])
    code.block("public struct \(name): \(exercise.protocolName)") { code in
      for type in exercise.associatedTypes { code.line("public typealias \(type.name) = RemoteObject") }
      if hasObjects { code.line() }
      code.line("private let channel: any CallChannel")
      if hasObjects { code.line("private let objects = RemoteObjects()") }
      code.line()
      code.documentation(["A proxy that asks through a channel."])
      code.block("public init(channel: any CallChannel)") { $0.line("self.channel = channel") }
      for requirement in exercise.requirements {
        code.line()
        requirement.write(to: &code, modifier: "public ") { code in
          write(requirement, functions: requirement.functions.map(\.name)[...], to: &code)
        }
      }
    }
  }

  /// The body, inside one `withoutActuallyEscaping` for each function among the parameters.
  private func write(_ requirement: Requirement, functions: ArraySlice<String>, to code: inout CodeWriter) {
    guard let function = functions.first else { return writeCall(requirement, to: &code) }
    code.line("try withoutActuallyEscaping(\(function)) { \(function) in")
    code.indented { write(requirement, functions: functions.dropFirst(), to: &$0) }
    code.line("}")
  }

  private func writeCall(_ requirement: Requirement, to code: inout CodeWriter) {
    code.line("var call = EntryCall(exercise: \"\(exercise.id)\", entryPoint: \"\(requirement.name)\")")
    for parameter in requirement.parameters { write(parameter, to: &code) }
    let inouts = requirement.inoutParameters
    let ask = "try channel.ask(call)"
    guard !inouts.isEmpty else {
      code.line(requirement.result == .void ? "\(ask).noResult()" : "return \(reading(requirement.result, from: ask))")
      return
    }
    code.line("let answer = \(ask)")
    for (index, parameter) in inouts.enumerated() { writeUpdate(of: parameter, index: index, to: &code) }
    let result = reading(requirement.result, from: "try answer")
    code.line(requirement.result == .void ? "try answer.noResult()" : "return \(result)")
  }

  private func write(_ parameter: Requirement.Parameter, to code: inout CodeWriter) {
    switch parameter.type {
    case .function(let function): write(function, named: parameter.name, to: &code)
    case let type where type.isPlain: code.line("call.pass(\(parameter.name))")
    case let type:
      let tree = Conversion.inProxy.tree(of: parameter.name, type)
      let random = "try call.pass(WireValue(random: \(parameter.name)))"
      if case .random = type { code.line(random) } else { code.line("call.pass(\(tree))") }
    }
  }

  private func reading(_ type: TypeReference, from answer: String) -> String {
    type.isPlain ? "\(answer).result()" : "\(answer).result { \(Conversion.inProxy.value(of: "$0", type)) }"
  }

  private func writeUpdate(of parameter: Requirement.Parameter, index: Int, to code: inout CodeWriter) {
    switch parameter.type {
    case .random: code.line("try answer.advance(&\(parameter.name), \(index))")
    case let type where type.isPlain: code.line("\(parameter.name) = try answer.updated(\(index))")
    case let type:
      let value = Conversion.inProxy.value(of: "$0", type)
      code.line("\(parameter.name) = try answer.updated(\(index)) { \(value) }")
    }
  }

  /// Passes a function: its arguments come as trees, and its result and `inout` arguments go back.
  private func write(_ function: TypeReference.FunctionType, named name: String, to code: inout CodeWriter) {
    code.line("call.pass { arguments in")
    code.indented { code in
      var passed: [String] = []
      var updated: [String] = []
      for (index, parameter) in function.parameters.enumerated() {
        let value = argument(index, parameter.type)
        guard parameter.isInout else {
          passed.append(value)
          continue
        }
        code.line("var argument\(index): \(parameter.type.text()) = try \(value)")
        passed.append("&argument\(index)")
        updated.append(Conversion.inProxy.tree(of: "argument\(index)", parameter.type))
      }
      let call = "\(function.canThrow ? "try " : "")\(name)(\(passed.joined(separator: ", ")))"
      let returned = updated.isEmpty ? "" : ", updated: [\(updated.joined(separator: ", "))]"
      let isTry = function.canThrow || passed.contains { !$0.hasPrefix("&") }
      if function.result == .void {
        code.line(isTry && !function.canThrow ? "try \(call)" : call)
        code.line("return .returned(.void\(returned))")
      } else if case let type = function.result, type.isPlain, updated.isEmpty {
        code.line(".returned(\(isTry && !function.canThrow ? "try " : "")\(call).wireValue)")
      } else {
        code.line("let result = \(isTry && !function.canThrow ? "try " : "")\(call)")
        code.line("return .returned(\(Conversion.inProxy.tree(of: "result", function.result))\(returned))")
      }
    }
    code.line("}")
  }

  private func argument(_ index: Int, _ type: TypeReference) -> String {
    switch type {
    case .random: "arguments.random(\(index))"
    case _ where type.isPlain: "arguments.value(\(index))"
    default: String(Conversion.inProxy.value(of: "arguments.tree(\(index))", type).trimmingPrefix("try "))
    }
  }
}

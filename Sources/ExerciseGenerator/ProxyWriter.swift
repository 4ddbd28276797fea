/// Writes the struct that answers as the exercise by asking the worker.
struct ProxyWriter {
  let exercise: ExerciseDeclaration

  private var name: String { exercise.typeName + "Proxy" }
  private var hasObjects: Bool { !exercise.associatedTypes.isEmpty }

  func write(to code: inout CodeWriter) {
    code.documentation([
      "Stands in for a solution of `\(exercise.protocolName)`: asks the one at the other end of a channel."
    ])
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
    let names = "\"\(exercise.id)\", \"\(requirement.name)\""
    if requirement.functions.isEmpty {
      let trees = requirement.parameters.map { parameter in
        String(Conversion.inProxy.tree(of: parameter.name, parameter.type).trimmingPrefix("try "))
      }
      return writeAnswer(to: requirement, "channel.ask(\(names), [", trees, "])", to: &code)
    }
    code.line("var call = EntryCall(exercise: \"\(exercise.id)\", entryPoint: \"\(requirement.name)\")")
    for parameter in requirement.parameters { write(parameter, to: &code) }
    writeAnswer(to: requirement, "channel.ask(", ["call"], ")", to: &code)
  }

  /// Asks, takes over the new values of `inout` parameters, and returns the result.
  private func writeAnswer(
    to requirement: Requirement, _ opening: String, _ arguments: [String], _ closing: String,
    to code: inout CodeWriter
  ) {
    let inouts = requirement.inoutParameters
    if inouts.isEmpty {
      let reading = Conversion.inProxy.result(of: "", requirement.result)
      let isOnlyStatement = requirement.functions.isEmpty || requirement.result == .void
      return code.list((isOnlyStatement ? "try " : "return try ") + opening, arguments, closing + reading)
    }
    code.list("let answer = try " + opening, arguments, closing)
    for (index, parameter) in inouts.enumerated() { writeUpdate(of: parameter, index: index, to: &code) }
    let reading = Conversion.inProxy.result(of: "try answer", requirement.result)
    code.line(requirement.result == .void ? reading : "return \(reading)")
  }

  private func write(_ parameter: Requirement.Parameter, to code: inout CodeWriter) {
    switch parameter.type {
    case .function(let function): CallbackWriter(function: function, name: parameter.name).write(to: &code)
    case let type: code.line("call.pass(\(Conversion.inProxy.tree(of: parameter.name, type)))")
    }
  }

  private func writeUpdate(of parameter: Requirement.Parameter, index: Int, to code: inout CodeWriter) {
    if parameter.type.isRandom {
      code.line("try answer.advance(&\(parameter.name), \(index))")
    } else {
      code.line("\(parameter.name) = \(Conversion.inProxy.updated(index, parameter.type))")
    }
  }
}

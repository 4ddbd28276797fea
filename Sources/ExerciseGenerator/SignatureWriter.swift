extension Requirement {
  /// Writes the function with a body, its parameters filled into lines where one does not hold them.
  func write(to code: inout CodeWriter, modifier: String = "", body: (inout CodeWriter) -> Void) {
    let result = result == .void ? "" : " -> \(result.text())"
    code.list("\(modifier)func \(baseName)\(genericClause)(", parameters.map(\.source), ") throws\(result) {")
    code.indented(body)
    code.line("}")
  }
}

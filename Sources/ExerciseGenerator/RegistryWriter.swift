/// Writes the list of all exercises, and that of the types that cross.
struct RegistryWriter {
  let exercises: [ExerciseDeclaration]
  let sharedTypes: [CourseType]

  var text: String {
    var code = CodeWriter()
    code.line("\(BridgeWriter.header) from the folders under exercises: change these.")
    code.line("// swift-format-ignore-file")
    code.line()
    code.block("extension ExerciseBridge") { code in
      code.documentation(["Every exercise of the course, by id."])
      code.list("public static let all: [ExerciseBridge] = [", exercises.map { ".\($0.memberName)" }, "]")
    }
    code.line()
    code.block("extension ValueType") { code in
      code.documentation([
        "Every struct and enum of the course that crosses between grader and worker, by name."
      ])
      let types = (sharedTypes + exercises.flatMap(\.courseTypes)).sorted { $0.name < $1.name }
      code.block("public static let all: [ValueType] =", opening: "[", closing: "]") { code in
        for type in types { write(type, to: &code) }
      }
    }
    return code.text
  }

  private func write(_ type: CourseType, to code: inout CodeWriter) {
    let start = "ValueType(name: \"\(type.name)\", shape:"
    switch type.shape {
    case .record(let fields):
      code.list("\(start) .record([", fields.map(text), "])),")
    case .choice(let cases):
      let cases = cases.map { choice in
        let fields = choice.fields.map(text).joined(separator: ", ")
        return ".init(name: \"\(choice.wireName)\", fields: [\(fields)])"
      }
      code.list("\(start) .choice([", cases, "])),")
    }
  }

  private func text(_ field: CourseType.Field) -> String {
    let label = field.name.map { "\"\($0)\"" } ?? "nil"
    return ".init(label: \(label), type: \"\(field.type.text())\")"
  }
}

/// Writes the list of all exercises with the checks that students see, or with all of them.
///
/// The public checks of `exercises/cosine-similarity` are the constant `publicCosineSimilarity` in
/// `grading/public/cosine-similarity`, the module `PublicCosineSimilarity`; `gradedCosineSimilarity` in
/// `grading/hidden/cosine-similarity`, the module `HiddenCosineSimilarity`, has all.
struct GradingRegistryWriter {
  /// Who gets the checks: what their modules' names begin with.
  enum Half: String, CaseIterable {
    case `public` = "Public"
    case hidden = "Hidden"
  }

  let exercises: [ExerciseDeclaration]
  let half: Half

  var text: String {
    var code = CodeWriter()
    code.line("\(BridgeWriter.header) from the folders under exercises: change these.")
    code.line("// swift-format-ignore-file")
    code.line()
    code.line("public import Checks")
    for exercise in exercises { code.line("import \(half.rawValue)\(exercise.typeName)") }
    code.line()
    let name = half == .public ? "public" : "graded"
    code.documentation([
      half == .public
        ? "Every exercise of the course with the checks that students see, by id."
        : "Every exercise of the course with all of its checks and its known mistakes, by id."
    ])
    code.list(
      "public let \(name)Exercises: [AnyGradedExercise] = [",
      exercises.map { "AnyGradedExercise(\(name)\($0.typeName))" }, "]")
    return code.text
  }
}

/// Writes the list of the course's own solutions, for the tests of the checks.
struct ReferenceSolutionsWriter {
  let exercises: [ExerciseDeclaration]

  var text: String {
    var code = CodeWriter()
    code.line("\(BridgeWriter.header) from the folders under reference: change these.")
    code.line("// swift-format-ignore-file")
    code.line()
    code.documentation(["The course's own solutions, by exercise, compiled for tests."])
    let entries = exercises.map { "\"\($0.id)\": \($0.typeName)()" }
    code.list(
      "public let referenceSolutions: [String: any Sendable] = [", entries.isEmpty ? [":"] : entries, "]")
    return code.text
  }
}

/// Writes the conformances of the types that exercises share.
struct SharedTypesWriter {
  let types: [CourseType]

  var text: String {
    var code = CodeWriter()
    code.line("\(BridgeWriter.header) from Sources/Exercises/Shared: change these files.")
    code.line("// swift-format-ignore-file")
    code.line()
    code.line("public import Exercises")
    code.line("public import WorkerProtocol")
    for type in types {
      code.line()
      ConformanceWriter(type: type).write(to: &code)
    }
    return code.text
  }
}

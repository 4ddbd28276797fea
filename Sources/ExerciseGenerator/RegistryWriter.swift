/// Writes the list of all exercises.
struct RegistryWriter {
  let exercises: [ExerciseDeclaration]

  var text: String {
    var code = CodeWriter()
    code.line("\(BridgeWriter.header) from the folders under exercises: change these.")
    code.line("// swift-format-ignore-file")
    code.line()
    code.block("extension ExerciseBridge") { code in
      code.documentation(["Every exercise of the course, by id."])
      code.list("public static let all: [ExerciseBridge] = [", exercises.map { ".\($0.memberName)" }, "]")
    }
    return code.text
  }
}

/// Writes the list of all exercises with their checks.
///
/// The checks of `exercises/cosine-similarity` are the constant `cosineSimilarity` in `grading/cosine-similarity`.
struct GradingRegistryWriter {
  let exercises: [ExerciseDeclaration]

  var text: String {
    var code = CodeWriter()
    code.line("\(BridgeWriter.header) from the folders under exercises: change these.")
    code.line("// swift-format-ignore-file")
    code.line()
    code.line("public import Checks")
    code.line()
    code.documentation(["Every exercise of the course with its checks, by id."])
    code.list(
      "public let gradedExercises: [AnyGradedExercise] = [",
      exercises.map { "AnyGradedExercise(\($0.memberName))" }, "]")
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
    code.documentation(["The course's own solutions, by exercise, compiled into these tests."])
    let entries = exercises.map { "\"\($0.id)\": \($0.typeName)()" }
    code.list("let referenceSolutions: [String: any Sendable] = [", entries.isEmpty ? [":"] : entries, "]")
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

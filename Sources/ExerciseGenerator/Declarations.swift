/// An exercise as its source declares it.
struct ExerciseDeclaration {
  /// The folder's name, like `linear-classifier`.
  let id: String
  /// The name of the struct that a student writes, like `LinearClassifier`.
  let typeName: String
  /// The protocol's documentation comment, a line each, without slashes.
  let documentation: [String]
  let associatedTypes: [AssociatedType]
  let requirements: [Requirement]
  /// The structs and enums that the file declares beside the protocol.
  let courseTypes: [CourseType]

  var protocolName: String { typeName + "Exercise" }

  /// The id as a name in Swift: `linear-classifier` becomes `linearClassifier`.
  var memberName: String {
    let words = id.split(separator: "-")
    return words.dropFirst().reduce(String(words[0])) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
  }
}

/// A type that each solution chooses; its values stay in the worker.
struct AssociatedType {
  let name: String
  let documentation: [String]
  /// Whether it must be a class.
  let isObject: Bool
}

/// One function that a student writes.
struct Requirement {
  let baseName: String
  let documentation: [String]
  /// The generic parameters that stand for random sources, usually `R` or none.
  let randomSources: [String]
  let parameters: [Parameter]
  let result: TypeReference

  struct Parameter {
    let label: String?
    let name: String
    let type: TypeReference
    let isInout: Bool
    /// The declaration as written.
    let source: String
  }

  /// The full name, like `loss(_:labels:)`.
  var name: String {
    baseName + "(" + parameters.map { ($0.label ?? "_") + ":" }.joined() + ")"
  }

  var genericClause: String {
    randomSources.isEmpty
      ? "" : "<" + randomSources.map { $0 + ": RandomSource" }.joined(separator: ", ") + ">"
  }

  var functions: [Parameter] { parameters.filter { $0.type.isFunction } }
  var inoutParameters: [Parameter] { parameters.filter(\.isInout) }
}

/// A struct or an enum of the course's that crosses between grader and worker.
struct CourseType {
  let name: String
  let shape: Shape

  enum Shape {
    /// Its stored properties.
    case record([Field])
    /// Its cases.
    case choice([Case])
  }

  struct Field {
    /// The property's name or the label of an associated value; nil for an associated value without one.
    let name: String?
    let type: TypeReference
  }

  struct Case {
    let name: String
    let fields: [Field]
  }

  /// The names of the types that its parts mention.
  var mentionedTypes: [String] {
    switch shape {
    case .record(let fields): fields.flatMap(\.type.plainNames)
    case .choice(let cases): cases.flatMap(\.fields).flatMap(\.type.plainNames)
    }
  }
}

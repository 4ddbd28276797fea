/// An entry point of an exercise, as its protocol declares it.
public struct EntryPoint: Sendable, Equatable {
  /// The exercise's id, like `mlp`.
  public let exercise: String
  /// The full name, like `loss(_:labels:)`: unique in the exercise.
  public let name: String
  /// The generic parameters, like `<R: RandomSource>`, or nothing.
  public let genericClause: String
  /// The first sentence of its documentation.
  public let summary: String
  /// In their order.
  public let parameters: [Parameter]
  /// The result's type as written, `Void` for none.
  public let result: String

  /// A parameter of an entry point.
  public struct Parameter: Sendable, Equatable {
    /// The word at the call, nil for `_`.
    public let label: String?
    /// The word inside the function.
    public let name: String
    /// The type as written, without `inout`.
    public let type: String
    /// Whether the function may change the argument.
    public let isInout: Bool

    /// A parameter.
    public init(label: String?, name: String, type: String, isInout: Bool = false) {
      self.label = label
      self.name = name
      self.type = type
      self.isInout = isInout
    }
  }

  /// An entry point.
  public init(
    exercise: String, name: String, genericClause: String = "", summary: String, parameters: [Parameter],
    result: String
  ) {
    self.exercise = exercise
    self.name = name
    self.genericClause = genericClause
    self.summary = summary
    self.parameters = parameters
    self.result = result
  }

  /// The declaration as a student writes it, on one line.
  public var signature: String {
    let baseName = name.prefix { $0 != "(" }
    let list = parameters.map(\.declaration).joined(separator: ", ")
    return "func \(baseName)\(genericClause)(\(list)) throws" + (result == "Void" ? "" : " -> \(result)")
  }
}

extension EntryPoint.Parameter {
  /// Label, name and type as in a declaration.
  var declaration: String {
    (label == name ? name : "\(label ?? "_") \(name)") + ": " + (isInout ? "inout " : "") + type
  }
}

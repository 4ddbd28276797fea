/// A struct or an enum of the course's, as its declaration says: for whoever puts a value together from text.
public struct ValueType: Sendable, Equatable {
  /// The type's name.
  public let name: String
  /// What it is made of.
  public let shape: Shape

  /// What a type is made of.
  public enum Shape: Sendable, Equatable {
    /// Its stored properties, in the order of the declaration.
    case record([Field])
    /// Its cases.
    case choice([Case])
  }

  /// A property, or an associated value.
  public struct Field: Sendable, Equatable {
    /// The property's name or the associated value's label; `nil` for an associated value without one.
    public let label: String?
    /// The type as written.
    public let type: String

    /// A property or an associated value.
    public init(label: String?, type: String) {
      self.label = label
      self.type = type
    }
  }

  /// A case of an enum.
  public struct Case: Sendable, Equatable, CustomStringConvertible {
    /// Its name, without backticks.
    public let name: String
    /// Its associated values.
    public let fields: [Field]

    /// A case.
    public init(name: String, fields: [Field]) {
      self.name = name
      self.fields = fields
    }

    /// As one writes it: `valid`, `zero(Int)`, `scaled(by: Double)`.
    public var description: String {
      guard !fields.isEmpty else { return name }
      let values = fields.map { field in (field.label.map { "\($0): " } ?? "") + field.type }
      return "\(name)(\(values.joined(separator: ", ")))"
    }
  }

  /// A type.
  public init(name: String, shape: Shape) {
    self.name = name
    self.shape = shape
  }
}

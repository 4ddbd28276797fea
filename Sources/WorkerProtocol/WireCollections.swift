import ShortTexts

extension Array: WireRepresentable where Element: WireRepresentable {
  /// The value as a tree.
  public var wireValue: WireValue { Element.wireArray(self) }

  /// Reads the value back.
  public init(wireValue: WireValue) throws {
    self = try Element.elements(of: wireValue)
  }
}

extension Optional: WireRepresentable where Wrapped: WireRepresentable {
  /// The value as a tree.
  public var wireValue: WireValue { .optional(self?.wireValue) }

  /// Reads the value back.
  public init(wireValue: WireValue) throws {
    self = try wireValue.mapOptional { try Wrapped(wireValue: $0) }
  }
}

/// A dictionary crosses as a record whose fields are sorted by name.
extension Dictionary: WireRepresentable where Key == String, Value: WireRepresentable {
  /// The value as a tree.
  public var wireValue: WireValue {
    .record(sorted { $0.key < $1.key }.map { WireField($0.key, $0.value.wireValue) })
  }

  /// Reads the value back.
  public init(wireValue: WireValue) throws {
    guard case .record(let fields) = wireValue else {
      throw WireMismatch(expected: "a dictionary", found: wireValue)
    }
    self.init(minimumCapacity: fields.count)
    for field in fields {
      guard updateValue(try Value(wireValue: field.value), forKey: field.name) == nil else {
        throw WireMismatch(expected: "different keys", found: "the key \"\(field.name)\" twice")
      }
    }
  }
}

extension WireValue {
  /// Reads a value of the type that the context asks for.
  ///
  /// - Throws: `WireMismatch` if the tree has another structure.
  public func decoded<Value: WireRepresentable>() throws -> Value {
    try Value(wireValue: self)
  }

  /// Reads each element of an array.
  ///
  /// - Throws: `WireMismatch` if this is no array, or what `transform` throws.
  public func map<Value>(_ transform: (WireValue) throws -> Value) throws -> [Value] {
    guard case .array(let elements) = self else { throw WireMismatch(expected: "an array", found: self) }
    return try elements.map(transform)
  }

  /// Reads what an optional holds, if anything.
  ///
  /// - Throws: `WireMismatch` if this is no optional, or what `transform` throws.
  public func mapOptional<Value>(_ transform: (WireValue) throws -> Value) throws -> Value? {
    guard case .optional(let wrapped) = self else { throw WireMismatch(expected: "an optional", found: self) }
    return try wrapped.map(transform)
  }

  /// A part of a record.
  ///
  /// - Throws: `WireMismatch` if this is no record or has no such part.
  public func field(_ name: String) throws -> WireValue {
    guard case .record(let fields) = self, let field = fields.first(where: { $0.name == name }) else {
      throw WireMismatch(expected: "a record with \(name)", found: self)
    }
    return field.value
  }
}

extension [WireField] {
  /// The associated values of an enum's case, in order, whose names must be exactly these.
  ///
  /// - Throws: `WireMismatch` if the names differ.
  public func values(_ names: String...) throws -> [WireValue] {
    guard map(\.name) == names else {
      throw WireMismatch(
        expected: "associated values (\(shortList(names)))", found: "(\(shortList(map(\.name))))")
    }
    return map(\.value)
  }
}

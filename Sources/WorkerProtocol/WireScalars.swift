public import Tensors

extension Bool: WireRepresentable {
  /// The value as a tree.
  public var wireValue: WireValue { .bool(self) }

  /// Reads the value back.
  public init(wireValue: WireValue) throws {
    guard case .bool(let value) = wireValue else { throw WireMismatch(expected: "Bool", found: wireValue) }
    self = value
  }
}

extension String: WireRepresentable {
  /// The value as a tree.
  public var wireValue: WireValue { .string(self) }

  /// Reads the value back.
  public init(wireValue: WireValue) throws {
    guard case .string(let value) = wireValue else {
      throw WireMismatch(expected: "String", found: wireValue)
    }
    self = value
  }
}

extension Int: WireRepresentable {
  /// The value as a tree.
  public var wireValue: WireValue { .int(self) }

  /// Reads the value back.
  public init(wireValue: WireValue) throws {
    guard case .int(let value) = wireValue else { throw WireMismatch(expected: "Int", found: wireValue) }
    self = value
  }

  /// All elements in one compact tree.
  public static func wireArray(_ elements: [Int]) -> WireValue { .ints(elements) }

  /// Reads the compact tree back.
  public static func elements(of wireValue: WireValue) throws -> [Int] {
    guard case .ints(let values) = wireValue else { throw WireMismatch(expected: "[Int]", found: wireValue) }
    return values
  }
}

extension UInt8: WireRepresentable {
  /// The value as a tree.
  public var wireValue: WireValue { .int(Int(self)) }

  /// Reads the value back.
  public init(wireValue: WireValue) throws {
    guard case .int(let value) = wireValue, let byte = UInt8(exactly: value) else {
      throw WireMismatch(expected: "UInt8", found: wireValue)
    }
    self = byte
  }

  /// All elements in one compact tree.
  public static func wireArray(_ elements: [UInt8]) -> WireValue { .bytes(elements) }

  /// Reads the compact tree back.
  public static func elements(of wireValue: WireValue) throws -> [UInt8] {
    guard case .bytes(let bytes) = wireValue else {
      throw WireMismatch(expected: "[UInt8]", found: wireValue)
    }
    return bytes
  }
}

extension Double: WireRepresentable {
  /// The value as a tree.
  public var wireValue: WireValue { .double(self) }

  /// Reads the value back.
  public init(wireValue: WireValue) throws {
    guard case .double(let value) = wireValue else {
      throw WireMismatch(expected: "Double", found: wireValue)
    }
    self = value
  }

  /// All elements in one compact tree.
  public static func wireArray(_ elements: [Double]) -> WireValue { .doubles(elements) }

  /// Reads the compact tree back.
  public static func elements(of wireValue: WireValue) throws -> [Double] {
    guard case .doubles(let values) = wireValue else {
      throw WireMismatch(expected: "[Double]", found: wireValue)
    }
    return values
  }
}

extension Tensor: WireRepresentable {
  /// The value as a tree.
  public var wireValue: WireValue { .tensor(self) }

  /// Reads the value back.
  public init(wireValue: WireValue) throws {
    guard case .tensor(let tensor) = wireValue else {
      throw WireMismatch(expected: "Tensor", found: wireValue)
    }
    self = tensor
  }
}

extension SplitMix64: WireRepresentable {
  /// The value as a tree.
  public var wireValue: WireValue { .random(state: state, spare: spareNormal) }

  /// Reads the value back.
  public init(wireValue: WireValue) throws {
    guard case .random(let state, let spare) = wireValue else {
      throw WireMismatch(expected: "a random generator", found: wireValue)
    }
    self.init(seed: state)
    self.state = state
    spareNormal = spare
  }
}

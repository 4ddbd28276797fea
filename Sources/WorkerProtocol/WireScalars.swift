public import Tensors

extension Bool: WireRepresentable {
  public var wireValue: WireValue { .bool(self) }

  public init(wireValue: WireValue) throws {
    guard case .bool(let value) = wireValue else { throw WireMismatch(expected: "Bool", found: wireValue) }
    self = value
  }
}

extension String: WireRepresentable {
  public var wireValue: WireValue { .string(self) }

  public init(wireValue: WireValue) throws {
    guard case .string(let value) = wireValue else { throw WireMismatch(expected: "String", found: wireValue) }
    self = value
  }
}

extension Int: WireRepresentable {
  public var wireValue: WireValue { .int(self) }

  public init(wireValue: WireValue) throws {
    guard case .int(let value) = wireValue else { throw WireMismatch(expected: "Int", found: wireValue) }
    self = value
  }

  public static func wireArray(_ elements: [Int]) -> WireValue { .ints(elements) }

  public static func elements(of wireValue: WireValue) throws -> [Int] {
    guard case .ints(let values) = wireValue else { throw WireMismatch(expected: "[Int]", found: wireValue) }
    return values
  }
}

extension UInt8: WireRepresentable {
  public var wireValue: WireValue { .int(Int(self)) }

  public init(wireValue: WireValue) throws {
    guard case .int(let value) = wireValue, let byte = UInt8(exactly: value) else {
      throw WireMismatch(expected: "UInt8", found: wireValue)
    }
    self = byte
  }

  public static func wireArray(_ elements: [UInt8]) -> WireValue { .bytes(elements) }

  public static func elements(of wireValue: WireValue) throws -> [UInt8] {
    guard case .bytes(let bytes) = wireValue else { throw WireMismatch(expected: "[UInt8]", found: wireValue) }
    return bytes
  }
}

extension Double: WireRepresentable {
  public var wireValue: WireValue { .double(self) }

  public init(wireValue: WireValue) throws {
    guard case .double(let value) = wireValue else { throw WireMismatch(expected: "Double", found: wireValue) }
    self = value
  }

  public static func wireArray(_ elements: [Double]) -> WireValue { .doubles(elements) }

  public static func elements(of wireValue: WireValue) throws -> [Double] {
    guard case .doubles(let values) = wireValue else { throw WireMismatch(expected: "[Double]", found: wireValue) }
    return values
  }
}

extension Tensor: WireRepresentable {
  public var wireValue: WireValue { .tensor(self) }

  public init(wireValue: WireValue) throws {
    guard case .tensor(let tensor) = wireValue else { throw WireMismatch(expected: "Tensor", found: wireValue) }
    self = tensor
  }
}

extension SplitMix64: WireRepresentable {
  public var wireValue: WireValue { .random(state: state, spare: spareNormal) }

  public init(wireValue: WireValue) throws {
    guard case .random(let state, let spare) = wireValue else {
      throw WireMismatch(expected: "a random generator", found: wireValue)
    }
    self.init(seed: state)
    self.state = state
    spareNormal = spare
  }
}

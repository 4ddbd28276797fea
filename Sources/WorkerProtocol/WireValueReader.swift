import Tensors

/// Reads value trees within limits.
struct WireValueReader {
  var bytes: ByteReader
  private let limits: WireLimits
  private var valuesLeft: Int
  private var depthLeft: Int
  private var isExplaining = false
  /// Nested announcements could each reserve the whole limit, so larger arrays grow as their elements arrive.
  private static let largestReservation = 1024

  init(_ bytes: ByteReader, limits: WireLimits) {
    self.bytes = bytes
    self.limits = limits
    valuesLeft = limits.values
    depthLeft = limits.depth
  }

  mutating func value() throws(WireFormatError) -> WireValue {
    guard valuesLeft > 0 else { throw .tooManyValues(limit: limits.values) }
    guard depthLeft > 0 else { throw .tooDeep(limit: limits.depth) }
    valuesLeft -= 1
    depthLeft -= 1
    defer { depthLeft += 1 }
    let byte = try bytes.byte()
    guard let tag = WireTag(rawValue: byte) else { throw .unknownTag(byte, of: "value") }
    return switch tag {
    case .void: .void
    case .false: .bool(false)
    case .true: .bool(true)
    case .int: .int(Int(truncatingIfNeeded: try bytes.integer(Int64.self)))
    case .double: .double(try bytes.double())
    case .string: .string(try isExplaining ? explanation() : bytes.text(atMost: limits.textBytes))
    case .bytes: .bytes(try bytes.byteArray())
    case .ints: .ints(try bytes.intArray())
    case .doubles: .doubles(try bytes.doubleArray())
    case .tensor: .tensor(try tensor())
    case .array: .array(try values())
    case .record: .record(try fields())
    case .variant: .variant(try name(), try fields())
    case .none: .optional(nil)
    case .some: .optional(try value())
    case .handle: .handle(try bytes.integer())
    case .random: .random(state: try bytes.integer(), spare: nil)
    case .randomWithSpare: .random(state: try bytes.integer(), spare: try bytes.double())
    case .closure: .closure(try bytes.integer())
    }
  }

  /// A value that explains something, such as an error: its texts are cut where those of a result are refused.
  mutating func explainingValue() throws(WireFormatError) -> WireValue {
    isExplaining = true
    defer { isExplaining = false }
    return try value()
  }

  /// A text that explains something, cut when it is too long.
  mutating func explanation() throws(WireFormatError) -> String {
    try bytes.shortenedText(toBytes: limits.explanationBytes)
  }

  /// The name of a property, a case, an entry point or an exercise.
  mutating func name() throws(WireFormatError) -> String { try bytes.text(atMost: limits.nameBytes) }

  mutating func names() throws(WireFormatError) -> [String] {
    let count = try announced(elementsTaking: 4)
    var names: [String] = []
    for _ in 0..<count { names.append(try name()) }
    return names
  }

  mutating func values() throws(WireFormatError) -> [WireValue] {
    let count = try announced(elementsTaking: 1)
    var values: [WireValue] = []
    values.reserveCapacity(min(count, Self.largestReservation))
    for _ in 0..<count { values.append(try value()) }
    return values
  }

  private mutating func fields() throws(WireFormatError) -> [WireField] {
    let count = try announced(elementsTaking: 5)
    var fields: [WireField] = []
    fields.reserveCapacity(min(count, Self.largestReservation))
    for _ in 0..<count { fields.append(WireField(try name(), try value())) }
    return fields
  }

  private mutating func announced(elementsTaking size: Int) throws(WireFormatError) -> Int {
    let count = try bytes.count(ofElementsTaking: size)
    guard count <= valuesLeft else { throw .tooManyValues(limit: limits.values) }
    return count
  }

  private mutating func tensor() throws(WireFormatError) -> Tensor {
    let shape = try bytes.shape(atMostAxes: limits.axes)
    // Axes of length 0 are left out of the product, so that no part of it can overflow later on.
    var product = 1
    for extent in shape {
      let (next, overflow) = product.multipliedReportingOverflow(by: max(1, extent))
      guard extent >= 0, !overflow else { throw .invalidShape(shape) }
      product = next
    }
    let storage = try bytes.doubleArray()
    guard storage.count == (shape.contains(0) ? 0 : product) else { throw .invalidShape(shape) }
    return Tensor(shape: shape, storage: storage)
  }
}

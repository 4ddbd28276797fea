import Tensors
import WorkerProtocol

/// Makes of an answer what wrong or malicious student code might have returned instead.
struct Distortion {
  /// Decides which distortion comes next.
  var random: SplitMix64
  /// Whether every value becomes another one of its type, which gets as far as the checks.
  var keepsTypes = false

  /// Another outcome in place of one; a thrown error becomes a value that nobody asked for.
  mutating func of(_ outcome: CallOutcome) -> CallOutcome {
    switch outcome {
    case .returned(let result, let updated):
      .returned(of(result), updated: updated.map { keepsTypes || random.below(4) == 0 ? of($0) : $0 })
    case .threw: .returned(.tensor(.zeros([2, 3])))
    }
  }

  /// Another value of the same type; now and then one of another type, unless types are kept.
  mutating func of(_ value: WireValue) -> WireValue {
    guard keepsTypes || random.below(40) > 0 else {
      return one(of: [.void, .string("nothing"), .ints([]), .handle(99)])
    }
    switch value {
    case .tensor(let tensor): return .tensor(of(tensor))
    case .double: return .double(one(of: Self.numbers))
    case .doubles(let values): return .doubles(of(Tensor(values)).storage)
    case .int: return .int(one(of: Self.integers))
    case .ints(let values): return .ints(of(values))
    case .bool(let flag): return .bool(!flag)
    case .array(let elements): return .array(of(elements))
    case .record(let fields): return .record(of(fields))
    case .variant(let name, let fields): return .variant(name, of(fields))
    case .optional(let value): return .optional(random.below(3) == 0 ? nil : value.map { of($0) })
    case .random: return .random(state: random.next(), spare: one(of: Self.numbers))
    case .void, .bytes, .handle, .closure: return keepsTypes ? value : .string("something else")
    case .string: return .string("something else")
    }
  }

  private static let numbers = [
    Double.nan, .infinity, -.infinity, 1e308, -1e308, .leastNonzeroMagnitude, 1e19, -1e19, -1, 0.5,
  ]
  private static let integers = [Int.min, .max, -1, 1 << 40, .max - 1, 7]

  private mutating func of(_ values: [Int]) -> [Int] {
    switch random.below(6) {
    case 0: []
    case 1: values.dropLast()
    case 2: values + [0]
    case 3: values.map { _ in one(of: Self.integers) }
    case 4: values.map { ~$0 }
    default: values.enumerated().map { $0.offset == 0 ? one(of: Self.integers) : $0.element }
    }
  }

  private mutating func of(_ elements: [WireValue]) -> [WireValue] {
    switch random.below(5) {
    case 0: return []
    case 1: return elements.dropLast()
    case 2: return elements + elements.suffix(1)
    case 3: return elements.reversed().map { of($0) }
    default:
      var changed = elements
      if let place = elements.indices.last { changed[place] = of(elements[place]) }
      return changed
    }
  }

  private mutating func of(_ fields: [WireField]) -> [WireField] {
    let spared = random.below(2 * fields.count + 1)
    return fields.enumerated().map { place, field in
      place == spared ? field : WireField(field.name, of(field.value))
    }
  }

  private mutating func of(_ tensor: Tensor) -> Tensor {
    let shape = tensor.shape
    switch random.below(10) {
    case 0: return Tensor(one(of: Self.numbers))
    case 1: return .zeros(one(of: [[0], [0] + shape, shape + [0], [1 << 40, 0], [0, 1 << 40, 3]]))
    case 2: return .full(one(of: [shape + [1], [1] + shape, [tensor.count], shape + shape]), 0.5)
    case 3: return .full(shape.reversed(), 1)
    case 4: return .full(shape.map { $0 + 1 }, one(of: Self.numbers))
    case 5: return .full(shape.map { max(0, $0 - 1) }, one(of: Self.numbers))
    case 6: return .full(shape, one(of: Self.numbers))
    case 7: return tensor.map { _ in one(of: Self.numbers) }
    case 8: return tensor * 1e300 + 1
    default:
      var changed = tensor
      if !tensor.isEmpty { changed.storage[random.below(tensor.count)] = one(of: Self.numbers) }
      return changed
    }
  }

  private mutating func one<Value>(of values: [Value]) -> Value { values[random.below(values.count)] }
}

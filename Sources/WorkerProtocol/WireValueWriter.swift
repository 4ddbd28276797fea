import Tensors

extension ByteWriter {
  mutating func write(_ value: WireValue) {
    switch value {
    case .void: write(WireTag.void)
    case .bool(let flag): write(flag ? WireTag.true : WireTag.false)
    case .int(let integer):
      write(WireTag.int)
      write(Int64(integer))
    case .double(let number):
      write(WireTag.double)
      write(number)
    case .string(let text):
      write(WireTag.string)
      write(text)
    case .bytes(let raw):
      write(WireTag.bytes)
      write(raw)
    case .ints(let integers):
      write(WireTag.ints)
      write(integers)
    case .doubles(let numbers):
      write(WireTag.doubles)
      write(numbers)
    case .tensor(let tensor):
      write(WireTag.tensor)
      write(tensor.shape)
      write(tensor.storage)
    case .array(let elements):
      write(WireTag.array)
      write(elements)
    case .record(let fields):
      write(WireTag.record)
      write(fields)
    case .variant(let name, let fields):
      write(WireTag.variant)
      write(name)
      write(fields)
    case .optional(nil): write(WireTag.none)
    case .optional(let wrapped?):
      write(WireTag.some)
      write(wrapped)
    case .handle(let id):
      write(WireTag.handle)
      write(id)
    case .random(let state, let spare):
      write(spare == nil ? WireTag.random : WireTag.randomWithSpare)
      write(state)
      if let spare { write(spare) }
    case .closure(let index):
      write(WireTag.closure)
      write(index)
    }
  }

  mutating func write(_ values: [WireValue]) {
    write(count: values.count)
    for value in values { write(value) }
  }

  private mutating func write(_ fields: [WireField]) {
    write(count: fields.count)
    for field in fields {
      write(field.name)
      write(field.value)
    }
  }

  private mutating func write(_ tag: WireTag) {
    write(tag.rawValue)
  }
}

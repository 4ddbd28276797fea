/// How the parts of messages are written; the order of each `case` is its number.
extension ByteWriter {
  mutating func write(_ outcome: CallOutcome) {
    switch outcome {
    case .returned(let value, let updated):
      write(UInt8(0))
      write(value)
      write(updated)
    case .threw(.courseError(let value)):
      write(UInt8(1))
      write(value)
    case .threw(.callbackError(let index)):
      write(UInt8(2))
      write(index)
    case .threw(.other(let type, let description)):
      write(UInt8(3))
      write(type)
      write(description)
    }
  }

  mutating func write(_ refusal: Frame.CallRefusal) {
    switch refusal {
    case .noSolution: write(UInt8(0))
    case .unknownObject: write(UInt8(1))
    case .malformed(let reason):
      write(UInt8(2))
      write(reason)
    }
  }

  mutating func write(_ record: CrashRecord) {
    write(record.signal)
    write(UInt8(record.isStackOverflow ? 1 : 0))
    write(record.peakBytes)
    write(count: record.offsets.count)
    for offset in record.offsets { write(offset) }
  }
}

/// How the parts of messages are read.
extension WireValueReader {
  mutating func outcome() throws(WireFormatError) -> CallOutcome {
    switch try bytes.byte() {
    case 0: .returned(try value(), updated: try values())
    case 1: .threw(.courseError(try explainingValue()))
    case 2: .threw(.callbackError(try bytes.integer()))
    case 3: .threw(.other(type: try explanation(), description: try explanation()))
    case let tag: throw .unknownTag(tag, of: "outcome")
    }
  }

  mutating func refusal() throws(WireFormatError) -> Frame.CallRefusal {
    switch try bytes.byte() {
    case 0: .noSolution
    case 1: .unknownObject
    case 2: .malformed(try explanation())
    case let tag: throw .unknownTag(tag, of: "refusal")
    }
  }

  mutating func crashRecord() throws(WireFormatError) -> CrashRecord {
    let signal: Int32 = try bytes.integer()
    let isStackOverflow = try bytes.byte() != 0
    let peakBytes: UInt64 = try bytes.integer()
    let count = try bytes.count(ofElementsTaking: 8)
    var offsets: [UInt64] = []
    for _ in 0..<min(count, CrashRecord.mostOffsets) { offsets.append(try bytes.integer()) }
    try bytes.skip((count - offsets.count) * 8)
    return CrashRecord(
      signal: signal, isStackOverflow: isStackOverflow, peakBytes: peakBytes, offsets: offsets)
  }
}

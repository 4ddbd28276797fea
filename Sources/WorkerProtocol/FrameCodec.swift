/// Turns messages into bytes and back: four bytes for the length of what follows, one for the kind, the fields.
///
/// The C signal handler of the worker writes `crashed` and `exited` by hand, with the numbers of `Kind`: keep
/// `CWorkerSupport/LastWords.c` in step.
enum FrameCodec {
  static let lengthBytes = 4

  private enum Kind: UInt8 {
    case hello = 0
    case ready = 1
    case call = 2
    case callback = 3
    case callbackResult = 4
    case reply = 5
    case refused = 6
    case notLoadable = 7
    case loaded = 8
    case crashed = 9
    case exited = 10
  }

  static func encode(_ frame: Frame) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(UInt32(0))
    func begin(_ kind: Kind) { writer.write(kind.rawValue) }
    switch frame {
    case .hello(let version, let firstHandle):
      begin(.hello)
      writer.write(version)
      writer.write(firstHandle)
    case .ready(let version):
      begin(.ready)
      writer.write(version)
    case .loaded(let exercises):
      begin(.loaded)
      writer.write(names: exercises)
    case .call(let id, let exercise, let entryPoint, let arguments):
      begin(.call)
      writer.write(id)
      writer.write(exercise)
      writer.write(entryPoint)
      writer.write(arguments)
    case .callback(let call, let index, let arguments):
      begin(.callback)
      writer.write(call)
      writer.write(index)
      writer.write(arguments)
    case .callbackResult(let call, let outcome):
      begin(.callbackResult)
      writer.write(call)
      writer.write(outcome)
    case .reply(let call, let outcome):
      begin(.reply)
      writer.write(call)
      writer.write(outcome)
    case .refused(let call, let refusal):
      begin(.refused)
      writer.write(call)
      writer.write(refusal)
    case .notLoadable(let reason):
      begin(.notLoadable)
      writer.write(reason)
    case .crashed(let record):
      begin(.crashed)
      writer.write(record)
    case .exited(let status):
      begin(.exited)
      writer.write(status)
    }
    writer.overwrite(at: 0, with: UInt32(writer.bytes.count - lengthBytes))
    return writer.bytes
  }

  static func decode(_ payload: [UInt8], limits: WireLimits) throws(WireFormatError) -> Frame {
    var reader = WireValueReader(ByteReader(payload), limits: limits)
    let byte = try reader.bytes.byte()
    guard let kind = Kind(rawValue: byte) else { throw .unknownTag(byte, of: "message") }
    let frame: Frame =
      switch kind {
      case .hello: .hello(version: try reader.bytes.integer(), firstHandle: try reader.bytes.integer())
      case .ready: .ready(version: try reader.bytes.integer())
      case .loaded: .loaded(exercises: try reader.names())
      case .call:
        .call(
          id: try reader.bytes.integer(), exercise: try reader.name(), entryPoint: try reader.name(),
          arguments: try reader.values())
      case .callback:
        .callback(
          call: try reader.bytes.integer(), index: try reader.bytes.integer(), arguments: try reader.values())
      case .callbackResult: .callbackResult(call: try reader.bytes.integer(), try reader.outcome())
      case .reply: .reply(call: try reader.bytes.integer(), try reader.outcome())
      case .refused: .refused(call: try reader.bytes.integer(), try reader.refusal())
      case .notLoadable: .notLoadable(reason: try reader.explanation())
      case .crashed: .crashed(try reader.crashRecord())
      case .exited: .exited(status: try reader.bytes.integer())
      }
    try reader.bytes.finish()
    return frame
  }
}

// Written by gradus-generate from Sources/Exercises/Shared: change these files.
// swift-format-ignore-file

public import Exercises
public import WorkerProtocol

extension LabError: WireRepresentable {
  public var wireValue: WireValue {
    switch self {
    case .notImplemented:
      .variant("notImplemented", [])
    case .shapeMismatch(let value0):
      .variant("shapeMismatch", [WireField("0", value0.wireValue)])
    case .invalidArgument(let value0):
      .variant("invalidArgument", [WireField("0", value0.wireValue)])
    }
  }

  public init(wireValue: WireValue) throws {
    switch wireValue {
    case .variant("notImplemented", []):
      self = .notImplemented
    case .variant("shapeMismatch", let fields):
      let values = try fields.values("0")
      self = .shapeMismatch(try values[0].decoded())
    case .variant("invalidArgument", let fields):
      let values = try fields.values("0")
      self = .invalidArgument(try values[0].decoded())
    default: throw WireMismatch(expected: "LabError", found: wireValue)
    }
  }
}

// Written by gradus-generate from Sources/Exercises/Shared: change these files.
// swift-format-ignore-file

public import Exercises
public import WorkerProtocol

extension Activation: WireRepresentable {
  public var wireValue: WireValue {
    switch self {
    case .identity:
      .variant("identity", [])
    case .relu:
      .variant("relu", [])
    case .tanh:
      .variant("tanh", [])
    case .sigmoid:
      .variant("sigmoid", [])
    }
  }

  public init(wireValue: WireValue) throws {
    switch wireValue {
    case .variant("identity", []):
      self = .identity
    case .variant("relu", []):
      self = .relu
    case .variant("tanh", []):
      self = .tanh
    case .variant("sigmoid", []):
      self = .sigmoid
    default: throw WireMismatch(expected: "Activation", found: wireValue)
    }
  }
}

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

extension LabelledData: WireRepresentable {
  public var wireValue: WireValue {
    .record([WireField("inputs", inputs.wireValue), WireField("labels", labels.wireValue)])
  }

  public init(wireValue: WireValue) throws {
    self.init(
      inputs: try wireValue.field("inputs").decoded(), labels: try wireValue.field("labels").decoded()
    )
  }
}

extension Padding: WireRepresentable {
  public var wireValue: WireValue {
    switch self {
    case .valid:
      .variant("valid", [])
    case .zero(let value0):
      .variant("zero", [WireField("0", value0.wireValue)])
    case .circular(let value0):
      .variant("circular", [WireField("0", value0.wireValue)])
    }
  }

  public init(wireValue: WireValue) throws {
    switch wireValue {
    case .variant("valid", []):
      self = .valid
    case .variant("zero", let fields):
      let values = try fields.values("0")
      self = .zero(try values[0].decoded())
    case .variant("circular", let fields):
      let values = try fields.values("0")
      self = .circular(try values[0].decoded())
    default: throw WireMismatch(expected: "Padding", found: wireValue)
    }
  }
}

extension Reduction: WireRepresentable {
  public var wireValue: WireValue {
    switch self {
    case .none:
      .variant("none", [])
    case .sum:
      .variant("sum", [])
    case .mean:
      .variant("mean", [])
    }
  }

  public init(wireValue: WireValue) throws {
    switch wireValue {
    case .variant("none", []):
      self = .none
    case .variant("sum", []):
      self = .sum
    case .variant("mean", []):
      self = .mean
    default: throw WireMismatch(expected: "Reduction", found: wireValue)
    }
  }
}

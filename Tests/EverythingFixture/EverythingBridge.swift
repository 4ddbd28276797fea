// Written by gradus-generate from exercises/everything/EverythingExercise.swift: change that file.
// swift-format-ignore-file

public import ExerciseBridges
public import Exercises
public import Tensors
public import WorkerProtocol

/// Stands in for a solution of `EverythingExercise`: asks the one at the other end of a channel.
public struct EverythingProxy: EverythingExercise {
  public typealias Node = RemoteObject
  public typealias Notebook = RemoteObject

  private let channel: any CallChannel
  private let objects = RemoteObjects()

  /// A proxy that asks through a channel.
  public init(channel: any CallChannel) {
    self.channel = channel
  }

  public func scalars(_ flag: Bool, count: Int, scale: Double, name: String) throws -> String {
    try channel.ask("everything", "scalars(_:count:scale:name:)", [
      flag.wireValue, count.wireValue, scale.wireValue, name.wireValue
    ]).result()
  }

  public func arrays(
    _ rows: [[Int]], bytes: [UInt8], numbers: [Double], tensors: [Tensor]
  ) throws -> [[Double]] {
    try channel.ask("everything", "arrays(_:bytes:numbers:tensors:)", [
      rows.wireValue, bytes.wireValue, numbers.wireValue, tensors.wireValue
    ]).result()
  }

  public func optionals(_ bias: Tensor?, lengths: [Int]?) throws -> Int? {
    try channel.ask("everything", "optionals(_:lengths:)", [bias.wireValue, lengths.wireValue]).result()
  }

  public func dictionary(_ feeds: [String: Tensor]) throws -> [String: Int] {
    try channel.ask("everything", "dictionary(_:)", [feeds.wireValue]).result()
  }

  public func tuple(_ x: Tensor) throws -> (loss: Double, gradients: [Tensor]) {
    try channel.ask("everything", "tuple(_:)", [
      x.wireValue
    ]).result { (loss: try $0.field("loss").decoded(), gradients: try $0.field("gradients").decoded()) }
  }

  public func pairs(_ pairs: [(source: [Int], target: [Int])]) throws -> [(Int, best: Double?)] {
    try channel.ask("everything", "pairs(_:)", [
      .array(pairs.map { .record([WireField("source", $0.source.wireValue), WireField("target", $0.target.wireValue)]) })
    ]).result { try $0.map { (try $0.field("0").decoded(), best: try $0.field("best").decoded()) } }
  }

  public func reduce(_ x: Tensor, reduction: Reduction) throws -> Tensor {
    try channel.ask("everything", "reduce(_:reduction:)", [x.wireValue, reduction.wireValue]).result()
  }

  public func pad(_ padding: Padding) throws -> Padding {
    try channel.ask("everything", "pad(_:)", [padding.wireValue]).result()
  }

  public func grow(depth: Int) throws -> Tree {
    try channel.ask("everything", "grow(depth:)", [depth.wireValue]).result()
  }

  public func fit(_ data: LabelledData) throws -> Fit {
    try channel.ask("everything", "fit(_:)", [data.wireValue]).result()
  }

  public func nothing(_ x: Tensor) throws {
    try channel.ask("everything", "nothing(_:)", [x.wireValue]).noResult()
  }

  public func fail(with message: String) throws -> Int {
    try channel.ask("everything", "fail(with:)", [message.wireValue]).result()
  }

  public func draw<R: RandomSource>(count: Int, using rng: inout R) throws -> [Double] {
    let answer = try channel.ask("everything", "draw(count:using:)", [
      count.wireValue, WireValue(random: rng)
    ])
    try answer.advance(&rng, 0)
    return try answer.result()
  }

  public func step(parameter: inout Tensor, state: inout Fit, by rate: Double) throws -> Double {
    let answer = try channel.ask("everything", "step(parameter:state:by:)", [
      parameter.wireValue, state.wireValue, rate.wireValue
    ])
    parameter = try answer.updated(0)
    state = try answer.updated(1)
    return try answer.result()
  }

  public func advance(_ values: inout [Int]) throws {
    let answer = try channel.ask("everything", "advance(_:)", [values.wireValue])
    values = try answer.updated(0)
    try answer.noResult()
  }

  public func derivative(_ f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    try withoutActuallyEscaping(f) { f in
      var call = EntryCall(exercise: "everything", entryPoint: "derivative(_:at:step:)")
      call.pass { arguments in
        let result = try f(arguments.value(0))
        return .returned(result.wireValue)
      }
      call.pass(x.wireValue)
      call.pass(h.wireValue)
      return try channel.ask(call).result()
    }
  }

  public func search(steps: Int, contains: (Tensor) -> Bool) throws -> Double? {
    try withoutActuallyEscaping(contains) { contains in
      var call = EntryCall(exercise: "everything", entryPoint: "search(steps:contains:)")
      call.pass(steps.wireValue)
      call.pass { arguments in
        let result = try contains(arguments.value(0))
        return .returned(result.wireValue)
      }
      return try channel.ask(call).result()
    }
  }

  public func select(
    candidates: [Fit], train: (Fit) throws -> Tensor, score: (Tensor, Int) throws -> Double
  ) throws -> Int {
    try withoutActuallyEscaping(train) { train in
      try withoutActuallyEscaping(score) { score in
        var call = EntryCall(exercise: "everything", entryPoint: "select(candidates:train:score:)")
        call.pass(candidates.wireValue)
        call.pass { arguments in
          let result = try train(arguments.value(0))
          return .returned(result.wireValue)
        }
        call.pass { arguments in
          let result = try score(arguments.value(0), arguments.value(1))
          return .returned(result.wireValue)
        }
        return try channel.ask(call).result()
      }
    }
  }

  public func sample<R: RandomSource>(
    real: (inout R, Int) -> Tensor, count: Int, using rng: inout R
  ) throws -> Tensor {
    try withoutActuallyEscaping(real) { real in
      var call = EntryCall(exercise: "everything", entryPoint: "sample(real:count:using:)")
      call.pass { arguments in
        var argument0: R = try arguments.random(0)
        let result = try real(&argument0, arguments.value(1))
        return .returned(result.wireValue, updated: [try WireValue(random: argument0)])
      }
      call.pass(count.wireValue)
      call.pass(try WireValue(random: rng))
      let answer = try channel.ask(call)
      try answer.advance(&rng, 0)
      return try answer.result()
    }
  }

  public func notify(_ listener: (String) throws -> Void, times: Int) throws {
    try withoutActuallyEscaping(listener) { listener in
      var call = EntryCall(exercise: "everything", entryPoint: "notify(_:times:)")
      call.pass { arguments in
        try listener(arguments.value(0))
        return .returned(.void)
      }
      call.pass(times.wireValue)
      try channel.ask(call).noResult()
    }
  }

  public func accumulate(_ update: (inout Tensor) throws -> Void, start: Tensor) throws -> Tensor {
    try withoutActuallyEscaping(update) { update in
      var call = EntryCall(exercise: "everything", entryPoint: "accumulate(_:start:)")
      call.pass { arguments in
        var argument0: Tensor = try arguments.value(0)
        try update(&argument0)
        return .returned(.void, updated: [argument0.wireValue])
      }
      call.pass(start.wireValue)
      return try channel.ask(call).result()
    }
  }

  public func nodes(made make: (Node) throws -> Node?, from node: Node) throws -> Node {
    try withoutActuallyEscaping(make) { make in
      var call = EntryCall(exercise: "everything", entryPoint: "nodes(made:from:)")
      call.pass { arguments in
        let result = try make(objects.object(arguments.tree(0)))
        return .returned(.optional(result.map { $0.wireValue }))
      }
      call.pass(node.wireValue)
      return try channel.ask(call).result { try objects.object($0) }
    }
  }

  public func constant(_ value: Double) throws -> Node {
    try channel.ask("everything", "constant(_:)", [value.wireValue]).result { try objects.object($0) }
  }

  public func value(_ node: Node) throws -> Double {
    try channel.ask("everything", "value(_:)", [node.wireValue]).result()
  }

  public func add(_ nodes: [Node], to other: Node?) throws -> Node {
    try channel.ask("everything", "add(_:to:)", [
      .array(nodes.map { $0.wireValue }), .optional(other.map { $0.wireValue })
    ]).result { try objects.object($0) }
  }

  public func inputs(of node: Node) throws -> [Node] {
    try channel.ask("everything", "inputs(of:)", [
      node.wireValue
    ]).result { try $0.map { try objects.object($0) } }
  }

  public func named(_ node: Node) throws -> (node: Node, name: String)? {
    try channel.ask("everything", "named(_:)", [
      node.wireValue
    ]).result { try $0.mapOptional { (node: try objects.object($0.field("node")), name: try $0.field("name").decoded()) } }
  }

  public func emptyNotebook() throws -> Notebook {
    try channel.ask("everything", "emptyNotebook()", []).result { try objects.object($0) }
  }

  public func write(_ note: Int, in notebook: inout Notebook) throws -> Int {
    let answer = try channel.ask("everything", "write(_:in:)", [note.wireValue, notebook.wireValue])
    notebook = try answer.updated(0) { try objects.object($0) }
    return try answer.result()
  }

  public func notes(in notebook: Notebook) throws -> [Int] {
    try channel.ask("everything", "notes(in:)", [notebook.wireValue]).result()
  }
}

extension ExerciseBridge {
  /// The exercise `everything`.
  public static let everything = ExerciseBridge(
    id: "everything", typeName: "Everything",
    entryPoints: [
      EntryPoint(
        exercise: "everything", name: "scalars(_:count:scale:name:)",
        summary: "All scalar types and a text.",
        parameters: [
          .init(label: nil, name: "flag", type: "Bool"), .init(label: "count", name: "count", type: "Int"),
          .init(label: "scale", name: "scale", type: "Double"),
          .init(label: "name", name: "name", type: "String")
        ], result: "String"),
      EntryPoint(
        exercise: "everything", name: "arrays(_:bytes:numbers:tensors:)",
        summary: "",
        parameters: [
          .init(label: nil, name: "rows", type: "[[Int]]"),
          .init(label: "bytes", name: "bytes", type: "[UInt8]"),
          .init(label: "numbers", name: "numbers", type: "[Double]"),
          .init(label: "tensors", name: "tensors", type: "[Tensor]")
        ], result: "[[Double]]"),
      EntryPoint(
        exercise: "everything", name: "optionals(_:lengths:)",
        summary: "",
        parameters: [
          .init(label: nil, name: "bias", type: "Tensor?"),
          .init(label: "lengths", name: "lengths", type: "[Int]?")
        ], result: "Int?"),
      EntryPoint(
        exercise: "everything", name: "dictionary(_:)",
        summary: "",
        parameters: [.init(label: nil, name: "feeds", type: "[String: Tensor]")], result: "[String: Int]"),
      EntryPoint(
        exercise: "everything", name: "tuple(_:)",
        summary: "",
        parameters: [
          .init(label: nil, name: "x", type: "Tensor")
        ], result: "(loss: Double, gradients: [Tensor])"),
      EntryPoint(
        exercise: "everything", name: "pairs(_:)",
        summary: "",
        parameters: [
          .init(label: nil, name: "pairs", type: "[(source: [Int], target: [Int])]")
        ], result: "[(Int, best: Double?)]"),
      EntryPoint(
        exercise: "everything", name: "reduce(_:reduction:)",
        summary: "",
        parameters: [
          .init(label: nil, name: "x", type: "Tensor"),
          .init(label: "reduction", name: "reduction", type: "Reduction")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "everything", name: "pad(_:)",
        summary: "",
        parameters: [.init(label: nil, name: "padding", type: "Padding")], result: "Padding"),
      EntryPoint(
        exercise: "everything", name: "grow(depth:)",
        summary: "",
        parameters: [.init(label: "depth", name: "depth", type: "Int")], result: "Tree"),
      EntryPoint(
        exercise: "everything", name: "fit(_:)",
        summary: "",
        parameters: [.init(label: nil, name: "data", type: "LabelledData")], result: "Fit"),
      EntryPoint(
        exercise: "everything", name: "nothing(_:)",
        summary: "",
        parameters: [.init(label: nil, name: "x", type: "Tensor")], result: "Void"),
      EntryPoint(
        exercise: "everything", name: "fail(with:)",
        summary: "",
        parameters: [.init(label: "with", name: "message", type: "String")], result: "Int"),
      EntryPoint(
        exercise: "everything", name: "draw(count:using:)", genericClause: "<R: RandomSource>",
        summary: "",
        parameters: [
          .init(label: "count", name: "count", type: "Int"),
          .init(label: "using", name: "rng", type: "R", isInout: true)
        ], result: "[Double]"),
      EntryPoint(
        exercise: "everything", name: "step(parameter:state:by:)",
        summary: "",
        parameters: [
          .init(label: "parameter", name: "parameter", type: "Tensor", isInout: true),
          .init(label: "state", name: "state", type: "Fit", isInout: true),
          .init(label: "by", name: "rate", type: "Double")
        ], result: "Double"),
      EntryPoint(
        exercise: "everything", name: "advance(_:)",
        summary: "",
        parameters: [.init(label: nil, name: "values", type: "[Int]", isInout: true)], result: "Void"),
      EntryPoint(
        exercise: "everything", name: "derivative(_:at:step:)",
        summary: "",
        parameters: [
          .init(label: nil, name: "f", type: "(Double) throws -> Double"),
          .init(label: "at", name: "x", type: "Double"), .init(label: "step", name: "h", type: "Double")
        ], result: "Double"),
      EntryPoint(
        exercise: "everything", name: "search(steps:contains:)",
        summary: "",
        parameters: [
          .init(label: "steps", name: "steps", type: "Int"),
          .init(label: "contains", name: "contains", type: "(Tensor) -> Bool")
        ], result: "Double?"),
      EntryPoint(
        exercise: "everything", name: "select(candidates:train:score:)",
        summary: "",
        parameters: [
          .init(label: "candidates", name: "candidates", type: "[Fit]"),
          .init(label: "train", name: "train", type: "(Fit) throws -> Tensor"),
          .init(label: "score", name: "score", type: "(Tensor, Int) throws -> Double")
        ], result: "Int"),
      EntryPoint(
        exercise: "everything", name: "sample(real:count:using:)", genericClause: "<R: RandomSource>",
        summary: "",
        parameters: [
          .init(label: "real", name: "real", type: "(inout R, Int) -> Tensor"),
          .init(label: "count", name: "count", type: "Int"),
          .init(label: "using", name: "rng", type: "R", isInout: true)
        ], result: "Tensor"),
      EntryPoint(
        exercise: "everything", name: "notify(_:times:)",
        summary: "",
        parameters: [
          .init(label: nil, name: "listener", type: "(String) throws -> Void"),
          .init(label: "times", name: "times", type: "Int")
        ], result: "Void"),
      EntryPoint(
        exercise: "everything", name: "accumulate(_:start:)",
        summary: "",
        parameters: [
          .init(label: nil, name: "update", type: "(inout Tensor) throws -> Void"),
          .init(label: "start", name: "start", type: "Tensor")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "everything", name: "nodes(made:from:)",
        summary: "",
        parameters: [
          .init(label: "made", name: "make", type: "(Node) throws -> Node?"),
          .init(label: "from", name: "node", type: "Node")
        ], result: "Node"),
      EntryPoint(
        exercise: "everything", name: "constant(_:)",
        summary: "",
        parameters: [.init(label: nil, name: "value", type: "Double")], result: "Node"),
      EntryPoint(
        exercise: "everything", name: "value(_:)",
        summary: "",
        parameters: [.init(label: nil, name: "node", type: "Node")], result: "Double"),
      EntryPoint(
        exercise: "everything", name: "add(_:to:)",
        summary: "",
        parameters: [
          .init(label: nil, name: "nodes", type: "[Node]"), .init(label: "to", name: "other", type: "Node?")
        ], result: "Node"),
      EntryPoint(
        exercise: "everything", name: "inputs(of:)",
        summary: "",
        parameters: [.init(label: "of", name: "node", type: "Node")], result: "[Node]"),
      EntryPoint(
        exercise: "everything", name: "named(_:)",
        summary: "",
        parameters: [.init(label: nil, name: "node", type: "Node")], result: "(node: Node, name: String)?"),
      EntryPoint(
        exercise: "everything", name: "emptyNotebook()",
        summary: "",
        parameters: [], result: "Notebook"),
      EntryPoint(
        exercise: "everything", name: "write(_:in:)",
        summary: "",
        parameters: [
          .init(label: nil, name: "note", type: "Int"),
          .init(label: "in", name: "notebook", type: "Notebook", isInout: true)
        ], result: "Int"),
      EntryPoint(
        exercise: "everything", name: "notes(in:)",
        summary: "",
        parameters: [.init(label: "in", name: "notebook", type: "Notebook")], result: "[Int]"),
    ]
  ) { call, solution in
    guard let solution = solution as? any EverythingExercise else { return nil }
    return try answerEverything(call, with: solution)
  }
}

private func answerEverything<Solution: EverythingExercise>(
  _ call: IncomingCall, with solution: Solution
) throws -> CallOutcome {
  switch call.entryPoint {
  case "scalars(_:count:scale:name:)":
    return try .returned(solution.scalars(
      call.argument(0), count: call.argument(1), scale: call.argument(2), name: call.argument(3)
    ).wireValue)
  case "arrays(_:bytes:numbers:tensors:)":
    return try .returned(solution.arrays(
      call.argument(0), bytes: call.argument(1), numbers: call.argument(2), tensors: call.argument(3)
    ).wireValue)
  case "optionals(_:lengths:)":
    return try .returned(solution.optionals(call.argument(0), lengths: call.argument(1)).wireValue)
  case "dictionary(_:)":
    return try .returned(solution.dictionary(call.argument(0)).wireValue)
  case "tuple(_:)":
    let result = try solution.tuple(call.argument(0))
    return .returned(
      .record([WireField("loss", result.loss.wireValue), WireField("gradients", result.gradients.wireValue)])
    )
  case "pairs(_:)":
    let result = try solution.pairs(
      call.arguments.tree(0).map { (source: try $0.field("source").decoded(), target: try $0.field("target").decoded()) }
    )
    return .returned(
      .array(result.map { .record([WireField("0", $0.0.wireValue), WireField("best", $0.best.wireValue)]) })
    )
  case "reduce(_:reduction:)":
    return try .returned(solution.reduce(call.argument(0), reduction: call.argument(1)).wireValue)
  case "pad(_:)":
    return try .returned(solution.pad(call.argument(0)).wireValue)
  case "grow(depth:)":
    return try .returned(solution.grow(depth: call.argument(0)).wireValue)
  case "fit(_:)":
    return try .returned(solution.fit(call.argument(0)).wireValue)
  case "nothing(_:)":
    try solution.nothing(call.argument(0))
    return .returned(.void)
  case "fail(with:)":
    return try .returned(solution.fail(with: call.argument(0)).wireValue)
  case "draw(count:using:)":
    var rng: SplitMix64 = try call.argument(1)
    let result = try solution.draw(count: call.argument(0), using: &rng)
    return .returned(result.wireValue, updated: [rng.wireValue])
  case "step(parameter:state:by:)":
    var parameter: Tensor = try call.argument(0)
    var state: Fit = try call.argument(1)
    let result = try solution.step(parameter: &parameter, state: &state, by: call.argument(2))
    return .returned(result.wireValue, updated: [parameter.wireValue, state.wireValue])
  case "advance(_:)":
    var values: [Int] = try call.argument(0)
    try solution.advance(&values)
    return .returned(.void, updated: [values.wireValue])
  case "derivative(_:at:step:)":
    let f = try call.function(0)
    return try .returned(solution.derivative(
      { argument0 in try f.ask(argument0.wireValue).result() }, at: call.argument(1), step: call.argument(2)
    ).wireValue)
  case "search(steps:contains:)":
    let contains = try call.function(1)
    return try .returned(solution.search(
      steps: call.argument(0),
      contains: { argument0 in contains.mustSucceed { try contains.ask(argument0.wireValue).result() } }
    ).wireValue)
  case "select(candidates:train:score:)":
    let train = try call.function(1)
    let score = try call.function(2)
    return try .returned(solution.select(
      candidates: call.argument(0), train: { argument0 in try train.ask(argument0.wireValue).result() },
      score: { argument0, argument1 in try score.ask(argument0.wireValue, argument1.wireValue).result() }
    ).wireValue)
  case "sample(real:count:using:)":
    let real = try call.function(0)
    var rng: SplitMix64 = try call.argument(2)
    let result = try solution.sample(
      real: { argument0, argument1 in real.mustSucceed { let answer = try real.ask(argument0.wireValue, argument1.wireValue); argument0 = try answer.updated(0); return try answer.result() } },
      count: call.argument(1), using: &rng
    )
    return .returned(result.wireValue, updated: [rng.wireValue])
  case "notify(_:times:)":
    let listener = try call.function(0)
    try solution.notify(
      { argument0 in try listener.ask(argument0.wireValue).noResult() }, times: call.argument(1)
    )
    return .returned(.void)
  case "accumulate(_:start:)":
    let update = try call.function(0)
    return try .returned(solution.accumulate(
      { argument0 in let answer = try update.ask(argument0.wireValue); argument0 = try answer.updated(0); try answer.noResult() },
      start: call.argument(1)
    ).wireValue)
  case "nodes(made:from:)":
    let make = try call.function(0)
    let result = try solution.nodes(
      made: { argument0 in try make.ask(call.objects.handle(argument0)).result { try $0.mapOptional { try call.objects.object($0) } } },
      from: call.object(1)
    )
    return .returned(call.objects.handle(result))
  case "constant(_:)":
    let result = try solution.constant(call.argument(0))
    return .returned(call.objects.handle(result))
  case "value(_:)":
    return try .returned(solution.value(call.object(0)).wireValue)
  case "add(_:to:)":
    let result = try solution.add(
      call.arguments.tree(0).map { try call.objects.object($0) },
      to: call.arguments.tree(1).mapOptional { try call.objects.object($0) }
    )
    return .returned(call.objects.handle(result))
  case "inputs(of:)":
    let result = try solution.inputs(of: call.object(0))
    return .returned(.array(result.map { call.objects.handle($0) }))
  case "named(_:)":
    let result = try solution.named(call.object(0))
    return .returned(
      .optional(result.map { .record([WireField("node", call.objects.handle($0.node)), WireField("name", $0.name.wireValue)]) })
    )
  case "emptyNotebook()":
    let result = try solution.emptyNotebook()
    return .returned(call.objects.handle(result))
  case "write(_:in:)":
    var notebook: Solution.Notebook = try call.object(1)
    let result = try solution.write(call.argument(0), in: &notebook)
    return .returned(result.wireValue, updated: [call.objects.handle(notebook)])
  case "notes(in:)":
    return try .returned(solution.notes(in: call.object(0)).wireValue)
  default: throw call.unknownEntryPoint(of: "everything")
  }
}

extension Tree: WireRepresentable {
  public var wireValue: WireValue {
    switch self {
    case .leaf:
      .variant("leaf", [])
    case .node(let value0, let value1, let value2):
      .variant("node", [
        WireField("left", value0.wireValue), WireField("1", value1.wireValue),
        WireField("right", value2.wireValue)
      ])
    case .`default`(let value0, let value1):
      .variant("default", [
        WireField("0", value0.wireValue),
        WireField("pair", .record([WireField("0", value1.0.wireValue), WireField("1", value1.1.wireValue)]))
      ])
    }
  }

  public init(wireValue: WireValue) throws {
    switch wireValue {
    case .variant("leaf", []):
      self = .leaf
    case .variant("node", let fields):
      let values = try fields.values("left", "1", "right")
      self = .node(left: try values[0].decoded(), try values[1].decoded(), right: try values[2].decoded())
    case .variant("default", let fields):
      let values = try fields.values("0", "pair")
      self = .`default`(
        try values[0].decoded(),
        pair: (try values[1].field("0").decoded(), try values[1].field("1").decoded())
      )
    default: throw WireMismatch(expected: "Tree", found: wireValue)
    }
  }
}

extension Fit: WireRepresentable {
  public var wireValue: WireValue {
    .record([
      WireField("weights", weights.wireValue), WireField("biases", biases.wireValue),
      WireField("name", name.wireValue), WireField("history", history.wireValue)
    ])
  }

  public init(wireValue: WireValue) throws {
    self.init(
      weights: try wireValue.field("weights").decoded(), biases: try wireValue.field("biases").decoded(),
      name: try wireValue.field("name").decoded(), history: try wireValue.field("history").decoded()
    )
  }
}

// Written by gradus-generate from exercises/scalar-graph/ScalarGraphExercise.swift: change that file.
// swift-format-ignore-file

public import ExerciseBridges
public import WorkerProtocol

/// Stands in for a solution of `ScalarGraphExercise`: asks the one at the other end of a channel.
public struct ScalarGraphProxy: ScalarGraphExercise {
  public typealias Node = RemoteObject

  private let channel: any CallChannel
  private let objects = RemoteObjects()

  /// A proxy that asks through a channel.
  public init(channel: any CallChannel) {
    self.channel = channel
  }

  public func leaf(_ value: Double) throws -> Node {
    try channel.ask("scalar-graph", "leaf(_:)", [value.wireValue]).result { try objects.object($0) }
  }

  public func sum(_ a: Node, _ b: Node) throws -> Node {
    try channel.ask("scalar-graph", "sum(_:_:)", [a.wireValue, b.wireValue]).result { try objects.object($0) }
  }

  public func product(_ a: Node, _ b: Node) throws -> Node {
    try channel.ask("scalar-graph", "product(_:_:)", [
      a.wireValue, b.wireValue
    ]).result { try objects.object($0) }
  }

  public func value(of node: Node) throws -> Double {
    try channel.ask("scalar-graph", "value(of:)", [node.wireValue]).result()
  }

  public func derivative(of node: Node, by leaf: Node) throws -> Double {
    try channel.ask("scalar-graph", "derivative(of:by:)", [node.wireValue, leaf.wireValue]).result()
  }

  public func derivative(of function: (Node) throws -> Node, at x: Double) throws -> Double {
    try withoutActuallyEscaping(function) { function in
      var call = EntryCall(exercise: "scalar-graph", entryPoint: "derivative(of:at:)")
      call.pass { arguments in
        let result = try function(objects.object(arguments.tree(0)))
        return .returned(result.wireValue)
      }
      call.pass(x.wireValue)
      return try channel.ask(call).result()
    }
  }
}

extension ExerciseBridge {
  /// The exercise `scalar-graph`.
  public static let scalarGraph = ExerciseBridge(
    id: "scalar-graph", typeName: "ScalarGraph",
    entryPoints: [
      EntryPoint(
        exercise: "scalar-graph", name: "leaf(_:)",
        summary: "A node without inputs.",
        parameters: [.init(label: nil, name: "value", type: "Double")], result: "Node"),
      EntryPoint(
        exercise: "scalar-graph", name: "sum(_:_:)",
        summary: "",
        parameters: [
          .init(label: nil, name: "a", type: "Node"), .init(label: nil, name: "b", type: "Node")
        ], result: "Node"),
      EntryPoint(
        exercise: "scalar-graph", name: "product(_:_:)",
        summary: "",
        parameters: [
          .init(label: nil, name: "a", type: "Node"), .init(label: nil, name: "b", type: "Node")
        ], result: "Node"),
      EntryPoint(
        exercise: "scalar-graph", name: "value(of:)",
        summary: "",
        parameters: [.init(label: "of", name: "node", type: "Node")], result: "Double"),
      EntryPoint(
        exercise: "scalar-graph", name: "derivative(of:by:)",
        summary: "The derivative of a node by a leaf, over all paths; 0 where there is none.",
        parameters: [
          .init(label: "of", name: "node", type: "Node"), .init(label: "by", name: "leaf", type: "Node")
        ], result: "Double"),
      EntryPoint(
        exercise: "scalar-graph", name: "derivative(of:at:)",
        summary: "The derivative at a number of a function that builds a graph from a leaf.",
        parameters: [
          .init(label: "of", name: "function", type: "(Node) throws -> Node"),
          .init(label: "at", name: "x", type: "Double")
        ], result: "Double"),
    ]
  ) { call, solution in
    guard let solution = solution as? any ScalarGraphExercise else { return nil }
    return try answerScalarGraph(call, with: solution)
  }
}

private func answerScalarGraph<Solution: ScalarGraphExercise>(
  _ call: IncomingCall, with solution: Solution
) throws -> CallOutcome {
  switch call.entryPoint {
  case "leaf(_:)":
    let result = try solution.leaf(call.argument(0))
    return .returned(call.objects.handle(result))
  case "sum(_:_:)":
    let result = try solution.sum(call.object(0), call.object(1))
    return .returned(call.objects.handle(result))
  case "product(_:_:)":
    let result = try solution.product(call.object(0), call.object(1))
    return .returned(call.objects.handle(result))
  case "value(of:)":
    return try .returned(solution.value(of: call.object(0)).wireValue)
  case "derivative(of:by:)":
    return try .returned(solution.derivative(of: call.object(0), by: call.object(1)).wireValue)
  case "derivative(of:at:)":
    let function = try call.function(0)
    return try .returned(solution.derivative(
      of: { argument0 in try function.ask(call.objects.handle(argument0)).result { try call.objects.object($0) } },
      at: call.argument(1)
    ).wireValue)
  default: throw call.unknownEntryPoint(of: "scalar-graph")
  }
}

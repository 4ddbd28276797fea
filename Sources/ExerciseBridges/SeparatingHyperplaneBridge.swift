// Written by gradus-generate from exercises/separating-hyperplane/SeparatingHyperplaneExercise.swift: change that file.
// swift-format-ignore-file

public import Exercises
public import Tensors
public import WorkerProtocol

/// Stands in for a solution of `SeparatingHyperplaneExercise`: asks the one at the other end of a channel.
public struct SeparatingHyperplaneProxy: SeparatingHyperplaneExercise {
  private let channel: any CallChannel

  /// A proxy that asks through a channel.
  public init(channel: any CallChannel) {
    self.channel = channel
  }

  public func isConvexCombination(_ coefficients: Tensor, tolerance: Double) throws -> Bool {
    try channel.ask("separating-hyperplane", "isConvexCombination(_:tolerance:)", [
      coefficients.wireValue, tolerance.wireValue
    ]).result()
  }

  public func convexCombination(of points: Tensor, coefficients: Tensor) throws -> Tensor {
    try channel.ask("separating-hyperplane", "convexCombination(of:coefficients:)", [
      points.wireValue, coefficients.wireValue
    ]).result()
  }

  public func convexityCounterexample(
    x: Tensor, y: Tensor, steps: Int, contains: (Tensor) throws -> Bool
  ) throws -> Double? {
    try withoutActuallyEscaping(contains) { contains in
      var call = EntryCall(exercise: "separating-hyperplane", entryPoint: "convexityCounterexample(x:y:steps:contains:)")
      call.pass(x.wireValue)
      call.pass(y.wireValue)
      call.pass(steps.wireValue)
      call.pass { arguments in
        let result = try contains(arguments.value(0))
        return .returned(result.wireValue)
      }
      return try channel.ask(call).result()
    }
  }

  public func closestPoints(
    _ c: Tensor, _ d: Tensor, gapTolerance: Double, maxIterations: Int
  ) throws -> ClosestPair {
    try channel.ask("separating-hyperplane", "closestPoints(_:_:gapTolerance:maxIterations:)", [
      c.wireValue, d.wireValue, gapTolerance.wireValue, maxIterations.wireValue
    ]).result()
  }

  public func hullContains(_ point: Tensor, points: Tensor, tolerance: Double) throws -> Bool {
    try channel.ask("separating-hyperplane", "hullContains(_:points:tolerance:)", [
      point.wireValue, points.wireValue, tolerance.wireValue
    ]).result()
  }

  public func separatingHyperplane(_ c: Tensor, _ d: Tensor, tolerance: Double) throws -> Hyperplane? {
    try channel.ask("separating-hyperplane", "separatingHyperplane(_:_:tolerance:)", [
      c.wireValue, d.wireValue, tolerance.wireValue
    ]).result()
  }
}

extension ExerciseBridge {
  /// The exercise `separating-hyperplane`.
  public static let separatingHyperplane = ExerciseBridge(
    id: "separating-hyperplane", typeName: "SeparatingHyperplane",
    entryPoints: [
      EntryPoint(
        exercise: "separating-hyperplane", name: "isConvexCombination(_:tolerance:)",
        summary: "Whether numbers are the coefficients of a convex combination: none below `−tolerance`, and their sum within `tolerance` of 1.",
        parameters: [
          .init(label: nil, name: "coefficients", type: "Tensor"),
          .init(label: "tolerance", name: "tolerance", type: "Double")
        ], result: "Bool"),
      EntryPoint(
        exercise: "separating-hyperplane", name: "convexCombination(of:coefficients:)",
        summary: "The convex combination `Σ_i λ_i x_i` of points.",
        parameters: [
          .init(label: "of", name: "points", type: "Tensor"),
          .init(label: "coefficients", name: "coefficients", type: "Tensor")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "separating-hyperplane", name: "convexityCounterexample(x:y:steps:contains:)",
        summary: "Looks for a point of the segment between two points of a set that is not in the set.",
        parameters: [
          .init(label: "x", name: "x", type: "Tensor"), .init(label: "y", name: "y", type: "Tensor"),
          .init(label: "steps", name: "steps", type: "Int"),
          .init(label: "contains", name: "contains", type: "(Tensor) throws -> Bool")
        ], result: "Double?"),
      EntryPoint(
        exercise: "separating-hyperplane", name: "closestPoints(_:_:gapTolerance:maxIterations:)",
        summary: "Points of the hulls of `C` and `D` that are closest to each other, by any algorithm.",
        parameters: [
          .init(label: nil, name: "c", type: "Tensor"), .init(label: nil, name: "d", type: "Tensor"),
          .init(label: "gapTolerance", name: "gapTolerance", type: "Double"),
          .init(label: "maxIterations", name: "maxIterations", type: "Int")
        ], result: "ClosestPair"),
      EntryPoint(
        exercise: "separating-hyperplane", name: "hullContains(_:points:tolerance:)",
        summary: "Whether a point is at most `tolerance` away from the hull of some points.",
        parameters: [
          .init(label: nil, name: "point", type: "Tensor"),
          .init(label: "points", name: "points", type: "Tensor"),
          .init(label: "tolerance", name: "tolerance", type: "Double")
        ], result: "Bool"),
      EntryPoint(
        exercise: "separating-hyperplane", name: "separatingHyperplane(_:_:tolerance:)",
        summary: "The hyperplane halfway between the closest points `c` and `d` of two hulls: `a = c − d`, `b = (‖d‖² − ‖c‖²) / 2`.",
        parameters: [
          .init(label: nil, name: "c", type: "Tensor"), .init(label: nil, name: "d", type: "Tensor"),
          .init(label: "tolerance", name: "tolerance", type: "Double")
        ], result: "Hyperplane?"),
    ]
  ) { call, solution in
    guard let solution = solution as? any SeparatingHyperplaneExercise else { return nil }
    return try answerSeparatingHyperplane(call, with: solution)
  }
}

private func answerSeparatingHyperplane<Solution: SeparatingHyperplaneExercise>(
  _ call: IncomingCall, with solution: Solution
) throws -> CallOutcome {
  switch call.entryPoint {
  case "isConvexCombination(_:tolerance:)":
    return try .returned(solution.isConvexCombination(
      call.argument(0), tolerance: call.argument(1)
    ).wireValue)
  case "convexCombination(of:coefficients:)":
    return try .returned(solution.convexCombination(
      of: call.argument(0), coefficients: call.argument(1)
    ).wireValue)
  case "convexityCounterexample(x:y:steps:contains:)":
    let contains = try call.function(3)
    return try .returned(solution.convexityCounterexample(
      x: call.argument(0), y: call.argument(1), steps: call.argument(2),
      contains: { argument0 in try contains.ask(argument0.wireValue).result() }
    ).wireValue)
  case "closestPoints(_:_:gapTolerance:maxIterations:)":
    return try .returned(solution.closestPoints(
      call.argument(0), call.argument(1), gapTolerance: call.argument(2), maxIterations: call.argument(3)
    ).wireValue)
  case "hullContains(_:points:tolerance:)":
    return try .returned(solution.hullContains(
      call.argument(0), points: call.argument(1), tolerance: call.argument(2)
    ).wireValue)
  case "separatingHyperplane(_:_:tolerance:)":
    return try .returned(solution.separatingHyperplane(
      call.argument(0), call.argument(1), tolerance: call.argument(2)
    ).wireValue)
  default: throw call.unknownEntryPoint(of: "separating-hyperplane")
  }
}

extension ClosestPair: WireRepresentable {
  public var wireValue: WireValue {
    .record([
      WireField("c", c.wireValue), WireField("d", d.wireValue),
      WireField("coefficientsC", coefficientsC.wireValue), WireField("coefficientsD", coefficientsD.wireValue)
    ])
  }

  public init(wireValue: WireValue) throws {
    self.init(
      c: try wireValue.field("c").decoded(), d: try wireValue.field("d").decoded(),
      coefficientsC: try wireValue.field("coefficientsC").decoded(),
      coefficientsD: try wireValue.field("coefficientsD").decoded()
    )
  }
}

extension Hyperplane: WireRepresentable {
  public var wireValue: WireValue {
    .record([WireField("normal", normal.wireValue), WireField("offset", offset.wireValue)])
  }

  public init(wireValue: WireValue) throws {
    self.init(
      normal: try wireValue.field("normal").decoded(), offset: try wireValue.field("offset").decoded()
    )
  }
}

// Written by gradus-generate from exercises/gradient-checking/GradientCheckingExercise.swift: change that file.
// swift-format-ignore-file

public import Exercises
public import Tensors
public import WorkerProtocol

/// Stands in for a solution of `GradientCheckingExercise`: asks the one at the other end of a channel.
public struct GradientCheckingProxy: GradientCheckingExercise {
  private let channel: any CallChannel

  /// A proxy that asks through a channel.
  public init(channel: any CallChannel) {
    self.channel = channel
  }

  public func centralDifference(
    of f: (Double) throws -> Double, at x: Double, step h: Double
  ) throws -> Double {
    try withoutActuallyEscaping(f) { f in
      var call = EntryCall(exercise: "gradient-checking", entryPoint: "centralDifference(of:at:step:)")
      call.pass { arguments in
        let result = try f(arguments.value(0))
        return .returned(result.wireValue)
      }
      call.pass(x.wireValue)
      call.pass(h.wireValue)
      return try channel.ask(call).result()
    }
  }

  public func numericalGradient(
    of f: (Tensor) throws -> Double, at x: Tensor, step h: Double
  ) throws -> Tensor {
    try withoutActuallyEscaping(f) { f in
      var call = EntryCall(exercise: "gradient-checking", entryPoint: "numericalGradient(of:at:step:)")
      call.pass { arguments in
        let result = try f(arguments.value(0))
        return .returned(result.wireValue)
      }
      call.pass(x.wireValue)
      call.pass(h.wireValue)
      return try channel.ask(call).result()
    }
  }

  public func numericalVJP(
    of f: (Tensor) throws -> Tensor, at x: Tensor, cotangent v: Tensor, step h: Double
  ) throws -> Tensor {
    try withoutActuallyEscaping(f) { f in
      var call = EntryCall(exercise: "gradient-checking", entryPoint: "numericalVJP(of:at:cotangent:step:)")
      call.pass { arguments in
        let result = try f(arguments.value(0))
        return .returned(result.wireValue)
      }
      call.pass(x.wireValue)
      call.pass(v.wireValue)
      call.pass(h.wireValue)
      return try channel.ask(call).result()
    }
  }

  public func directionalDerivative(
    of f: (Tensor) throws -> Double, at x: Tensor, along u: Tensor, step h: Double
  ) throws -> Double {
    try withoutActuallyEscaping(f) { f in
      var call = EntryCall(exercise: "gradient-checking", entryPoint: "directionalDerivative(of:at:along:step:)")
      call.pass { arguments in
        let result = try f(arguments.value(0))
        return .returned(result.wireValue)
      }
      call.pass(x.wireValue)
      call.pass(u.wireValue)
      call.pass(h.wireValue)
      return try channel.ask(call).result()
    }
  }

  public func relativeError(_ a: Tensor, _ b: Tensor) throws -> Double {
    try channel.ask("gradient-checking", "relativeError(_:_:)", [a.wireValue, b.wireValue]).result()
  }

  public func gradientCheck(
    of f: (Tensor) throws -> Double, gradient: (Tensor) throws -> Tensor, at x: Tensor, step h: Double,
    tolerance: Double
  ) throws -> GradientCheckReport {
    try withoutActuallyEscaping(f) { f in
      try withoutActuallyEscaping(gradient) { gradient in
        var call = EntryCall(exercise: "gradient-checking", entryPoint: "gradientCheck(of:gradient:at:step:tolerance:)")
        call.pass { arguments in
          let result = try f(arguments.value(0))
          return .returned(result.wireValue)
        }
        call.pass { arguments in
          let result = try gradient(arguments.value(0))
          return .returned(result.wireValue)
        }
        call.pass(x.wireValue)
        call.pass(h.wireValue)
        call.pass(tolerance.wireValue)
        return try channel.ask(call).result()
      }
    }
  }
}

extension ExerciseBridge {
  /// The exercise `gradient-checking`.
  public static let gradientChecking = ExerciseBridge(
    id: "gradient-checking", typeName: "GradientChecking",
    entryPoints: [
      EntryPoint(
        exercise: "gradient-checking", name: "centralDifference(of:at:step:)",
        summary: "The central difference `(f(x + h) − f(x − h)) / 2h`.",
        parameters: [
          .init(label: "of", name: "f", type: "(Double) throws -> Double"),
          .init(label: "at", name: "x", type: "Double"), .init(label: "step", name: "h", type: "Double")
        ], result: "Double"),
      EntryPoint(
        exercise: "gradient-checking", name: "numericalGradient(of:at:step:)",
        summary: "The gradient of a number that depends on a tensor: a central difference for each entry, the others staying where they are.",
        parameters: [
          .init(label: "of", name: "f", type: "(Tensor) throws -> Double"),
          .init(label: "at", name: "x", type: "Tensor"), .init(label: "step", name: "h", type: "Double")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "gradient-checking", name: "numericalVJP(of:at:cotangent:step:)",
        summary: "The vector-Jacobian product of a tensor that depends on a tensor: the gradient of `⟨v, f(x)⟩` with respect to `x`.",
        parameters: [
          .init(label: "of", name: "f", type: "(Tensor) throws -> Tensor"),
          .init(label: "at", name: "x", type: "Tensor"), .init(label: "cotangent", name: "v", type: "Tensor"),
          .init(label: "step", name: "h", type: "Double")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "gradient-checking", name: "directionalDerivative(of:at:along:step:)",
        summary: "The derivative along a direction, `(f(x + h·u) − f(x − h·u)) / 2h`.",
        parameters: [
          .init(label: "of", name: "f", type: "(Tensor) throws -> Double"),
          .init(label: "at", name: "x", type: "Tensor"), .init(label: "along", name: "u", type: "Tensor"),
          .init(label: "step", name: "h", type: "Double")
        ], result: "Double"),
      EntryPoint(
        exercise: "gradient-checking", name: "relativeError(_:_:)",
        summary: "The largest relative error of an entry, `max_i |a_i − b_i| / max(10⁻⁸, |a_i| + |b_i|)`.",
        parameters: [
          .init(label: nil, name: "a", type: "Tensor"), .init(label: nil, name: "b", type: "Tensor")
        ], result: "Double"),
      EntryPoint(
        exercise: "gradient-checking", name: "gradientCheck(of:gradient:at:step:tolerance:)",
        summary: "Compares a gradient with the numerical one.",
        parameters: [
          .init(label: "of", name: "f", type: "(Tensor) throws -> Double"),
          .init(label: "gradient", name: "gradient", type: "(Tensor) throws -> Tensor"),
          .init(label: "at", name: "x", type: "Tensor"), .init(label: "step", name: "h", type: "Double"),
          .init(label: "tolerance", name: "tolerance", type: "Double")
        ], result: "GradientCheckReport"),
    ]
  ) { call, solution in
    guard let solution = solution as? any GradientCheckingExercise else { return nil }
    return try answerGradientChecking(call, with: solution)
  }
}

private func answerGradientChecking<Solution: GradientCheckingExercise>(
  _ call: IncomingCall, with solution: Solution
) throws -> CallOutcome {
  switch call.entryPoint {
  case "centralDifference(of:at:step:)":
    let f = try call.function(0)
    return try .returned(solution.centralDifference(
      of: { argument0 in try f.ask(argument0.wireValue).result() }, at: call.argument(1),
      step: call.argument(2)
    ).wireValue)
  case "numericalGradient(of:at:step:)":
    let f = try call.function(0)
    return try .returned(solution.numericalGradient(
      of: { argument0 in try f.ask(argument0.wireValue).result() }, at: call.argument(1),
      step: call.argument(2)
    ).wireValue)
  case "numericalVJP(of:at:cotangent:step:)":
    let f = try call.function(0)
    return try .returned(solution.numericalVJP(
      of: { argument0 in try f.ask(argument0.wireValue).result() }, at: call.argument(1),
      cotangent: call.argument(2), step: call.argument(3)
    ).wireValue)
  case "directionalDerivative(of:at:along:step:)":
    let f = try call.function(0)
    return try .returned(solution.directionalDerivative(
      of: { argument0 in try f.ask(argument0.wireValue).result() }, at: call.argument(1),
      along: call.argument(2), step: call.argument(3)
    ).wireValue)
  case "relativeError(_:_:)":
    return try .returned(solution.relativeError(call.argument(0), call.argument(1)).wireValue)
  case "gradientCheck(of:gradient:at:step:tolerance:)":
    let f = try call.function(0)
    let gradient = try call.function(1)
    return try .returned(solution.gradientCheck(
      of: { argument0 in try f.ask(argument0.wireValue).result() },
      gradient: { argument0 in try gradient.ask(argument0.wireValue).result() }, at: call.argument(2),
      step: call.argument(3), tolerance: call.argument(4)
    ).wireValue)
  default: throw call.unknownEntryPoint(of: "gradient-checking")
  }
}

extension GradientCheckReport: WireRepresentable {
  public var wireValue: WireValue {
    .record([
      WireField("maxRelativeError", maxRelativeError.wireValue),
      WireField("worstIndex", worstIndex.wireValue), WireField("passed", passed.wireValue)
    ])
  }

  public init(wireValue: WireValue) throws {
    self.init(
      maxRelativeError: try wireValue.field("maxRelativeError").decoded(),
      worstIndex: try wireValue.field("worstIndex").decoded(), passed: try wireValue.field("passed").decoded()
    )
  }
}

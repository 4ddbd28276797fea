import Exercises
public import WorkerProtocol

/// What the harness knows about one exercise; the generator writes one for each.
public struct ExerciseBridge: Sendable {
  /// The exercise's id, like `mlp`.
  public let id: String
  /// The name of the struct that a student writes, like `MLP`.
  public let typeName: String
  /// What the student writes, in the protocol's order.
  public let entryPoints: [EntryPoint]

  private let dispatch: @Sendable (IncomingCall, Any) throws -> CallOutcome?

  /// An exercise.
  ///
  /// - Parameter dispatch: Makes a call on a solution; nil if the value does not conform to the protocol.
  public init(
    id: String, typeName: String, entryPoints: [EntryPoint],
    dispatch: @escaping @Sendable (IncomingCall, Any) throws -> CallOutcome?
  ) {
    self.id = id
    self.typeName = typeName
    self.entryPoints = entryPoints
    self.dispatch = dispatch
  }

  /// Makes a call on a solution and catches what it throws.
  ///
  /// - Returns: nil if `solution` does not conform to the exercise's protocol.
  /// - Throws: `WireMismatch` or `UnknownObject` for a call that makes no sense, `CallFailure` and pipe errors.
  public func answer(_ call: IncomingCall, with solution: Any) throws -> CallOutcome? {
    do {
      return try dispatch(call, solution)
    } catch let error as LabError {
      return .threw(ThrownError.courseError(error.wireValue).shortened)
    } catch let error as CallbackError {
      return .threw(.callbackError(error.index))
    } catch let error where Self.isFaultOfTheCall(error) {
      throw error
    } catch {
      let type = String(describing: type(of: error))
      return .threw(ThrownError.other(type: type, description: String(describing: error)).shortened)
    }
  }

  /// The name of the C function by which a compiled submission hands over its solution.
  public var symbol: String { symbol(ofSolution: nil) }

  /// The same for a solution of a batch.
  public func symbol(ofSolution number: Int?) -> String {
    "gradus_solution_" + id.replacing("-", with: "_") + (number.map { "_\($0)" } ?? "")
  }

  /// The source of that function, to be compiled with the student's file. Its names are qualified: a student may have
  /// types of the same names.
  public var glue: String { glue(for: typeName, solution: nil) }

  /// The same for a type that is a solution of a batch.
  public func glue(for type: String, solution number: Int?) -> String {
    let symbol = symbol(ofSolution: number)
    return """
      import LabKit

      @_cdecl("\(symbol)")
      public func \(symbol)() -> Swift.UnsafeMutableRawPointer {
        let solution: any LabKit.\(typeName)Exercise = \(type)()
        return Swift.Unmanaged.passRetained(LabKit.SolutionBox(solution)).toOpaque()
      }

      """
  }

  private static func isFaultOfTheCall(_ error: any Error) -> Bool {
    error is WireMismatch || error is UnknownObject || error is CallFailure || error is PipeError
      || error is WireFormatError
  }
}

/// The entry points that the failing cases of an item called: what a diagnosis looks at.
public final class FailingCalls {
  /// Their full names.
  public private(set) var entryPoints: Set<String> = []
  private var current: Set<String> = []

  /// None so far.
  public init() {}

  /// Another list, with the names of this one.
  public func copy() -> FailingCalls {
    let copy = FailingCalls()
    copy.entryPoints = entryPoints
    return copy
  }

  func begin() { current = [] }

  func note(_ entryPoint: String) { current.insert(entryPoint) }

  func end(passed: Bool) {
    if !passed { entryPoints.formUnion(current) }
    current = []
  }
}

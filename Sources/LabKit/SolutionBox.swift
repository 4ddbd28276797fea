/// Carries a student's solution across the C function by which the worker asks for it.
public final class SolutionBox {
  /// A value that conforms to the exercise's protocol.
  public let solution: Any

  /// Boxes a solution.
  public init(_ solution: Any) {
    self.solution = solution
  }
}

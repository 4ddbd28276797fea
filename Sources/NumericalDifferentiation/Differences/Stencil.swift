/// Values of a function of one variable at `x`, `x ± h`, `x ± 2h` and, once asked for, `x ± 4h`.
///
/// The abscissae are those that floating-point numbers represent, and quotients divide by the distance
/// between them, so that the rounding of `x + h` costs nothing. The points serve three purposes: central
/// quotients, their order of convergence, and one-sided quotients that show kinks.
package struct Stencil {
  /// A point of the function's graph.
  package struct Point: Equatable {
    let x: Double
    let value: Double

    package init(x: Double, value: Double) {
      self.x = x
      self.value = value
    }
  }

  /// The middle of the stencil.
  let center: Point
  /// The nominal distance h of the nearest points.
  let step: Double
  /// Points at `x + h`, `x + 2h`, `x + 4h`.
  private(set) var right: [Point] = []
  /// Points at `x − h`, `x − 2h`, `x − 4h`.
  private(set) var left: [Point] = []

  /// Evaluates the function at the four points nearest to `center`.
  init(center: Point, step: Double, of function: (Double) throws -> Double) rethrows {
    self.center = center
    self.step = step
    try extend(to: 1, function)
    try extend(to: 2, function)
  }

  /// Evaluates the function at `x ± 4h`.
  mutating func addOuterPoints(of function: (Double) throws -> Double) rethrows {
    try extend(to: 4, function)
  }

  private mutating func extend(to multiple: Double, _ function: (Double) throws -> Double) rethrows {
    let above = center.x + multiple * step
    let below = center.x - multiple * step
    right.append(Point(x: above, value: try function(above)))
    left.append(Point(x: below, value: try function(below)))
  }

  /// How many times the function was evaluated.
  var evaluations: Int { right.count + left.count }

  /// Whether every value is a number.
  var isFinite: Bool { (right + left).allSatisfy { $0.value.isFinite } && center.value.isFinite }

  /// Largest absolute value, which sets the round-off of the quotients.
  var magnitude: Double { (right + left).reduce(abs(center.value)) { max($0, abs($1.value)) } }

  /// `(f(x + 2ˡh) − f(x − 2ˡh)) / 2·2ˡh`, level l = 0, 1, 2.
  func central(_ level: Int) -> Double { slope(from: left[level], to: right[level]) }

  /// `(f(x + 2ˡh) − f(x)) / 2ˡh`.
  func forward(_ level: Int) -> Double { slope(from: center, to: right[level]) }

  /// `(f(x) − f(x − 2ˡh)) / 2ˡh`.
  func backward(_ level: Int) -> Double { slope(from: left[level], to: center) }

  /// Right derivative by one step of extrapolation, `2D⁺_h − D⁺_2h`, from levels l and l + 1; error O(h²).
  func rightDerivative(_ level: Int) -> Double { 2 * forward(level) - forward(level + 1) }

  /// Left derivative by one step of extrapolation, `2D⁻_h − D⁻_2h`.
  func leftDerivative(_ level: Int) -> Double { 2 * backward(level) - backward(level + 1) }

  /// Right minus left derivative: O(h³) where the function is smooth, the jump of the slope at a kink.
  func jump(_ level: Int) -> Double { rightDerivative(level) - leftDerivative(level) }

  private func slope(from a: Point, to b: Point) -> Double { (b.value - a.value) / (b.x - a.x) }
}

import LabKit

// Loops over the numbers of the tensor; no tensor arithmetic anywhere.
struct GradientChecking: GradientCheckingExercise {
  func centralDifference(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    if h.isNaN || h.isInfinite || h <= 0 {
      throw LabError.invalidArgument("the step must be positive and finite")
    }
    let above = try f(x + h)
    let below = try f(x - h)
    return (above - below) / (2 * h)
  }

  func numericalGradient(of f: (Tensor) throws -> Double, at x: Tensor, step h: Double) throws -> Tensor {
    if h.isNaN || h.isInfinite || h <= 0 {
      throw LabError.invalidArgument("the step must be positive and finite")
    }
    var out = [Double](repeating: 0, count: x.count)
    var numbers = x.storage
    for i in 0..<x.count {
      let old = numbers[i]
      numbers[i] = old + h
      let above = try f(Tensor(shape: x.shape, storage: numbers))
      numbers[i] = old - h
      let below = try f(Tensor(shape: x.shape, storage: numbers))
      numbers[i] = old
      out[i] = (above - below) / (2 * h)
    }
    return Tensor(shape: x.shape, storage: out)
  }

  func numericalVJP(
    of f: (Tensor) throws -> Tensor, at x: Tensor, cotangent v: Tensor, step h: Double
  ) throws -> Tensor {
    if h.isNaN || h.isInfinite || h <= 0 {
      throw LabError.invalidArgument("the step must be positive and finite")
    }
    var out = [Double](repeating: 0, count: x.count)
    var numbers = x.storage
    for i in 0..<x.count {
      let old = numbers[i]
      numbers[i] = old + h
      let above = try f(Tensor(shape: x.shape, storage: numbers))
      numbers[i] = old - h
      let below = try f(Tensor(shape: x.shape, storage: numbers))
      numbers[i] = old
      if above.shape != v.shape || below.shape != v.shape {
        throw LabError.shapeMismatch("f(x) has shape \(above.shape), v has shape \(v.shape)")
      }
      var sum = 0.0
      for j in 0..<v.count {
        // Entry j of column i of the Jacobian, times v_j.
        sum += v.storage[j] * ((above.storage[j] - below.storage[j]) / (2 * h))
      }
      out[i] = sum
    }
    return Tensor(shape: x.shape, storage: out)
  }

  func directionalDerivative(
    of f: (Tensor) throws -> Double, at x: Tensor, along u: Tensor, step h: Double
  ) throws -> Double {
    if h.isNaN || h.isInfinite || h <= 0 {
      throw LabError.invalidArgument("the step must be positive and finite")
    }
    if x.shape != u.shape {
      throw LabError.shapeMismatch("the direction has shape \(u.shape), x has shape \(x.shape)")
    }
    var forward = x.storage
    var backward = x.storage
    for i in 0..<x.count {
      forward[i] += h * u.storage[i]
      backward[i] -= h * u.storage[i]
    }
    let above = try f(Tensor(shape: x.shape, storage: forward))
    let below = try f(Tensor(shape: x.shape, storage: backward))
    return (above - below) / (2 * h)
  }

  func relativeError(_ a: Tensor, _ b: Tensor) throws -> Double {
    if a.shape != b.shape {
      throw LabError.shapeMismatch("\(a.shape) and \(b.shape)")
    }
    var worst = 0.0
    for i in 0..<a.count {
      let p = a.storage[i]
      let q = b.storage[i]
      var scale = p.magnitude + q.magnitude
      if scale < 1e-8 {
        scale = 1e-8
      }
      let e = (p - q).magnitude / scale
      if e > worst {
        worst = e
      }
    }
    return worst
  }

  func gradientCheck(
    of f: (Tensor) throws -> Double, gradient: (Tensor) throws -> Tensor, at x: Tensor, step h: Double,
    tolerance: Double
  ) throws -> GradientCheckReport {
    let claimed = try gradient(x)
    if claimed.shape != x.shape {
      throw LabError.shapeMismatch("the gradient has shape \(claimed.shape), x has shape \(x.shape)")
    }
    let numerical = try numericalGradient(of: f, at: x, step: h)
    var worst = 0.0
    var index = 0
    var sawNaN = false
    for i in 0..<x.count {
      let p = claimed.storage[i]
      let q = numerical.storage[i]
      let e = (p - q).magnitude / max(1e-8, p.magnitude + q.magnitude)
      if e.isNaN {
        sawNaN = true
      } else if e > worst {
        worst = e
        index = i
      }
    }
    return GradientCheckReport(maxRelativeError: worst, worstIndex: index, passed: !sawNaN && worst <= tolerance)
  }
}

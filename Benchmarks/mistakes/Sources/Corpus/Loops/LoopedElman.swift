import Foundation
import Tensors

/// An Elman network unit by unit; right unless it has a fault.
struct LoopedElman: Sendable {
  enum Fault: Sendable {
    case overwritten, noNextState, twoSteps, timeMean, currentState, untransposed, timeReversed
    case noSlope, slopeTwice, biasBatchMean, firstStateDropped, upstreamOfLastStep
  }

  var fault: Fault?

  private func has(_ other: Fault) -> Bool { fault == other }

  /// h₀ … h_T as [t][n][h], for x (N, T, D), W (H, D), U (H, H), b (H).
  func states(_ x: Tensor, _ w: Tensor, _ u: Tensor, _ b: Tensor, from start: [[Double]]) -> [[[Double]]] {
    var states = [start]
    for t in 0..<x.shape[1] {
      states.append(
        (0..<x.shape[0]).map { n in
          (0..<b.count).map { i in
            let input = sum(x.shape[2]) { w[i, $0] * x[n, t, $0] }
            return Foundation.tanh(b[i] + input + sum(b.count) { u[i, $0] * states[t][n][$0] })
          }
        })
    }
    return states
  }

  /// Gradients of x, W, U, b and h₀ (as rows).
  func pullback(
    _ x: Tensor, _ w: Tensor, _ u: Tensor, _ states: [[[Double]]], _ g: (Int, Int, Int) -> Double
  ) -> (parameters: [Tensor], start: [[Double]]) {
    let (batch, steps, features, hidden) = (x.shape[0], x.shape[1], x.shape[2], u.shape[0])
    var dx = Tensor.zeros(x.shape)
    var (dw, du, db) = (Tensor.zeros(w.shape), Tensor.zeros(u.shape), Tensor.zeros([hidden]))
    var carried = Array(repeating: Array(repeating: 0.0, count: hidden), count: batch)
    for t in (0..<steps).reversed() {
      if has(.overwritten) { (dw, du, db) = (.zeros(w.shape), .zeros(u.shape), .zeros([hidden])) }
      let weight = has(.timeMean) ? 1 / Double(steps) : 1
      for n in 0..<batch {
        let before = states[has(.currentState) ? t + 1 : t][n]
        let push = (0..<hidden).map { i in
          let upstream = has(.upstreamOfLastStep) ? g(n, steps - 1, i) : g(n, t, i)
          return (upstream + carried[n][i]) * slope(states[t + 1][n][i])
        }
        for i in 0..<hidden {
          db[i] += weight * push[i] / (has(.biasBatchMean) ? Double(batch) : 1)
          for j in 0..<hidden { du[i, j] += weight * push[i] * before[j] }
          for j in 0..<features {
            dw[i, j] += weight * push[i] * x[n, t, j]
            dx[n, has(.timeReversed) ? steps - 1 - t : t, j] += push[i] * w[i, j]
          }
        }
        carried[n] = (0..<hidden).map { j in
          if has(.noNextState) || has(.twoSteps) && t % 2 == 0 && t > 0 { return 0 }
          return sum(hidden) { push[$0] * (has(.untransposed) ? u[j, $0] : u[$0, j]) }
        }
      }
    }
    if has(.firstStateDropped) { carried = carried.map { $0.map { 0 * $0 } } }
    return ([dx, dw, du, db], carried)
  }

  private func slope(_ state: Double) -> Double {
    if has(.noSlope) { return 1 }
    let value = has(.slopeTwice) ? Foundation.tanh(state) : state
    return (1 - value) * (1 + value)
  }
}

extension Tensor {
  /// A matrix as rows of numbers.
  var asRows: [[Double]] { (0..<shape[0]).map { row($0).storage } }
}

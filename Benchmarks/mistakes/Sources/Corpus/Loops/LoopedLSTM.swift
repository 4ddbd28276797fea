import Foundation
import Tensors

/// An LSTM cell by cell, each gate a record; right unless it has a fault.
struct LoopedLSTM: Sendable {
  enum Fault: Sendable {
    case outputBeforeCandidate, orderOfBoth, noForgetSlope, noCandidateSlope, noCellSlope, finalCellLost
    case cellNotCarried, stateNotCarried, overwritten, currentState, timeMean, timeReversed
    case outputFromCell, lastUpstreamOnly, cellNotForgotten
  }

  var fault: Fault?

  private func has(_ other: Fault) -> Bool { fault == other }

  /// One unit of one example at one step.
  struct Unit {
    var i, f, c̃, o, before, cell, output: Double
  }

  /// Blocks of i, f, c̃, o in the stacked weights.
  private var order: (i: Int, f: Int, c̃: Int, o: Int) { has(.orderOfBoth) ? (0, 1, 3, 2) : (0, 1, 2, 3) }

  /// [n][t][unit].
  func units(_ a: [Tensor]) -> [[[Unit]]] {
    let (batch, steps, hidden) = (a[0].shape[0], a[0].shape[1], a[2].shape[1])
    return (0..<batch).map { n in
      var (state, cell) = (a[4].row(n).storage, a[5].row(n).storage)
      return (0..<steps).map { t in
        let row = (0..<hidden).map { u in
          unit(u, n, t, a, state: state, before: cell[u])
        }
        (state, cell) = (row.map(\.output), row.map(\.cell))
        return row
      }
    }
  }

  private func unit(_ u: Int, _ n: Int, _ t: Int, _ a: [Tensor], state: [Double], before: Double) -> Unit {
    let hidden = state.count
    func total(_ block: Int) -> Double {
      let place = block * hidden + u
      let input = sum(a[0].shape[2]) { a[1][place, $0] * a[0][n, t, $0] }
      return a[3][place] + input + sum(hidden) { a[2][place, $0] * state[$0] }
    }
    func squash(_ z: Double) -> Double { 1 / (1 + exp(-z)) }
    let (i, f) = (squash(total(order.i)), squash(total(order.f)))
    let (c̃, o) = (Foundation.tanh(total(order.c̃)), squash(total(order.o)))
    let cell = f * before + i * c̃
    return Unit(i: i, f: f, c̃: c̃, o: o, before: before, cell: cell, output: o * Foundation.tanh(cell))
  }

  func forward(_ a: [Tensor]) -> Tensor {
    let units = units(a)
    let steps = a[0].shape[1]
    return cube(a[0].shape[0], steps + 1, a[2].shape[1]) { n, t, u in
      t < steps ? units[n][t][u].output : units[n][steps - 1][u].cell
    }
  }

  func pullback(_ a: [Tensor], _ g: Tensor) -> [Tensor] {
    let (batch, steps, features, hidden) = (a[0].shape[0], a[0].shape[1], a[0].shape[2], a[2].shape[1])
    let units = units(a)
    var d = a.map { Tensor.zeros($0.shape) }
    for n in 0..<batch {
      // Example by example: the weights are overwritten within each.
      var own = d.map { Tensor.zeros($0.shape) }
      var state = Array(repeating: 0.0, count: hidden)
      var cell = (0..<hidden).map { has(.finalCellLost) ? 0 : g[n, steps, $0] }
      for t in (0..<steps).reversed() {
        if has(.overwritten) { for place in 1...3 { own[place] = .zeros(a[place].shape) } }
        let old = t > 0 ? units[n][t - 1].map(\.output) : a[4].row(n).storage
        let before = has(.currentState) ? units[n][t].map(\.output) : old
        for u in 0..<hidden where !has(.lastUpstreamOnly) || t == steps - 1 { state[u] += g[n, t, u] }
        let sums = (0..<hidden).map { gateSums(units[n][t][$0], state: state[$0], cell: &cell[$0]) }
        state = Array(repeating: 0, count: hidden)
        for u in 0..<hidden {
          for (block, push) in blocks(sums[u]) {
            let place = block * hidden + u
            own[3][place] += push
            for j in 0..<hidden {
              own[2][place, j] += push * before[j]
              if !has(.stateNotCarried) { state[j] += push * a[2][place, j] }
            }
            for j in 0..<features {
              own[1][place, j] += push * a[0][n, t, j]
              own[0][n, has(.timeReversed) ? steps - 1 - t : t, j] += push * a[1][place, j]
            }
          }
        }
      }
      for u in 0..<hidden {
        own[4][n, u] = state[u]
        own[5][n, u] = cell[u]
      }
      for place in d.indices { d[place] += own[place] }
    }
    if has(.timeMean) { for place in 1...3 { d[place] /= Double(steps) } }
    return d
  }

  /// Gradients of the four sums of a unit; `cell` becomes that of the cell before.
  private func gateSums(_ unit: Unit, state: Double, cell: inout Double) -> [Double] {
    let squashed = Foundation.tanh(unit.cell)
    cell += state * unit.o * (has(.noCellSlope) ? 1 : 1 - squashed * squashed)
    let sums = [
      cell * unit.c̃ * unit.i * (1 - unit.i),
      cell * unit.before * (has(.noForgetSlope) ? 1 : unit.f * (1 - unit.f)),
      cell * unit.i * (has(.noCandidateSlope) ? 1 : 1 - unit.c̃ * unit.c̃),
      state * (has(.outputFromCell) ? unit.cell : squashed) * unit.o * (1 - unit.o),
    ]
    cell *= has(.cellNotCarried) ? 0 : has(.cellNotForgotten) ? 1 : unit.f
    return sums
  }

  private func blocks(_ sums: [Double]) -> [(block: Int, push: Double)] {
    let places = has(.outputBeforeCandidate) ? [0, 1, 3, 2] : [order.i, order.f, order.c̃, order.o]
    return zip(places, sums).map { ($0, $1) }
  }
}

import Tensors

/// Axes of the LSTM: batch B, steps T, features D, hidden units H; gates i, f, g, o as in PyTorch.
private let (batch, steps, features, units) = (4, 10, 8, 16)
private let gates = 4 * units

extension Case {
  /// All hidden states of an LSTM that starts at 0.
  static func lstm() -> Case {
    Case(
      name: "lstm",
      arguments: inputs(
        [
          "x": [batch, steps, features], "W_ih": [gates, features], "W_hh": [gates, units], "b_ih": [gates],
          "b_hh": [gates],
        ], scale: 0.5),
      work: Work(
        operations: batch * steps * (2 * gates * (features + units) + 5 * gates),
        exponentials: batch * steps * (gates + units)),
      forward: { points in
        let states = LSTMStates(points)
        return unstacked(states.hidden, count: points.count)
      },
      pullback: { point in
        let states = LSTMStates([point])
        return { lstmGradients(point, states, $0) }
      })
  }
}

/// What the forward pass computes, with an axis P in front.
struct LSTMStates {
  /// After the sigmoid or tanh: (T, P, B, 4H).
  var gateValues: [Tensor] = []
  /// (T, P, B, H).
  var cells: [Tensor] = []
  /// (P, B, T, H).
  let hidden: Tensor

  init(_ points: [[Tensor]]) {
    let x = stacked(points, 0)
    let bias = stacked(points, 3) + stacked(points, 4)
    let fromInput =
      product(x.reshaped([x.shape[0], batch * steps, features]), stacked(points, 1).transposed(-2, -1))
      + bias.expanded(axis: 1)
    let recurrent = stacked(points, 2).transposed(-2, -1)
    let count = max(fromInput.shape[0], recurrent.shape[0])
    var states: [Tensor] = []
    for t in 0..<steps {
      let gates = squashedGates(t, fromInput, states.last.map { product($0, recurrent) }, count)
      let cell = nextCell(gates, cells.last, count)
      states.append(output(gates, elementwise(tanh, cell), count))
      gateValues.append(gates)
      cells.append(cell)
    }
    hidden = stack(states, axis: 2)
  }
}

/// σ(z) = ½ + ½·tanh(z/2), so that one sweep of tanh serves all gates.
private func squashedGates(_ t: Int, _ fromInput: Tensor, _ recurrent: Tensor?, _ count: Int) -> Tensor {
  let pointStride = fromInput.shape[0] == 1 ? 0 : 1
  let recurrent = recurrent ?? Tensor.zeros([count, batch, gates])
  let scaled = unsafe computed([count, batch, gates], from: fromInput, recurrent) { sources, result in
    for row in 0..<count * batch {
      let (point, b) = (row / batch * pointStride, row % batch)
      let z = unsafe sources[0] + ((point * batch + b) * steps + t) * gates
      let (r, y) = unsafe (sources[1] + row * gates, result + row * gates)
      for j in 0..<2 * units { unsafe y[j] = 0.5 * (z[j] + r[j]) }
      for j in 2 * units..<3 * units { unsafe y[j] = z[j] + r[j] }
      for j in 3 * units..<gates { unsafe y[j] = 0.5 * (z[j] + r[j]) }
    }
  }
  var values = elementwise(tanh, scaled)
  unsafe values.storage.withUnsafeMutableBufferPointer { buffer in
    guard let y = buffer.baseAddress else { return }
    for row in 0..<count * batch {
      let y = unsafe y + row * gates
      for j in 0..<2 * units { unsafe y[j] = 0.5 + 0.5 * y[j] }
      for j in 3 * units..<gates { unsafe y[j] = 0.5 + 0.5 * y[j] }
    }
  }
  return values
}

/// `f∘c + i∘g`.
private func nextCell(_ values: Tensor, _ cell: Tensor?, _ count: Int) -> Tensor {
  let cell = cell ?? Tensor.zeros([count, batch, units])
  return unsafe computed(cell.shape, from: values, cell) { sources, result in
    for row in 0..<count * batch {
      let (i, c, y) = unsafe (sources[0] + row * gates, sources[1] + row * units, result + row * units)
      let (f, g) = unsafe (i + units, i + 2 * units)
      for j in 0..<units { unsafe y[j] = f[j] * c[j] + i[j] * g[j] }
    }
  }
}

/// `o∘tanh(c)`.
private func output(_ values: Tensor, _ squashed: Tensor, _ count: Int) -> Tensor {
  unsafe computed(squashed.shape, from: values, squashed) { sources, result in
    for row in 0..<count * batch {
      let o = unsafe sources[0] + row * gates + 3 * units
      let (c, y) = unsafe (sources[1] + row * units, result + row * units)
      for j in 0..<units { unsafe y[j] = o[j] * c[j] }
    }
  }
}

private func lstmGradients(_ point: [Tensor], _ states: LSTMStates, _ cotangent: Tensor) -> [Tensor] {
  var dW = Tensor.zeros([gates, units])
  var dGates = Tensor.zeros([batch, steps, gates])
  var (dState, dCell) = (Tensor.zeros([batch, units]), Tensor.zeros([batch, units]))
  for t in (0..<steps).reversed() {
    let values = states.gateValues[t].reshaped([batch, 4, units])
    let (i, f, g, o) = (
      values.select(axis: 1, at: 0), values.select(axis: 1, at: 1), values.select(axis: 1, at: 2),
      values.select(axis: 1, at: 3)
    )
    let squashed = tanh(states.cells[t].squeezed(axis: 0))
    let before = t == 0 ? Tensor.zeros([batch, units]) : states.cells[t - 1].squeezed(axis: 0)
    dState += cotangent.select(axis: 1, at: t)
    dCell += dState * o * (1 - squashed * squashed)
    let step = concatenate(
      [
        dCell * g * i * (1 - i), dCell * before * f * (1 - f), dCell * i * (1 - g * g),
        dState * squashed * o * (1 - o),
      ], axis: 1)
    dGates.assign(step.expanded(axis: 1), at: 0..<batch, t..<t + 1)
    if t > 0 { dW += matmul(step.transposed(), states.hidden.squeezed(axis: 0).select(axis: 1, at: t - 1)) }
    dState = matmul(step, point[2])
    dCell *= f
  }
  let rows = dGates.reshaped([batch * steps, gates])
  let dBias = rows.sum(axis: 0)
  return [
    matmul(rows, point[1]).reshaped(point[0].shape),
    matmul(rows.transposed(), point[0].reshaped([batch * steps, features])), dW, dBias, dBias,
  ]
}

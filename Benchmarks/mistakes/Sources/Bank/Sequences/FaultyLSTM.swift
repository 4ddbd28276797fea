import Tensors

/// Back-propagation through time in an LSTM, with something wrong on the way.
struct FaultyLSTM: Sendable {
  typealias StepWeight = FaultyElman.StepWeight

  /// What a gate's gradient needs.
  struct Gate {
    /// Before and after the gate's function.
    var sum: Tensor
    var value: Tensor
  }

  /// i, f, g, o by place of their blocks, 0 ..< 4.
  var order = [0, 1, 2, 3]
  /// The order in which the backward pass stacks the gates' gradients, where it is another.
  var stacking: [Int]?
  /// The derivative of σ or tanh of the gates i, f, g, o.
  var slopes: [@Sendable (Gate) -> Tensor] = (0..<4).map { gate in
    { gate == 2 ? 1 - $0.value * $0.value : $0.value * (1 - $0.value) }
  }
  /// From the cell and its tanh: the derivative of tanh in h_t = o⊙tanh c_t.
  var slopeOfCell: @Sendable (_ cell: Tensor, _ squashed: Tensor) -> Tensor = { 1 - $1 * $1 }
  /// Of the steps' contributions to the gradients of W, U and b.
  var contributions: [StepWeight] = [FaultyElman.all, FaultyElman.all, FaultyElman.all]
  /// Of what a step hands to the step before: state and cell.
  var carryOfState: StepWeight = FaultyElman.all
  var carryOfCell: StepWeight = FaultyElman.all
  var upstream: StepWeight = FaultyElman.all
  /// Of the upstream gradient of the final cell.
  var finalCell = 1.0
  /// Whether the cell's gradient is handed on without the forget gate.
  var carriesCellUnforgotten = false
  /// Whether the cell's gradient lacks what comes through the state.
  var cellIgnoresState = false
  var pairsWithOwnState = false
  /// Whether the forget gate is paired with its step's own cell.
  var forgetsOwnCell = false
  /// Whether the output gate is paired with tanh of the cell before.
  var showsPreviousCell = false
  /// Whether each gate's block of U hands back without being transposed.
  var carriesTransposed = false
  var runsForward = false

  /// The gradients of inputs, W, U, b, h₀ and c₀.
  func gradients(_ arguments: [Tensor], _ cotangent: Tensor) -> [Tensor] {
    let run = LSTMRun(arguments, order: order)
    var gradients = arguments.map { Tensor.zeros($0.shape) }
    var gradState = Tensor.zeros(arguments[4].shape)
    var gradCell = finalCell * cotangent.select(axis: 1, at: run.steps)
    for step in runsForward ? Array(0..<run.steps) : Array((0..<run.steps).reversed()) {
      gradState += upstream(step, run.steps) * cotangent.select(axis: 1, at: step)
      let gates = run.gates[step]
      let squashed = tanh(run.cells[step + 1])
      let throughState = gradState * gates[3].value * slopeOfCell(run.cells[step + 1], squashed)
      if !cellIgnoresState { gradCell += throughState }
      let forgotten = run.cells[forgetsOwnCell ? step + 1 : step]
      let shown = showsPreviousCell ? tanh(run.cells[step]) : squashed
      let gradGates = [
        gradCell * gates[2].value, gradCell * forgotten, gradCell * gates[0].value, gradState * shown,
      ]
      let gradSums = (0..<4).map { gradGates[$0] * slopes[$0](gates[$0]) }
      let stacked = concatenate((stacking ?? order).map { gradSums[$0] }, axis: 1)
      let parts = [
        matmul(stacked.transposed(), run.input(step)),
        matmul(stacked.transposed(), run.states[pairsWithOwnState ? step + 1 : step]), stacked.sum(axis: 0),
      ]
      for place in 0..<3 {
        gradients[place + 1] += contributions[place](step, run.steps) * parts[place]
      }
      let gradInput = matmul(stacked, arguments[1]).expanded(axis: 1)
      gradients[0].assign(
        gradInput, at: 0..<gradInput.shape[0], step..<(step + 1), 0..<gradInput.shape[2])
      gradState = carryOfState(step, run.steps) * handedBack(stacked, arguments[2])
      if !carriesCellUnforgotten { gradCell *= gates[1].value }
      gradCell *= Tensor(carryOfCell(step, run.steps))
    }
    return Array(gradients[0..<4]) + [gradState, gradCell]
  }

  private func handedBack(_ gradSums: Tensor, _ hiddenWeight: Tensor) -> Tensor {
    guard carriesTransposed else { return matmul(gradSums, hiddenWeight) }
    let hidden = hiddenWeight.shape[1]
    return total(
      (0..<4).map { block in
        let rows = (block * hidden)..<((block + 1) * hidden)
        return matmul(
          gradSums.slice(axis: 1, rows), hiddenWeight.slice(axis: 0, rows).transposed())
      })
  }
}

/// The forward pass of an LSTM.
struct LSTMRun {
  let inputs: Tensor
  /// The gates i, f, g, o by place of their blocks.
  let order: [Int]
  /// h₀ … h_T and c₀ … c_T.
  let states: [Tensor]
  let cells: [Tensor]
  /// i, f, g, o of each step.
  let gates: [[FaultyLSTM.Gate]]

  init(_ arguments: [Tensor], order: [Int]) {
    inputs = arguments[0]
    self.order = order
    var (states, cells): ([Tensor], [Tensor]) = ([arguments[4]], [arguments[5]])
    var gates: [[FaultyLSTM.Gate]] = []
    let hidden = arguments[2].shape[1]
    for step in 0..<inputs.shape[1] {
      let sums =
        matmul(inputs.select(axis: 1, at: step), arguments[1].transposed())
        + matmul(states[step], arguments[2].transposed()) + arguments[3]
      let ofStep = (0..<4).map { gate in
        let block = order.firstIndex(of: gate) ?? gate
        let sum = sums.slice(axis: 1, (block * hidden)..<((block + 1) * hidden))
        return FaultyLSTM.Gate(sum: sum, value: gate == 2 ? tanh(sum) : 0.5 * (tanh(0.5 * sum) + 1))
      }
      gates.append(ofStep)
      cells.append(ofStep[1].value * cells[step] + ofStep[0].value * ofStep[2].value)
      states.append(ofStep[3].value * tanh(cells[step + 1]))
    }
    self.states = states
    self.cells = cells
    self.gates = gates
  }

  var steps: Int { gates.count }
  var result: Tensor { stack(Array(states.dropFirst()) + [cells[steps]], axis: 1) }
  func input(_ step: Int) -> Tensor { inputs.select(axis: 1, at: step) }
}

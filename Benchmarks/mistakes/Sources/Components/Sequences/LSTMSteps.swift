import Tensors

/// An LSTM run over a sequence, with what its gradient needs.
struct LSTMSteps {
  let inputs: Tensor
  let inputWeight: Tensor
  let hiddenWeight: Tensor
  /// h₀ … h_T and c₀ … c_T, each (N, H).
  let states: [Tensor]
  let cells: [Tensor]
  /// For each step i, f, g, o after their functions.
  let gates: [[Tensor]]

  /// - Parameter arguments: as of ``LongShortTermMemory``.
  init(_ arguments: [Tensor]) {
    inputs = arguments[0]
    inputWeight = arguments[1]
    hiddenWeight = arguments[2]
    var (states, cells, gates): ([Tensor], [Tensor], [[Tensor]]) = ([arguments[4]], [arguments[5]], [])
    let hidden = arguments[2].shape[1]
    for step in 0..<arguments[0].shape[1] {
      let sums =
        matmul(inputs.select(axis: 1, at: step), inputWeight.transposed())
        + matmul(states[step], hiddenWeight.transposed()) + arguments[3]
      let gate = (0..<4).map { block in
        let sum = sums.slice(axis: 1, (block * hidden)..<((block + 1) * hidden))
        return block == 2 ? tanh(sum) : sigmoid(sum)
      }
      gates.append(gate)
      cells.append(gate[1] * cells[step] + gate[0] * gate[2])
      states.append(gate[3] * tanh(cells[step + 1]))
    }
    self.states = states
    self.cells = cells
    self.gates = gates
  }

  /// T.
  var count: Int { gates.count }

  /// Gradients; those of weights and bias through each time step's use.
  struct Gradients {
    var inputs: Tensor
    var inputWeight: [Tensor]
    var hiddenWeight: [Tensor]
    var bias: [Tensor]
    var initialState: Tensor
    var initialCell: Tensor
  }

  /// Back-propagation through time.
  ///
  /// - Parameters:
  ///   - cotangents: of h₁ … h_T in steps 0 ..< T of axis 1; a further step is not read.
  ///   - cell: of c_T.
  func pullback(states cotangents: Tensor, cell: Tensor) -> Gradients {
    var (gradInputs, inputWeights, hiddenWeights, biases): ([Tensor], [Tensor], [Tensor], [Tensor]) =
      ([], [], [], [])
    var gradState = Tensor.zeros(states[0].shape)
    var gradCell = cell
    for step in (0..<count).reversed() {
      gradState += cotangents.select(axis: 1, at: step)
      let gate = gates[step]
      let (input, forget, candidate, output) = (gate[0], gate[1], gate[2], gate[3])
      let squashed = tanh(cells[step + 1])
      gradCell += gradState * output * (1 - squashed * squashed)
      let gradSums = concatenate(
        [
          gradCell * candidate * input * (1 - input), gradCell * cells[step] * forget * (1 - forget),
          gradCell * input * (1 - candidate * candidate), gradState * squashed * output * (1 - output),
        ], axis: 1)
      gradInputs.append(matmul(gradSums, inputWeight))
      inputWeights.append(matmul(gradSums.transposed(), inputs.select(axis: 1, at: step)))
      hiddenWeights.append(matmul(gradSums.transposed(), states[step]))
      biases.append(gradSums.sum(axis: 0))
      gradState = matmul(gradSums, hiddenWeight)
      gradCell = gradCell * forget
    }
    return Gradients(
      inputs: stack(gradInputs.reversed(), axis: 1), inputWeight: inputWeights.reversed(),
      hiddenWeight: hiddenWeights.reversed(), bias: biases.reversed(), initialState: gradState,
      initialCell: gradCell)
  }
}

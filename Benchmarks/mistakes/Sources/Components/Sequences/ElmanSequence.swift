import GradientCheck
import Tensors

/// An Elman network run over a sequence: h_t = tanh(x_t·Wᵀ + h_{t−1}·Uᵀ + b).
struct ElmanSequence {
  let inputs: Tensor
  let inputWeight: Tensor
  let hiddenWeight: Tensor
  /// h₀, h₁ … h_T, each (N, H).
  let states: [Tensor]

  /// - Parameters:
  ///   - inputs: x (N, T, D).
  ///   - inputWeight: W (H, D).
  ///   - hiddenWeight: U (H, H).
  ///   - bias: b (H).
  ///   - initialState: h₀ (N, H).
  init(
    _ inputs: Tensor, _ inputWeight: Tensor, _ hiddenWeight: Tensor, _ bias: Tensor, _ initialState: Tensor
  ) {
    self.inputs = inputs
    self.inputWeight = inputWeight
    self.hiddenWeight = hiddenWeight
    var states = [initialState]
    for step in 0..<inputs.shape[1] {
      let fromInput = matmul(inputs.select(axis: 1, at: step), inputWeight.transposed())
      states.append(tanh(fromInput + matmul(states[step], hiddenWeight.transposed()) + bias))
    }
    self.states = states
  }

  var steps: Int { inputs.shape[1] }

  /// h₁ … h_T as (N, T, H).
  var outputs: Tensor { stack(Array(states.dropFirst()), axis: 1) }

  /// Gradients of the weights and the bias through each time step's use.
  struct Gradients {
    var inputs: Tensor
    var initialState: Tensor
    var inputWeight: [Tensor]
    var hiddenWeight: [Tensor]
    var bias: [Tensor]
  }

  /// Back-propagation through time.
  ///
  /// - Parameter cotangents: of h₁ … h_T, each (N, H).
  func pullback(_ cotangents: [Tensor]) -> Gradients {
    var gradInputs: [Tensor] = []
    var (inputWeights, hiddenWeights, biases): ([Tensor], [Tensor], [Tensor]) = ([], [], [])
    var gradState = Tensor.zeros(states[0].shape)
    for step in (0..<steps).reversed() {
      let output = states[step + 1]
      let gradSum = (gradState + cotangents[step]) * (1 - output * output)
      gradInputs.append(matmul(gradSum, inputWeight))
      inputWeights.append(matmul(gradSum.transposed(), inputs.select(axis: 1, at: step)))
      hiddenWeights.append(matmul(gradSum.transposed(), states[step]))
      biases.append(gradSum.sum(axis: 0))
      gradState = matmul(gradSum, hiddenWeight)
    }
    return Gradients(
      inputs: stack(gradInputs.reversed(), axis: 1), initialState: gradState,
      inputWeight: inputWeights.reversed(), hiddenWeight: hiddenWeights.reversed(),
      bias: biases.reversed())
  }
}

/// Σ of tensors of one shape; there is at least one.
func total(_ tensors: [Tensor]) -> Tensor { tensors.dropFirst().reduce(tensors[0], +) }

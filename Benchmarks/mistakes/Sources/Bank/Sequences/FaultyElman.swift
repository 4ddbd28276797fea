import Tensors

/// Back-propagation through time in h_t = tanh(x_t·Wᵀ + h_{t−1}·Uᵀ + b), with something wrong on the way.
struct FaultyElman: Sendable {
  /// How much of a step counts, in a sequence of so many steps.
  typealias StepWeight = @Sendable (_ step: Int, _ steps: Int) -> Double
  /// From the sum before tanh, the state, and the state before: the derivative of tanh.
  typealias Slope = @Sendable (_ sum: Tensor, _ state: Tensor, _ previous: Tensor) -> Tensor

  static let all: StepWeight = { _, _ in 1 }
  static let usualSlope: Slope = { _, state, _ in 1 - state * state }

  /// Of the steps' contributions to the gradients of W, U and b.
  var contributions: [StepWeight] = [all, all, all]
  /// Of the gradient that a step hands to the step before.
  var carry: StepWeight = all
  /// Of the gradient that a step's output receives from the loss.
  var upstream: StepWeight = all
  /// In what a step hands to the step before.
  var slopeOfCarry: Slope = usualSlope
  /// In what a step hands to the parameters and its input.
  var slopeOfParameters: Slope = usualSlope
  /// Both slopes.
  var slope: Slope {
    get { slopeOfCarry }
    set { (slopeOfCarry, slopeOfParameters) = (newValue, newValue) }
  }
  /// Whether a step hands on its gradient times Uᵀ.
  var carriesTransposed = false
  /// Whether the gradient of U pairs a step with its own state.
  var pairsWithOwnState = false
  /// Whether the loop runs from the first step to the last.
  var runsForward = false
  /// How many steps back a loss is followed; nil for all.
  var reach: Int?

  struct Gradients {
    var inputs: Tensor
    var inputWeight: Tensor
    var hiddenWeight: Tensor
    var bias: Tensor
    var initialState: Tensor

    static func + (a: Gradients, b: Gradients) -> Gradients {
      Gradients(
        inputs: a.inputs + b.inputs, inputWeight: a.inputWeight + b.inputWeight,
        hiddenWeight: a.hiddenWeight + b.hiddenWeight, bias: a.bias + b.bias,
        initialState: a.initialState + b.initialState)
    }
  }

  /// - Parameter cotangents: of each state, (N, H).
  func gradients(_ run: ElmanRun, _ cotangents: [Tensor]) -> Gradients {
    guard let reach else { return follow(run, cotangents) }
    let byLoss = cotangents.indices.map { time in
      var limited = self
      limited.carry = { step, _ in step > time - reach + 1 ? 1 : 0 }
      return limited.follow(run, cotangents.enumerated().map { $0 == time ? $1 : 0 * $1 })
    }
    return byLoss.dropFirst().reduce(byLoss[0], +)
  }

  private func follow(_ run: ElmanRun, _ cotangents: [Tensor]) -> Gradients {
    var gradInputs = Tensor.zeros(run.inputs.shape)
    var gradWeights = [
      Tensor.zeros(run.inputWeight.shape), .zeros(run.hiddenWeight.shape),
      .zeros([run.hiddenWeight.shape[0]]),
    ]
    var gradState = Tensor.zeros(run.states[0].shape)
    let order = runsForward ? Array(0..<run.steps) : Array((0..<run.steps).reversed())
    for step in order {
      let (sum, state, previous) = (run.sums[step], run.states[step + 1], run.states[step])
      let received = gradState + upstream(step, run.steps) * cotangents[step]
      let forParameters = received * slopeOfParameters(sum, state, previous)
      let input = run.inputs.select(axis: 1, at: step)
      let paired = pairsWithOwnState ? state : previous
      let parts = [
        matmul(forParameters.transposed(), input), matmul(forParameters.transposed(), paired),
        forParameters.sum(axis: 0),
      ]
      for place in 0..<3 { gradWeights[place] += contributions[place](step, run.steps) * parts[place] }
      let gradInput = matmul(forParameters, run.inputWeight).expanded(axis: 1)
      gradInputs.assign(
        gradInput, at: 0..<gradInput.shape[0], step..<(step + 1), 0..<gradInput.shape[2])
      let handed = received * slopeOfCarry(sum, state, previous)
      let weight = carriesTransposed ? run.hiddenWeight.transposed() : run.hiddenWeight
      gradState = carry(step, run.steps) * matmul(handed, weight)
    }
    return Gradients(
      inputs: gradInputs, inputWeight: gradWeights[0], hiddenWeight: gradWeights[1], bias: gradWeights[2],
      initialState: gradState)
  }
}

/// The forward pass that back-propagation through time goes back through.
struct ElmanRun {
  let inputs: Tensor
  let inputWeight: Tensor
  let hiddenWeight: Tensor
  /// x_t·Wᵀ + h_{t−1}·Uᵀ + b of each step.
  let sums: [Tensor]
  /// h₀ … h_T.
  let states: [Tensor]

  /// - Parameters:
  ///   - inputs: (N, T, D).
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
    var (sums, states): ([Tensor], [Tensor]) = ([], [initialState])
    for step in 0..<inputs.shape[1] {
      let fromInput = matmul(inputs.select(axis: 1, at: step), inputWeight.transposed())
      sums.append(fromInput + matmul(states[step], hiddenWeight.transposed()) + bias)
      states.append(tanh(sums[step]))
    }
    self.sums = sums
    self.states = states
  }

  var steps: Int { sums.count }
}

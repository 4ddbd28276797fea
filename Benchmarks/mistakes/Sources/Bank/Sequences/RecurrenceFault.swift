import Tensors

/// A mistake of back-propagation through time that any recurrent network's code may contain.
struct RecurrenceFault {
  /// Only the first, or only the last step of a loop stays.
  static let keptSteps: [(name: String, weight: FaultyElman.StepWeight)] = [
    ("first", { step, _ in step == 0 ? 1 : 0 }), ("last", { step, steps in step == steps - 1 ? 1 : 0 }),
  ]
  /// Which of the gradients of W, U and b share a mistake.
  static let parameters: [(name: String, places: [Int])] = [
    ("weights and bias", [0, 1, 2]), ("input weight", [0]), ("hidden weight", [1]), ("bias", [2]),
    ("both weights", [0, 1]),
  ]
  /// Where the gradient that is handed back in time is cut.
  static let cuts: [(name: String, carry: FaultyElman.StepWeight)] =
    [2, 3].flatMap { length -> [(name: String, carry: FaultyElman.StepWeight)] in
      [
        ("pieces of \(length) from the start", { step, _ in step % length == 0 ? 0 : 1 }),
        ("pieces of \(length) from the end", { step, steps in (steps - step) % length == 0 ? 0 : 1 }),
      ]
    }

  static func overwritten(_ parameters: String, _ step: String) -> String {
    "The gradient of the \(parameters) is that of the \(step) time step. Every step adds to it: += instead"
      + " of =."
  }
  static func averaged(_ parameters: String) -> String {
    "The gradient of the \(parameters) is divided by the number of time steps. The steps' gradients are"
      + " summed."
  }
  static let nothingHandedBack =
    "The gradient is not handed back in time. Each step's state also receives the gradient of the next step."
  static let cut =
    "The gradient is cut off after some steps back in time. Follow it to the first step of the sequence."
  static let lossesLost =
    "Only the last step's upstream gradient counts. At each step add its own to what the next step hands"
    + " back."
  static let ownState =
    "The hidden weight's gradient pairs each step with its own state h_t. It multiplied the state before,"
    + " h_{t−1}."
  static let inputsReversed =
    "The gradients of the inputs are in reverse order of time. They were collected backwards: reverse the"
    + " list."
  static let upstreamReversed =
    "The upstream gradients are read in the wrong order of time. Step t goes with the upstream gradient at t."
  static let runsForward =
    "The backward loop runs from the first step to the last. It must run from the last to the first."
}

/// A named variant of ``FaultyElman``.
struct ElmanFault: Sendable {
  let id: String
  let rows: Set<Int>
  let sentence: String
  var elman = FaultyElman()

  init(_ id: String, _ rows: Set<Int>, _ sentence: String, _ change: (inout FaultyElman) -> Void) {
    self.id = id
    self.rows = rows
    self.sentence = sentence
    change(&elman)
  }

  static let all: [ElmanFault] = inParameters + inTime + inSlope

  private static let inParameters: [ElmanFault] =
    RecurrenceFault.parameters.flatMap { name, places in
      RecurrenceFault.keptSteps.map { step, weight in
        ElmanFault("\(name) of the \(step) step", [41], RecurrenceFault.overwritten(name, step)) {
          for place in places { $0.contributions[place] = weight }
        }
      } + [
        ElmanFault("\(name) averaged over time", [43], RecurrenceFault.averaged(name)) {
          for place in places { $0.contributions[place] = { _, steps in 1 / Double(steps) } }
        }
      ]
    } + [
      ElmanFault("own state", [44], RecurrenceFault.ownState) { $0.pairsWithOwnState = true }
    ]

  private static let inTime: [ElmanFault] =
    [
      ElmanFault("nothing handed back", [42], RecurrenceFault.nothingHandedBack) { $0.carry = { _, _ in 0 } },
      ElmanFault("nothing handed back but to the initial state", [42], RecurrenceFault.nothingHandedBack) {
        $0.carry = { step, _ in step == 0 ? 1 : 0 }
      },
      ElmanFault("last upstream gradient alone", [41, 42], RecurrenceFault.lossesLost) {
        $0.upstream = { step, steps in step == steps - 1 ? 1 : 0 }
      },
      ElmanFault("runs forward", [49], RecurrenceFault.runsForward) { $0.runsForward = true },
      ElmanFault(
        "hidden weight not transposed", [8],
        "What a step hands back is multiplied by Uᵀ. The forward pass used h·Uᵀ, so the gradient is"
          + " multiplied by U."
      ) { $0.carriesTransposed = true },
    ]
    + RecurrenceFault.cuts.map { name, carry in
      ElmanFault("cut into \(name)", [42], RecurrenceFault.cut) { $0.carry = carry }
    }
    + [2, 3].map { (reach: Int) in
      ElmanFault("\(reach) steps back", [42], RecurrenceFault.cut) { $0.reach = reach }
    }

  private static let inSlope: [ElmanFault] = {
    let leftOut: FaultyElman.Slope = { _, state, _ in .ones(state.shape) }
    return [
      ElmanFault(
        "tanh′ left"
          + " out", [12, 46], "The gradient passes tanh unchanged. Multiply it by 1 − h_t² at every step."
      ) { $0.slope = leftOut },
      ElmanFault(
        "tanh′ left out back in time", [12, 46],
        "What a step hands back has not been multiplied by 1 − h_t². Go back through tanh first, then"
          + " through U."
      ) { $0.slopeOfCarry = leftOut },
      ElmanFault(
        "tanh′ left out for the parameters", [12, 46],
        "The gradients of the parameters have not been multiplied by 1 − h_t². Go back through tanh first."
      ) { $0.slopeOfParameters = leftOut },
      ElmanFault(
        "tanh′ at the output", [13],
        "The derivative of tanh is taken at its output: tanh is applied twice. Use 1 − h_t²."
      ) { $0.slope = { _, state, _ in 1 - tanh(state) * tanh(state) } },
      ElmanFault(
        "1 − x² of the sum", [14], "1 − h_t² needs the output of tanh. You put its input there."
      ) { $0.slope = { sum, _, _ in 1 - sum * sum } },
      ElmanFault(
        "tanh′ of the state before", [44],
        "The derivative of tanh uses the state before, h_{t−1}. It belongs to this step's state: 1 − h_t²."
      ) { $0.slope = { _, _, previous in 1 - previous * previous } },
    ]
  }()
}

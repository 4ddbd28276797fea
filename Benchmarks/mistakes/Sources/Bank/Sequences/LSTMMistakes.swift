package import Components
import Tensors

extension LongShortTermMemory: HasKnownMistakes {
  @MistakeList<LongShortTermMemory>
  package static var particularMistakes: [KnownMistake<LongShortTermMemory>] {
    inParameters
    inTime
    inGates
    gateOrders
    KnownMistake.ofRecurrentGradients(
      RecurrentPlaces(
        inputs: 0, inputWeight: 1, hiddenWeight: 2, bias: 3,
        initial: [("initial state", 4), ("initial cell", 5)]))
  }

  private static func mistake(
    _ id: String, _ rows: Set<Int>, _ sentence: String, _ change: (inout FaultyLSTM) -> Void
  ) -> KnownMistake<LongShortTermMemory> {
    var faulty = FaultyLSTM()
    change(&faulty)
    return KnownMistake(id, rows, sentence) { [faulty] arguments, _, cotangent in
      faulty.gradients(arguments, cotangent)
    }
  }

  private static var inParameters: [KnownMistake<LongShortTermMemory>] {
    RecurrenceFault.parameters.flatMap { name, places in
      RecurrenceFault.keptSteps.map { step, weight in
        mistake("\(name) of the \(step) step", [41], RecurrenceFault.overwritten(name, step)) {
          for place in places { $0.contributions[place] = weight }
        }
      } + [
        mistake("\(name) averaged over time", [43], RecurrenceFault.averaged(name)) {
          for place in places { $0.contributions[place] = { _, steps in 1 / Double(steps) } }
        }
      ]
    } + [
      mistake("own state", [44], RecurrenceFault.ownState) { $0.pairsWithOwnState = true },
      mistake(
        "own cell in the forget gate", [44],
        "The forget gate's gradient uses the cell c_t. The gate multiplied the cell before, c_{t−1}."
      ) { $0.forgetsOwnCell = true },
      mistake(
        "cell before in the output gate", [44],
        "The output gate's gradient uses tanh c_{t−1}. The gate multiplied this step's, tanh c_t."
      ) { $0.showsPreviousCell = true },
    ]
  }

  private static var inTime: [KnownMistake<LongShortTermMemory>] {
    let none: FaultyElman.StepWeight = { _, _ in 0 }
    let toInitial: FaultyElman.StepWeight = { step, _ in step == 0 ? 1 : 0 }
    let carries: [(String, FaultyElman.StepWeight)] = [("", none), (" but to the start", toInitial)]
    let lost = carries.flatMap { suffix, carry in
      [
        mistake("no state handed back\(suffix)", [42], RecurrenceFault.nothingHandedBack) {
          $0.carryOfState = carry
        },
        mistake(
          "no cell handed back\(suffix)", [42],
          "The cell's gradient is not handed back in time. Each step adds to the cell's gradient of the"
            + " next, times f."
        ) { $0.carryOfCell = carry },
        mistake("nothing handed back\(suffix)", [42], RecurrenceFault.nothingHandedBack) {
          $0.carryOfState = carry
          $0.carryOfCell = carry
        },
      ]
    }
    return lost
      + RecurrenceFault.cuts.map { name, carry in
        mistake("cut into \(name)", [42], RecurrenceFault.cut) {
          $0.carryOfState = carry
          $0.carryOfCell = carry
        }
      } + [
        mistake(
          "cell handed back without forget gate", [42],
          "The cell's gradient is handed back without the forget gate. It passed c_{t−1} times f: multiply"
            + " by f."
        ) { $0.carriesCellUnforgotten = true },
        mistake(
          "final cell lost", [47],
          "The final cell's upstream gradient is lost. Start the cell's gradient with it instead of 0."
        ) { $0.finalCell = 0 },
        mistake(
          "cell without the state's gradient", [71],
          "The cell gets no gradient through h_t = o⊙tanh c_t. Add it to what the next step hands back."
        ) { $0.cellIgnoresState = true },
        mistake("last upstream gradient alone", [41, 42], RecurrenceFault.lossesLost) {
          $0.upstream = { step, steps in step == steps - 1 ? 1 : 0 }
        },
        mistake(
          "hidden weight not transposed", [8],
          "What a step hands back multiplies each gate's block of U without its transposition. It is g·U."
        ) { $0.carriesTransposed = true },
        mistake("runs forward", [49], RecurrenceFault.runsForward) { $0.runsForward = true },
      ]
  }
}

import Components
import Tensors

extension LongShortTermMemory {
  private static func mistake(
    _ id: String, _ rows: Set<Int>, _ sentence: String, _ change: (inout FaultyLSTM) -> Void
  ) -> KnownMistake<LongShortTermMemory> {
    var faulty = FaultyLSTM()
    change(&faulty)
    return KnownMistake(id, rows, sentence) { [faulty] arguments, _, cotangent in
      faulty.gradients(arguments, cotangent)
    }
  }

  private static let gateNames = ["input gate", "forget gate", "cell candidate", "output gate"]

  /// Derivatives of σ and tanh that are missing or taken elsewhere.
  static var inGates: [KnownMistake<LongShortTermMemory>] {
    let ofOneGate = (0..<4).flatMap { gate in
      let (name, right) = (gateNames[gate], gate == 2 ? "tanh′ = 1 − g²" : "σ′ = s(1 − s)")
      let other = gate == 2 ? "σ′" : "tanh′"
      return [
        mistake(
          "derivative of the \(name) left out", [46],
          "The gradient of the \(name) passes its function unchanged. Multiply it by \(right)."
        ) { $0.slopes[gate] = { .ones($0.value.shape) } },
        mistake(
          "other derivative of the \(name)", [46],
          "The gradient of the \(name) is multiplied by \(other). Its function's derivative is \(right)."
        ) {
          $0.slopes[gate] = { gate == 2 ? $0.value * (1 - $0.value) : 1 - $0.value * $0.value }
        },
        mistake(
          "derivative of the \(name) at its output", [13],
          "The derivative of the \(name) is taken at its output: the function is applied twice. Use \(right)."
        ) { $0.slopes[gate] = slopeAtOutput(gate) },
        mistake(
          "derivative of the \(name) from its input", [14],
          "\(right) needs the value of the \(name). You put the sum before the function there."
        ) { $0.slopes[gate] = slopeFromInput(gate) },
      ]
    }
    return ofOneGate + [
      mistake(
        "derivatives of all gates left out", [46],
        "The gradients pass the gates' functions unchanged. Multiply them by σ′ or tanh′."
      ) { $0.slopes = (0..<4).map { _ in { .ones($0.value.shape) } } },
      mistake(
        "derivatives of the sigmoid gates left out", [46],
        "The gradients of the three sigmoid gates pass σ unchanged. Multiply them by s(1 − s)."
      ) { faulty in for gate in [0, 1, 3] { faulty.slopes[gate] = { .ones($0.value.shape) } } },
      mistake(
        "derivatives of all gates at their outputs", [13],
        "The gates' derivatives are taken at their outputs: σ or tanh is applied twice. Use s(1 − s) and 1"
          + " − g²."
      ) { $0.slopes = (0..<4).map(slopeAtOutput) },
      mistake(
        "derivatives of all gates from their inputs", [14],
        "s(1 − s) and 1 − g² need the gates' values. You put the sums before the functions there."
      ) { $0.slopes = (0..<4).map(slopeFromInput) },
      mistake(
        "tanh′ of the cell left out", [46],
        "The gradient passes from h_t to the cell without tanh′. Multiply it by 1 − tanh²c_t."
      ) { $0.slopeOfCell = { cell, _ in .ones(cell.shape) } },
      mistake(
        "tanh′ of the cell at its output", [13],
        "The derivative of tanh c_t is taken at tanh c_t: tanh is applied twice. Use 1 − tanh²c_t."
      ) { $0.slopeOfCell = { _, squashed in 1 - tanh(squashed) * tanh(squashed) } },
      mistake(
        "1 − c² of the cell", [14],
        "The derivative of tanh c_t is 1 − tanh²c_t. You squared the cell itself."
      ) { $0.slopeOfCell = { cell, _ in 1 - cell * cell } },
    ]
  }

  private static func slopeAtOutput(_ gate: Int) -> @Sendable (FaultyLSTM.Gate) -> Tensor {
    {
      let again = gate == 2 ? tanh($0.value) : sigmoid($0.value)
      return gate == 2 ? 1 - again * again : again * (1 - again)
    }
  }

  private static func slopeFromInput(_ gate: Int) -> @Sendable (FaultyLSTM.Gate) -> Tensor {
    { gate == 2 ? 1 - $0.sum * $0.sum : $0.sum * (1 - $0.sum) }
  }

  /// The 23 other orders of the gates: in both passes, in the forward pass, or in the gradients alone.
  static var gateOrders: [KnownMistake<LongShortTermMemory>] {
    let letters = ["i", "f", "g", "o"]
    return permutations([0, 1, 2, 3]).filter { $0 != [0, 1, 2, 3] }.flatMap { order in
      let (faulty, stacking) = (FaultyLSTM(order: order), FaultyLSTM(stacking: order))
      let name = order.map { letters[$0] }.joined(separator: " ")
      return [
        KnownMistake<LongShortTermMemory>(
          "gates \(name)", [45],
          "Your gates are stacked in the order \(name). In this course it is i f g o, in both passes.",
          forward: { arguments, _ in LSTMRun(arguments, order: order).result }
        ) { arguments, _, cotangent in faulty.gradients(arguments, cotangent) },
        KnownMistake(
          "gates \(name), forward", [45],
          "Your forward pass stacks the gates in the order \(name). In this course it is i f g o.",
          forward: { arguments, _ in LSTMRun(arguments, order: order).result }
        ) { pullback($0, $1, $2) },
        KnownMistake(
          "gates \(name), gradients of the parameters", [45], at: [1, 2, 3],
          "The gradients of weights and bias have their blocks in the order \(name). The forward pass uses"
            + " i f g o."
        ) { arguments, context, cotangent in
          pullback(arguments, context, cotangent)[1...3].map { permuted($0, order) }
        },
        KnownMistake(
          "gates \(name), backward", [45],
          "The backward pass stacks the gates' gradients in the order \(name). The forward pass uses i f g o."
        ) { arguments, _, cotangent in stacking.gradients(arguments, cotangent) },
      ]
    }
  }

  private static func permuted(_ gradient: Tensor, _ order: [Int]) -> Tensor {
    let hidden = gradient.shape[0] / 4
    return concatenate(
      order.map { gradient.slice(axis: 0, ($0 * hidden)..<(($0 + 1) * hidden)) }, axis: 0)
  }

  private static func permutations(_ items: [Int]) -> [[Int]] {
    guard items.count > 1 else { return [items] }
    return items.flatMap { first in
      permutations(items.filter { $0 != first }).map { [first] + $0 }
    }
  }
}

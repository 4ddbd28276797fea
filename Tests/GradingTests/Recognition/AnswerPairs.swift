import Tensors
import WorkerProtocol

@testable import Grading

/// Answers to calls of `f(_ w: Tensor, reduction: Reduction)` on random matrices of several sizes.
enum AnswerPairs {
  static let entryPoint = EntryPoint(
    exercise: "x", name: "f(_:reduction:)", summary: "",
    parameters: [
      .init(label: nil, name: "w", type: "Tensor"),
      .init(label: "reduction", name: "reduction", type: "Reduction"),
    ], result: "Tensor")

  static let reductions = ["none", "sum", "mean"]

  /// One pair a shape and a reduction.
  static func made(
    shapes: [[Int]] = [[3, 4], [5, 4], [2, 7]], reductions: [String] = ["none"],
    right: (Tensor) -> Tensor = { $0 }, given: (_ right: Tensor, _ w: Tensor, _ reduction: String) -> Tensor
  ) -> [AnswerPair] {
    var random = SplitMix64(seed: 4)
    return shapes.flatMap { shape in
      reductions.map { reduction in
        let w = Tensor.normal(shape, using: &random)
        let call = EntryCall(
          exercise: "x", entryPoint: entryPoint.name, arguments: [.tensor(w), .variant(reduction, [])])
        return AnswerPair(
          call: call, reference: .tensor(right(w)), student: .tensor(given(right(w), w, reduction)))
      }
    }
  }
}

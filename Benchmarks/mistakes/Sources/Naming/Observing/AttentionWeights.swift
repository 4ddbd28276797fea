import Components
import Corpus
import GradientCheck
import Measurement
import Tensors

/// What attention does with its weights, seen from outside.
///
/// The values' gradient is linear in the cotangent: unit vectors show the weights that the backward pass hands the
/// gradient on with.
extension Observation {
  /// Weights (N, T, S) as a backward pass applies them; nil for other components, or when a call fails.
  func backwardWeights(_ pullback: (Tensor) throws -> [Tensor]) -> Tensor? {
    guard let place = valuesPlace else { return nil }
    let steps = cotangent.shape[1]
    let rows = (0..<steps).compactMap { step -> Tensor? in
      let isStep = Tensor.oneHot([step], classes: steps).reshaped([steps, 1])
      let gradient = try? pullback(isStep.broadcast(to: cotangent.shape))[place]
      return gradient?.shape == right.point[place].shape ? gradient?.select(axis: 2, at: 0) : nil
    }
    return rows.count == steps ? stack(rows, axis: 1) : nil
  }

  /// The student's weights on the way back beside the right ones.
  func wrongBackwardWeights() -> WrongGradient? {
    let expected = backwardWeights { right.pullback(right.point, $0) }
    guard let expected, let found = studentsBackwardWeights() else { return nil }
    let name = NamedTensor("attention on the way back", expected)
    return WrongGradient(argument: name, analytic: found, numeric: expected)
  }

  /// As ``backwardWeights(_:)`` of the student's code.
  func studentsBackwardWeights() -> Tensor? {
    backwardWeights { cotangent in
      var point = right.point
      return try start().pullback(&point, cotangent)
    }
  }

  private var valuesPlace: Int? { right.arguments.firstIndex { $0.name == "values" } }
}

import Checks
import CourseModel
import ExerciseBridges
import Exercises
import Foundation
import Tensors
import WorkerProtocol

/// Gradients at a student's parameters: the right ones, and those that the student's `lossAndGradients` returns there.
struct GradientsAtStart {
  let right: MLPParameters
  /// `nil` when the student's function fails there, or returns other shapes or NaN.
  let own: MLPParameters?
}

extension Trial where Solution == any MLPExercise {
  /// Both gradients at the parameters that a student's training starts from.
  ///
  /// A right training is not to be taken down by a wrong `lossAndGradients`, which item d judges, nor the other way
  /// round; so a step along either gradient is a step.
  func gradients(at start: MLPParameters, _ data: LabelledData, _ activation: Activation) throws
    -> GradientsAtStart
  {
    try requireFinite(start)
    let ask = { (solution: Solution) in
      try solution.lossAndGradients(start, inputs: data.inputs, labels: data.labels, activation: activation)
        .gradients
    }
    let own = try answerIfAny {
      let gradients = try ask(student)
      try requireFit(gradients, start)
      try requireFinite(gradients)
      return gradients
    }
    return GradientsAtStart(right: try askReference("gradients at the student's parameters", ask), own: own)
  }
}

/// Where steps lead.
struct DescentEnds {
  /// Along the right gradients.
  let right: MLPParameters
  /// Along the student's own gradients, where there are any.
  let own: MLPParameters?

  /// Both.
  var all: [MLPParameters] { [right] + (own.map { [$0] } ?? []) }
}

/// Throws a ``Checks/Mismatch`` unless parameters are one of the ends that they may have, the likeliest first; several
/// where the order of the examples is free.
func requireEnd(_ end: MLPParameters, among ends: [DescentEnds], _ step: String) throws {
  guard !ends.flatMap(\.all).contains(where: { differences(end, $0).isEmpty }) else { return }
  // The end that is wrong in the fewest tensors tells most.
  let nearest = ends.min { differences(end, $0.right).count < differences(end, $1.right).count }
  guard let nearest, let first = differences(end, nearest.right).first, let evidence = first.evidence,
    let right = nearest.right.tensor(at: first.place)?[evidence.index]
  else { return }
  let own = nearest.own.flatMap { $0.tensor(at: first.place)?[evidence.index] }
  let alike = nearest.own.map { differences($0, nearest.right).isEmpty } ?? false
  let due =
    if alike {
      "along the gradient, yours and the right one alike, gives \(NumberText.text(right))"
    } else if let own {
      "along your own gradient gives \(NumberText.text(own)), along the right one \(NumberText.text(right))"
    } else {
      "along the right gradient gives \(NumberText.text(right))"
    }
  throw Mismatch("`\(first.place)` is wrong at \(evidence.index): \(step) \(due)", evidence: evidence)
}

/// `θ − η·∇`.
func stepped(_ parameters: MLPParameters, along gradients: MLPParameters, rate: Double) -> MLPParameters {
  MLPParameters(
    weights: zip(parameters.weights, gradients.weights).map { $0 - rate * $1 },
    biases: zip(parameters.biases, gradients.biases).map { $0 - rate * $1 })
}

/// Requires finite weights and biases.
private func requireFinite(_ parameters: MLPParameters) throws {
  for tensor in parameters.weights + parameters.biases { try requireFinite(tensor, "a parameter") }
}

/// The tensors in which parameters of equal shapes differ, each with its worst entry.
private func differences(_ a: MLPParameters, _ b: MLPParameters) -> [(
  place: Network.Place, evidence: Evidence?
)] {
  a.places.compactMap { place in
    guard let actual = a.tensor(at: place), let due = b.tensor(at: place),
      let found = mismatch(actual, expected: due, within: .reference, at: "\(place)")
    else { return nil }
    return (place, found.evidence)
  }
}

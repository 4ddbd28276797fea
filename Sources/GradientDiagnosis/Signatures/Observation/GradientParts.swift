import NumericalDifferentiation
public import Tensors

/// Summands of the right gradient, such as one for each sample, time step or path.
///
/// With a parameter untied per step, `nₜ` is the gradient of the copy of step t, and `n = Σ wₜ nₜ` that of the
/// parameter.
public struct GradientParts: Sendable, Equatable {
  /// How the right gradient follows from the parts.
  public enum Combination: Sendable, Equatable {
    /// `n = Σ wₜ nₜ`; a weight 0 marks a part that must not count, such as a sample classified rightly.
    case sum(weights: [Double])
    /// `n = Σ wₜ nₜ` for any `wₜ ≥ 0` with sum 1, such as maxima that tie.
    case mixture
  }

  /// What one part is called, such as `step` or `path`.
  public let noun: String
  /// The parts in order, each shaped like the gradient.
  public let parts: [Tensor]
  /// What each part is called, such as `step 3` or `the skip connection`.
  public let labels: [String]
  /// Whether the parts follow each other, so that there is a first and a last one: their labels are numbers.
  let areSequence: Bool
  /// How the parts are combined.
  public let combination: Combination

  /// Names summands; all weights are 1 when no combination is given.
  ///
  /// Without labels the parts are a sequence, such as steps, and are numbered from 0. With labels they have no
  /// order.
  ///
  /// Traps when there are not as many labels or weights as parts.
  public init(
    _ noun: String, _ parts: [Tensor], labels: [String]? = nil, combination: Combination? = nil
  ) {
    self.noun = noun
    self.parts = parts
    self.labels = labels ?? parts.indices.map { "\(noun) \($0)" }
    areSequence = labels == nil
    self.combination = combination ?? .sum(weights: parts.map { _ in 1 })
    precondition(self.labels.count == parts.count, "There must be as many labels as parts.")
    if case .sum(let weights) = self.combination {
      precondition(weights.count == parts.count, "There must be as many weights as parts.")
    }
  }
}

extension GradientParts {
  /// With equal parts that are summed alike taken together, where parts have no order: which of them is lost
  /// cannot be told.
  var withoutRepetition: GradientParts {
    guard !areSequence, case .sum(let weights) = combination else { return self }
    var kept: [(part: Tensor, labels: [String], weight: Double)] = []
    for index in parts.indices {
      let same = kept.firstIndex {
        $0.weight == weights[index] && $0.part.shape == parts[index].shape
          && agree($0.part.storage, parts[index].storage, 1e-12 * euclideanNorm(parts[index].storage))
      }
      if let same {
        kept[same].labels.append(labels[index])
      } else {
        kept.append((parts[index], [labels[index]], weights[index]))
      }
    }
    return GradientParts(
      noun, kept.map { Double($0.labels.count) * $0.part },
      labels: kept.map { $0.labels.joined(separator: " + ") },
      combination: .sum(weights: kept.map(\.weight)))
  }
}

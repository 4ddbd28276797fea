import Tensors

/// A kind of relation between a wrong gradient `a` and the right one `n`.
public enum Relation: String, Sendable, Equatable, CaseIterable {
  /// `a = c·n` for one constant c.
  case constantRatio

  /// `a` is `n` with its axes in another order.
  case axesPermuted
  /// `a` is `n` reversed along one or several axes.
  case flipped
  /// `a` is `n` rotated along axes: what leaves at one end comes back at the other.
  case rolled
  /// `a` is `n` moved along axes; what enters at the border is anything.
  case shifted
  /// `a` is `n` with equal blocks of one axis in another order.
  case blocksPermuted
  /// `a` is `n` with two factors of its storage exchanged: a reshape where axes must be exchanged.
  case viewPermuted
  /// `a` holds the entries of `n` in another order.
  case reordered

  /// `a − n = k·K` for a known tensor K.
  case knownTerm
  /// `a = k·K` for a known tensor K.
  case replaced
  /// `a − n` is, in each group of entries, a multiple of a known tensor.
  case multiplePerGroup
  /// `a − n` is, in each group of entries, a constant plus a multiple of the argument.
  case affinePerGroup

  /// `a/n = ±p(z)/q(z)` for known functions of a known tensor z.
  case functionOfTensor
  /// `a = n` but for one region, in which the ratio is constant or a function of a known tensor.
  case ratioInRegion
  /// `a/n` takes two or three values.
  case fewRatios

  /// `a` is 0 and `n` is not.
  case nothing
  /// `a` is 0 in a region where `n` is not; elsewhere `a = c·n`.
  case missingEntries
  /// `a` is not 0 in a region where `n` is; elsewhere `a = c·n`.
  case extraEntries
  /// `a` and `n` are 0 in different places; where neither is, they are equal.
  case otherSupport
  /// `a = n` outside a region.
  case wrongInRegion

  /// `a = Σ cₜ nₜ` for parts of the right gradient `n = Σ nₜ`.
  case partsWeighted
  /// In each entry, `a` is the last, or first, of the parts that contribute to it.
  case partsOverwritten

  /// `a` does not depend on the cotangent.
  case ignoresCotangent
  /// For a cotangent of zeros `a` is not 0.
  case notZeroAtZero
  /// The second call returns the sum of two.
  case accumulated
  /// Two equal calls return different gradients.
  case callsDiffer
  /// The call changes its input.
  case changesInput
  /// Large logits give NaN or infinity.
  case notFinite
  /// Two equal calls in evaluation mode return different results.
  case evaluationsDiffer
  /// A later token changes earlier results, or gets a gradient from them.
  case notCausal
  /// Probabilities do not sum to 1.
  case notNormalised

  /// Summed over axes that the argument does not have, `a` is right.
  case broadcastNotReduced
  /// `a` holds the entries of `n` in order, under another shape.
  case otherShape
  /// `n` sums to 0 along one axis, `a` along another.
  case otherZeroSums
  /// `n` is the cotangent summed over some axes, `a` over others.
  case otherSumAxes
  /// `a` adds up to the totals of `n`, channel by channel, in other places.
  case sameTotals

  /// The letter of the rule, as in the table of `Signatures` in the documentation.
  public var rule: Rule {
    switch self {
    case .constantRatio: .constant
    case .axesPermuted, .flipped, .rolled, .shifted, .blocksPermuted, .viewPermuted, .reordered:
      .permutation
    case .knownTerm, .replaced, .multiplePerGroup, .affinePerGroup: .residual
    case .functionOfTensor, .ratioInRegion, .fewRatios: .elementRatio
    case .nothing, .missingEntries, .extraEntries, .otherSupport, .wrongInRegion: .support
    case .partsWeighted, .partsOverwritten: .parts
    case .ignoresCotangent, .notZeroAtZero, .accumulated, .callsDiffer, .changesInput, .notFinite,
      .evaluationsDiffer,
      .notCausal, .notNormalised:
      .extraCall
    case .broadcastNotReduced, .otherShape, .otherZeroSums, .otherSumAxes, .sameTotals: .shape
    }
  }

  /// The family of relations that a relation belongs to.
  public enum Rule: String, Sendable, Equatable {
    /// One constant.
    case constant = "c"
    /// Entries in other places.
    case permutation = "P"
    /// A known term.
    case residual = "R"
    /// A factor that varies from entry to entry.
    case elementRatio = "E"
    /// Zeros in other places.
    case support = "S"
    /// Summands with other weights.
    case parts = "T"
    /// Seen by a further call.
    case extraCall = "X"
    /// Shapes and sums.
    case shape = "shape"
  }
}

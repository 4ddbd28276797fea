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

  /// `a` does not depend on the cotangent.
  case ignoresCotangent
  /// For a cotangent of zeros `a` is not 0.
  case notZeroAtZero

  /// Summed over axes that the argument does not have, `a` is right.
  case broadcastNotReduced
  /// `a` holds the entries of `n` in order, under another shape.
  case otherShape
  /// `n` adds up to 0, or to 1, along one axis, `a` along another.
  case otherSums
  /// `n` is the cotangent summed over some axes, `a` over others.
  case otherSumAxes
  /// `a` adds up to the totals of `n`, channel by channel, in other places.
  case sameTotals
}

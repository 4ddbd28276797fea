public import Tensors

/// Looks for a relation between a wrong gradient and the right one that names the mistake.
///
/// Every relation must hold to 10⁻⁶ of the norm of the right gradient. One signature is a diagnosis; several
/// are candidates, which a caller should list or tell apart on a second, independent input.
///
/// - Parameters:
///   - analytic: the wrong gradient, finite; its shape may differ from the right one's when transposed.
///   - numeric: the right gradient, accurate to better than 10⁻⁶ of its norm.
///   - dimensions: sizes by which a constant ratio is explained; best pairwise coprime.
///   - gradientForOnes: the right gradient for a cotangent of ones, when that is at hand.
/// - Returns: the relations that hold, the most specific first; none when `analytic` is right.
public func diagnose(
  analytic: Tensor, numeric: Tensor, dimensions: [NamedDimension] = [], gradientForOnes: Tensor? = nil
) -> [Signature] {
  let isFinite = (analytic.storage + numeric.storage).allSatisfy(\.isFinite)
  let isRight =
    analytic.shape == numeric.shape
    && (analytic.storage == numeric.storage
      || Signature.agree(analytic.storage, numeric.storage, relativeTo: numeric.storage))
  guard isFinite, !isRight else { return [] }
  if let transposed = Signature.transposed(analytic, numeric) { return [transposed] }
  guard analytic.shape == numeric.shape else { return [] }
  // A single row is a special case of missing entries: the more specific relation wins.
  let support =
    Signature.singleRow(analytic, numeric) ?? Signature.missingEntries(analytic, numeric)
    ?? Signature.extraEntries(analytic, numeric)
  return [
    gradientForOnes.flatMap { Signature.ignoresCotangent(analytic, numeric, gradientForOnes: $0) },
    Signature.constantRatio(analytic, numeric, dimensions), support,
  ].compactMap(\.self)
}

import Components
import Foundation
import Tensors

/// Normalization of one column (batch) or row (layer) after the other; right unless it has a fault.
struct LoopedNormalization: Sendable {
  enum Fault: Sendable {
    case constantStatistics, constantMean, constantVariance, unbiasedInBackward, unbiasedInBoth
    case scaleFromInput, scaleMean, noEpsilon, otherAxis, scaleForgotten, shiftFirstExample
  }

  /// 0 for batch, 1 for layer normalization.
  var axis: Int
  var fault: Fault?

  private func has(_ other: Fault) -> Bool { fault == other }

  /// One normalized column or row, and 1/√(variance + ε).
  private func normalize(
    _ values: [Double], _ epsilon: Double, isForward: Bool
  ) -> (values: [Double], inverse: Double) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let isUnbiased = has(.unbiasedInBoth) || has(.unbiasedInBackward) && !isForward
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = squares / (isUnbiased ? count - 1 : count)
    let inverse = 1 / (variance + (has(.noEpsilon) && !isForward ? 0 : epsilon)).squareRoot()
    return (values.map { ($0 - mean) * inverse }, inverse)
  }

  private func lines(_ x: Tensor, _ axis: Int) -> [[Double]] {
    (0..<x.shape[1 - axis]).map { x.select(axis: 1 - axis, at: $0).storage }
  }

  private func tensor(_ lines: [[Double]], like x: Tensor, _ axis: Int) -> Tensor {
    matrix(x.shape[0], x.shape[1]) { axis == 0 ? lines[$1][$0] : lines[$0][$1] }
  }

  func forward(_ a: [Tensor], _ context: NormalizationContext) -> Tensor {
    let normal = tensor(
      lines(a[0], axis).map { normalize($0, context.epsilon, isForward: true).values }, like: a[0], axis)
    return matrix(a[0].shape[0], a[0].shape[1]) { normal[$0, $1] * a[1][$1] + a[2][$1] }
  }

  func pullback(_ a: [Tensor], _ context: NormalizationContext, _ g: Tensor) -> [Tensor] {
    let (n, d) = (a[0].shape[0], a[0].shape[1])
    let upstream = matrix(n, d) { g[$0, $1] * (has(.scaleForgotten) ? 1 : a[1][$1]) }
    let axis = has(.otherAxis) ? 1 - axis : axis
    let gradients = zip(lines(a[0], axis), lines(upstream, axis)).map {
      lineGradient($0, $1, context.epsilon)
    }
    let normal = tensor(
      lines(a[0], self.axis).map { normalize($0, context.epsilon, isForward: false).values }, like: a[0],
      self.axis)
    let scale = vector(d) { j in
      sum(n) { g[$0, j] * (has(.scaleFromInput) ? a[0][$0, j] : normal[$0, j]) }
        / (has(.scaleMean) ? Double(n) : 1)
    }
    let shift = vector(d) { j in has(.shiftFirstExample) ? g[0, j] : sum(n) { g[$0, j] } }
    return [tensor(gradients, like: a[0], axis), scale, shift]
  }

  /// Through the definition: ∂x̂ᵢ/∂xⱼ = (δᵢⱼ − 1/m − x̂ᵢx̂ⱼ/m)/√(variance + ε).
  private func lineGradient(_ x: [Double], _ g: [Double], _ epsilon: Double) -> [Double] {
    let (normal, inverse) = normalize(x, epsilon, isForward: false)
    let isUnbiased = has(.unbiasedInBoth) || has(.unbiasedInBackward)
    let count = Double(x.count)
    let degrees = isUnbiased ? count - 1 : count
    return x.indices.map { j in
      var gradient = 0.0
      for i in x.indices {
        var slope = i == j ? 1.0 : 0
        if !has(.constantStatistics), !has(.constantMean) { slope -= 1 / count }
        if !has(.constantStatistics), !has(.constantVariance) { slope -= normal[i] * normal[j] / degrees }
        gradient += g[i] * slope * inverse
      }
      return gradient
    }
  }
}

import Components
import Foundation
import Tensors

/// The VAE's −ELBO number by number; right unless it has a fault.
struct LoopedAutoencoder: Sendable {
  enum Fault: Sendable {
    case signOfDivergence, noHalf, noMinusOne, varianceForDeviation, noNoise, detachedSample
    case variancesForgotten, summed, divergenceForgotten, halfSquareRoot
  }

  var fault: Fault?

  private func has(_ other: Fault) -> Bool { fault == other }

  func gradients(
    _ a: [Tensor], _ context: EvidenceLowerBound.Context, _ upstream: Tensor, noise: Tensor
  ) -> [Tensor] {
    let (batch, latent, features) = (a[0].shape[0], a[0].shape[1], a[2].shape[0])
    var d = a.map { Tensor.zeros($0.shape) }
    let unit = upstream.scalar / (has(.summed) ? 1 : Double(batch))
    for n in 0..<batch {
      let deviations = (0..<latent).map { Foundation.exp(a[1][n, $0] / 2) }
      let z = (0..<latent).map { a[0][n, $0] + deviations[$0] * noise[n, $0] }
      let errors = (0..<features).map { f in
        a[3][f] + sum(latent) { a[2][f, $0] * z[$0] } - context.data[n, f]
      }
      let pushes = errors.map { unit * $0 / (has(.variancesForgotten) ? 1 : context.variance) }
      for f in 0..<features {
        d[3][f] += pushes[f]
        for k in 0..<latent { d[2][f, k] += pushes[f] * z[k] }
      }
      for k in 0..<latent {
        let back = has(.detachedSample) ? 0 : sum(features) { pushes[$0] * a[2][$0, k] }
        let (variance, deviation) = (deviations[k] * deviations[k], deviations[k])
        let spread = has(.varianceForDeviation) ? variance : deviation
        d[0][n, k] = back
        d[1][n, k] = back * spread * (has(.noNoise) ? 1 : noise[n, k]) / (has(.halfSquareRoot) ? 1 : 2)
        let sign: Double = has(.divergenceForgotten) ? 0 : has(.signOfDivergence) ? -1 : 1
        d[0][n, k] += sign * unit * a[0][n, k] * (has(.noHalf) ? 2 : 1)
        d[1][n, k] += sign * unit * (variance - (has(.noMinusOne) ? 0 : 1)) * (has(.noHalf) ? 1 : 0.5)
      }
    }
    return d
  }
}

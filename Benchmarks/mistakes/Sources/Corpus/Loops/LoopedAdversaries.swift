import Components
import Foundation
import Tensors

/// Both adversarial steps, sample by sample.
///
/// Parameters as of ``DiscriminatorStep``: A (D, K), a (D), B (H, D), b (H), v (H).
struct LoopedAdversaries {
  let a: [Tensor]
  var gradients: [Tensor]

  init(_ a: [Tensor]) {
    self.a = a
    gradients = a.map { Tensor.zeros($0.shape) }
  }

  func generate(_ noise: [Double]) -> [Double] {
    (0..<a[1].count).map { d in Foundation.tanh(a[1][d] + sum(noise.count) { a[0][d, $0] * noise[$0] }) }
  }

  private func hidden(_ x: [Double]) -> [Double] {
    (0..<a[3].count).map { h in Foundation.tanh(a[3][h] + sum(x.count) { a[2][h, $0] * x[$0] }) }
  }

  /// σ(D(x)).
  func probability(_ x: [Double]) -> Double {
    let units = hidden(x)
    return 1 / (1 + Foundation.exp(-sum(units.count) { units[$0] * a[4][$0] }))
  }

  /// Adds what a push on the logit of x does to the discriminator; returns what it does to x.
  mutating func discriminate(_ x: [Double], push: Double, trains: Bool) -> [Double] {
    let units = hidden(x)
    var back = x.map { _ in 0.0 }
    for h in units.indices {
      let slope = push * a[4][h] * (1 - units[h] * units[h])
      if trains {
        gradients[4][h] += push * units[h]
        gradients[3][h] += slope
      }
      for d in x.indices {
        back[d] += slope * a[2][h, d]
        if trains { gradients[2][h, d] += slope * x[d] }
      }
    }
    return back
  }

  /// Adds what a gradient of the sample does to the generator.
  mutating func generatorReceives(_ back: [Double], sample: [Double], noise: [Double]) {
    for d in sample.indices {
      let slope = back[d] * (1 - sample[d]) * (1 + sample[d])
      gradients[1][d] += slope
      for k in noise.indices { gradients[0][d, k] += slope * noise[k] }
    }
  }
}

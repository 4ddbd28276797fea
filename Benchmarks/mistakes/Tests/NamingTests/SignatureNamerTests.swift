import Components
import Corpus
import Measurement
import Naming
import Tensors
import Testing

@Suite struct SignatureNamerTests {
  /// One mistake, and one like it that means no row.
  private struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let rows: Set<Int>
    let mistake: @Sendable () -> Naming
    let similar: @Sendable () -> Naming
  }

  private static let cases = [
    Case(
      testDescription: "constants: times the batch", rows: [1],
      mistake: { named(Affine.self) { a, _, _, right in right.map { Double(a[0].shape[0]) * $0 } } },
      similar: { named(Affine.self) { _, _, _, right in right.map { 1.37 * $0 } } }),
    Case(
      testDescription: "constants on a bias: the mean", rows: [1, 5],
      mistake: {
        named(Affine.self) { a, _, _, right in [right[0], right[1], right[2] / Double(a[0].shape[0])] }
      },
      similar: { named(Affine.self) { _, _, _, right in [right[0], right[1], right[2] / 1.37] } }),
    Case(
      testDescription: "permutations: transposed, and read in the right shape", rows: [3],
      mistake: {
        named(Affine.self) { _, _, _, right in
          [right[0], right[1].transposed().reshaped(right[1].shape), right[2]]
        }
      },
      similar: {
        named(Affine.self) { _, _, _, right in
          [right[0], right[1].transposed().reshaped(right[1].shape) + 0.1 * right[1], right[2]]
        }
      }),
    Case(
      testDescription: "permutations: kernel flipped", rows: [28],
      mistake: {
        named(Convolution.self) { _, _, _, right in [right[0], right[1].flipped(axes: [2, 3]), right[2]] }
      },
      similar: {
        named(Convolution.self) { _, _, _, right in [right[0], right[1].flipped(axes: [0]), right[2]] }
      }),
    Case(
      testDescription: "residuals: the bias regularised", rows: [10],
      mistake: { named(Affine.self) { a, _, _, right in [right[0], right[1], right[2] + 0.3 * a[2]] } },
      similar: {
        named(Affine.self) { a, _, _, right in [right[0], right[1], right[2] + 0.3 * a[2] * a[2]] }
      }),
    Case(
      testDescription: "ratios: σ′ omitted", rows: [12],
      mistake: { named(Sigmoid.self) { _, _, g, _ in [g] } },
      similar: { named(Sigmoid.self) { a, _, g, _ in [g * tanh(a[0] * a[0])] } }),
    Case(
      testDescription: "supports: mask from the upstream gradient", rows: [15],
      mistake: { named(Relu.self) { _, _, g, _ in [maximum(g, 0)] } },
      similar: { named(Relu.self) { a, _, g, right in [right[0] * (a[0] .< 0.9) * g] } }),
    Case(
      testDescription: "other cotangents: the upstream gradient ignored", rows: [7],
      mistake: { named(HyperbolicTangent.self) { a, _, _, _ in [1 - tanh(a[0]) * tanh(a[0])] } },
      similar: { named(HyperbolicTangent.self) { a, _, g, _ in [(1 - tanh(a[0]) * tanh(a[0])) * abs(g)] } }),
    Case(
      testDescription: "shapes: bias summed over the features", rows: [4],
      mistake: { named(Affine.self) { _, _, g, right in [right[0], right[1], g.sum(axis: 1)] } },
      similar: { named(Affine.self) { _, _, g, right in [right[0], right[1], (g * g).sum(axis: 1)] } }),
    Case(
      testDescription: "attention's weights on the way back: not transposed", rows: [51],
      mistake: {
        named(DotProductAttention.self, profiles: [1, 2]) { a, context, g, right in
          let units = Tensor.oneHot(Array(0..<a[2].shape[1]), classes: a[2].shape[1])
          let shape = [a[2].shape[0], a[2].shape[1], a[2].shape[1]]
          let weights = DotProductAttention.forward(
            [a[0], a[1], units.expanded(axis: 0).broadcast(to: shape)], context)
          return [right[0], right[1], matmul(weights, g)]
        }
      },
      similar: {
        named(DotProductAttention.self, profiles: [1, 2]) { _, _, _, right in
          [right[0], right[1], right[2] * right[2]]
        }
      }),
  ]

  @Test(arguments: cases) private func namesTheMistake(_ example: Case) {
    let naming = example.mistake()
    switch naming {
    case .candidates(let diagnoses): #expect(diagnoses.map(\.rows) == [example.rows])
    default: #expect(naming.rows == example.rows, "\(naming)")
    }
  }

  @Test(arguments: cases) private func saysNothingOfWhatIsSimilar(_ example: Case) {
    #expect(example.similar() == .unnamed)
  }

  // A key path in place of the closure crashes the compiler, Swift 6.3.1.
  @Test(arguments: allComponents.map { $0.id }) func rightGradientsAreNamedNothing(_ id: String) throws {
    let component = try #require(allComponents.first { $0.id == id })
    func naming<Kind: Component>(_ kind: Kind.Type) -> Naming { named(kind) { $3 } }
    #expect(naming(component) == .unnamed)
  }

  /// Gates read in another order by both passes: the parameters are the right ones, reordered.
  @Test func orderOfGatesInBothPasses() {
    @Sendable func reordered(_ a: [Tensor]) -> [Tensor] {
      a.enumerated().map { place, tensor in
        guard (1...3).contains(place) else { return tensor }
        let length = tensor.shape[0] / 4
        return tensor.take(axis: 0, at: [0, 1, 3, 2].flatMap { Array($0 * length..<($0 + 1) * length) })
      }
    }
    let naming = named(
      LongShortTermMemory.self, forward: { a, _ in LongShortTermMemory.forward(reordered(a), ()) }
    ) { a, _, g, _ in reordered(LongShortTermMemory.pullback(reordered(a), (), g)) }
    #expect(naming.rows == [45], "\(naming)")
  }

  /// The forward pass is what differs, and the sentence says so.
  @Test func saysWhichPassDiffers() throws {
    let naming = named(Dropout.self, forward: { -1 * $0[0] * $1.mask }) { _, context, g, _ in
      [-1 * g * context.mask]
    }
    guard case .named(let diagnosis) = naming else {
      Issue.record("\(naming)")
      return
    }
    #expect(diagnosis.sentence.hasPrefix("Your backward pass is right for your forward pass"))
  }
}

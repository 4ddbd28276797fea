public import Exercises
import Tensors

/// How much the glyphs of a data set vary.
public enum GlyphDifficulty: Sendable, CaseIterable {
  /// A linear model reaches 98 %.
  case easy
  /// Ranks models as MNIST does: linear, then multilayer perceptron, then convolutional network.
  case standard

  /// Ranges of the random draws; an angle, a shear, a shift along each axis, the pixels' noise.
  var variation: (angle: Double, shear: Double, shift: Double, noise: Double) {
    switch self {
    case .easy: (0.2, 0.2, 0.08, 0.1)
    case .standard: (0.35, 0.3, 0.12, 0.15)
    }
  }
}

extension LabelledData {
  /// Ten handwriting-like digits, drawn in process: grey-scale images, 0 for paper and 1 for ink.
  ///
  /// Each digit is a set of poly-lines in the unit square, put through a random affine map and drawn with an
  /// anti-aliased stroke and Gaussian noise. With the angle θ, the shear k, the scales sx and sy, the shift t and
  /// the half-width w of the stroke, a point p of a poly-line goes to
  ///
  ///     q = R(θ) · [[1, k], [0, 1]] · diag(sx, sy) · (p − ½) + ½ + t
  ///
  /// and a pixel whose centre lies at distance δ from the nearest stroke is
  /// `clamp(clamp((w − δ)·size/1.5 + ½) + noise·N(0, 1))`, both clamps to `[0, 1]`. Classes are balanced: the
  /// labels are `i mod 10`, shuffled.
  ///
  /// Draws: the shuffle of the labels; then for every image in turn θ, k, sx, sy, tx, ty, w (uniform) and the
  /// noise (normal), row by row.
  ///
  /// - Parameters:
  ///   - count: number of images `N`; at least 0.
  ///   - size: height and width in pixels; at least 1. With 28 the images have MNIST's shape.
  ///   - difficulty: how much the glyphs vary.
  ///   - seed: equal seeds give equal data.
  /// - Returns: inputs `(N, size·size)`, row-major with y downwards, and labels 0…9.
  public static func glyphDigits(
    count: Int, size: Int = 16, difficulty: GlyphDifficulty = .standard, seed: UInt64
  ) -> LabelledData {
    precondition(count >= 0, "count is \(count), at least 0 is due")
    precondition(size >= 1, "size is \(size), at least 1 is due")
    var rng = SplitMix64(seed: seed)
    var labels = (0..<count).map { $0 % 10 }
    rng.shuffle(&labels)
    var pixels: [Double] = []
    pixels.reserveCapacity(count * size * size)
    for label in labels {
      let glyph = DistortedGlyph(of: Glyph.digits[label], difficulty: difficulty, using: &rng)
      glyph.draw(onto: &pixels, size: size, noise: difficulty.variation.noise, using: &rng)
    }
    return LabelledData(inputs: Tensor(shape: [count, size * size], storage: pixels), labels: labels)
  }
}

/// A glyph after its random affine map: segments in the unit square, y downwards.
struct DistortedGlyph {
  private let segments: [Segment]
  private let halfWidth: Double

  /// Draws the map and applies it.
  init(of glyph: Glyph, difficulty: GlyphDifficulty, using rng: inout SplitMix64) {
    func draw(_ low: Double, _ high: Double) -> Double { low + (high - low) * rng.uniform() }
    let range = difficulty.variation
    let angle = draw(-range.angle, range.angle)
    let shear = draw(-range.shear, range.shear)
    let scaleX = draw(0.8, 1.1)
    let scaleY = draw(0.8, 1.1)
    let shiftX = draw(-range.shift, range.shift)
    let shiftY = draw(-range.shift, range.shift)
    halfWidth = draw(0.05, 0.08)
    let (cosine, sine) = (cos(Tensor(angle)).scalar, sin(Tensor(angle)).scalar)
    segments = glyph.segments.map { segment in
      segment.mapped { point in
        let y = scaleY * (point.y - 0.5)
        let x = scaleX * (point.x - 0.5) + shear * y
        return (cosine * x - sine * y + 0.5 + shiftX, sine * x + cosine * y + 0.5 + shiftY)
      }
    }
  }

  /// Appends the image's pixels, row by row.
  func draw(onto pixels: inout [Double], size: Int, noise: Double, using rng: inout SplitMix64) {
    for row in 0..<size {
      let y = (Double(row) + 0.5) / Double(size)
      for column in 0..<size {
        let x = (Double(column) + 0.5) / Double(size)
        var squared = Double.infinity
        for segment in segments { squared = min(squared, segment.squaredDistance(toX: x, y: y)) }
        let ink = clamp((halfWidth - squared.squareRoot()) * Double(size) / 1.5 + 0.5)
        pixels.append(clamp(ink + noise * rng.normal()))
      }
    }
  }
}

private func clamp(_ value: Double) -> Double { min(max(value, 0), 1) }

import Foundation
import LabKit
import Testing

@Suite struct SeparableTests {
  @Test(arguments: [(200, 5, 0.1), (50, 1, 0.3), (200, 10, 1.0)])
  func marginHolds(count: Int, dimension: Int, margin: Double) throws {
    let data = LabelledData.separable(count: count, dimension: dimension, margin: margin, seed: 3)
    #expect(data.inputs.shape == [count, dimension])
    #expect(Set(data.labels).isSubset(of: [-1, 1]))
    let plane = unitPlane(dimension: dimension, seed: 3)
    for (row, label) in data.labels.enumerated() {
      let score = dot(data.inputs.row(row), plane.normal) + plane.offset
      #expect(Double(label) * score >= margin)
    }
  }

  /// The hyperplane as documented: `d + 1` normals, scaled to length 1.
  private func unitPlane(dimension: Int, seed: UInt64) -> (normal: Tensor, offset: Double) {
    var rng = SplitMix64(seed: seed)
    let drawn = Tensor.normal([dimension + 1], using: &rng)
    let unit = drawn / drawn.norm()
    return (unit.slice(axis: 0, 0..<dimension), unit[dimension])
  }
}

@Suite struct XORClusterTests {
  @Test func clustersAreBalancedAndLabelledBySigns() {
    let data = LabelledData.xorClusters(count: 400, seed: 11)
    #expect(data.inputs.shape == [400, 2])
    #expect(data.labels.filter { $0 == 1 }.count == 200)
    for row in 0..<400 where abs(data.inputs[row, 0]) > 0.2 && abs(data.inputs[row, 1]) > 0.2 {
      #expect(
        (data.inputs[row, 0] * data.inputs[row, 1] > 0) == (data.labels[row] == 1) || isOutlier(data, row))
    }
  }

  /// Whether a point lies more than 4 standard deviations from every centre of its class.
  private func isOutlier(_ data: LabelledData, _ row: Int) -> Bool {
    let (x, y) = (data.inputs[row, 0], data.inputs[row, 1])
    let centres = data.labels[row] == 1 ? [(0.5, 0.5), (-0.5, -0.5)] : [(0.5, -0.5), (-0.5, 0.5)]
    return centres.allSatisfy { max(abs(x - $0.0), abs(y - $0.1)) > 4 * 0.15 }
  }

  @Test func withoutDeviationThePointsAreTheCentres() {
    let data = LabelledData.xorClusters(count: 4, deviation: 0, seed: 1)
    #expect(data.inputs == Tensor([[0.5, 0.5], [-0.5, -0.5], [0.5, -0.5], [-0.5, 0.5]]))
    #expect(data.labels == [1, 1, -1, -1])
  }
}

@Suite struct GlyphDigitsTests {
  @Test(arguments: GlyphDifficulty.allCases)
  func imagesAreBalancedAndWithinRange(difficulty: GlyphDifficulty) {
    let data = LabelledData.glyphDigits(count: 200, size: 12, difficulty: difficulty, seed: 5)
    #expect(data.inputs.shape == [200, 144])
    for digit in 0..<10 { #expect(data.labels.filter { $0 == digit }.count == 20) }
    #expect(data.inputs.min() >= 0 && data.inputs.max() <= 1)
    #expect(data.labels != data.labels.sorted())
  }

  /// The mean of 100 easy images of a digit is nearer to a fresh image of that digit than any other mean, for
  /// more than half of the images: the labels belong to the pictures.
  @Test func labelsBelongToPictures() {
    let data = LabelledData.glyphDigits(count: 1000, size: 16, difficulty: .easy, seed: 21)
    let means = (0..<10).map { digit in
      data.inputs.rows(at: data.labels.indices.filter { data.labels[$0] == digit }).mean(axis: 0)
    }
    let fresh = LabelledData.glyphDigits(count: 200, size: 16, difficulty: .easy, seed: 22)
    let right = fresh.labels.indices.filter { row in
      let distances = means.map { ($0 - fresh.inputs.row(row)).norm() }
      return distances.indices.min { distances[$0] < distances[$1] } == fresh.labels[row]
    }
    #expect(right.count > 150)
  }

  @Test func sizesAreTheSamePictureAtAnotherResolution() {
    let data = LabelledData.glyphDigits(count: 1, size: 28, seed: 9)
    #expect(data.inputs.shape == [1, 784])
    #expect(data.inputs.mean() > 0.05 && data.inputs.mean() < 0.5)
  }
}

@Suite struct AlternatingContrastTests {
  @Test func everyOtherRowIsInverted() {
    let data = LabelledData(inputs: Tensor([[0, 1], [0, 1], [0.5, 0.25]]), labels: [1, 2, 3])
    let changed = data.withAlternatingContrast()
    #expect(changed.inputs == Tensor([[-1, 1], [1, -1], [0, -0.5]]))
    #expect(changed.labels == [1, 2, 3])
  }
}

@Suite struct GoldenDataTests {
  struct Golden: Decodable {
    let inputs: [Double]
    let shape: [Int]
    let labels: [Int]
  }

  static let data: [String: LabelledData] = [
    "separable": .separable(count: 6, dimension: 3, margin: 0.1, seed: 7),
    "xorClusters": .xorClusters(count: 6, deviation: 0.15, seed: 7),
    "glyphDigitsStandard": .glyphDigits(count: 12, size: 8, difficulty: .standard, seed: 7),
    "glyphDigitsEasy": .glyphDigits(count: 2, size: 5, difficulty: .easy, seed: 7),
  ]

  @Test func agreesWithTheIndependentScript() throws {
    let url = try #require(
      Bundle.module.url(forResource: "datasets", withExtension: "json", subdirectory: "Golden"))
    let golden = try JSONDecoder().decode([String: Golden].self, from: Data(contentsOf: url))
    #expect(Set(golden.keys) == Set(Self.data.keys))
    for (name, expected) in golden {
      let actual = try #require(Self.data[name])
      #expect(actual.inputs.shape == expected.shape, "\(name)")
      #expect(actual.labels == expected.labels, "\(name)")
      let due = Tensor(shape: expected.shape, storage: expected.inputs)
      #expect(allClose(actual.inputs, due, rtol: 1e-12, atol: 1e-12), "\(name)")
    }
  }

  @Test func equalSeedsGiveEqualBitsAndOthersDoNot() {
    let one = LabelledData.glyphDigits(count: 3, size: 6, seed: 1)
    #expect(one == LabelledData.glyphDigits(count: 3, size: 6, seed: 1))
    #expect(one.inputs != LabelledData.glyphDigits(count: 3, size: 6, seed: 2).inputs)
  }
}

import Components
import Tensors

/// X (N, D), W (K, D), b (K).
enum AffineMutants {
  static let all = [
    Mutant(
      Submission(Affine.self, "affine-batch-mean", batchMean),
      Truth(rows: [1], "weights and bias averaged over the batch", wrong: ["weights", "bias"])),
    Mutant(
      Submission(Affine.self, "affine-negated", negated),
      Truth(rows: [2], "descends already: minus sign in all", wrong: ["inputs", "weights", "bias"])),
    Mutant(
      Submission(Affine.self, "affine-weights-relaid", relaid),
      Truth(rows: [3], "XᵀG laid out like W", wrong: ["weights"])),
    Mutant(
      Submission(Affine.self, "affine-bias-by-row", biasByRow),
      Truth(rows: [4], "bias summed over the outputs", wrong: ["bias"])),
    Mutant(
      Submission(Affine.self, "affine-bias-mean", biasMean),
      Truth(rows: [1, 5], "bias averaged", wrong: ["bias"])),
    Mutant(
      Submission(Affine.self, "affine-last-example", lastExample),
      Truth(rows: [6], "overwritten by each example", wrong: ["weights", "bias"])),
    Mutant(
      Submission(Affine.self, "affine-first-example-bias", firstExampleBias),
      Truth(rows: [6], "bias from the first example", wrong: ["bias"])),
    Mutant(
      Submission(Affine.self, "affine-no-upstream", noUpstream),
      Truth(rows: [7], "gradient of the sum of outputs", wrong: ["inputs", "weights", "bias"])),
    Mutant(
      Submission(Affine.self, "affine-untransposed", untransposed),
      Truth(rows: [8], "input gradient by G·Wᵀ", wrong: ["inputs"], .failure)),
    Mutant(
      Submission(Affine.self, "affine-absolute-upstream", absoluteUpstream),
      Truth(rows: [], "bias sums |g|", wrong: ["bias"])),
    Mutant(
      Submission(Affine.self, "affine-halved-first-feature", halvedFeature),
      Truth(rows: [], "first input feature counted half", wrong: ["weights"])),
  ]

  private static func sizes(_ a: [Tensor]) -> (n: Int, d: Int, k: Int) {
    (a[0].shape[0], a[0].shape[1], a[1].shape[0])
  }

  private static func inputs(_ a: [Tensor], _ g: Tensor) -> Tensor {
    let (n, d, k) = sizes(a)
    return matrix(n, d) { i, j in sum(k) { g[i, $0] * a[1][$0, j] } }
  }

  private static func weights(_ a: [Tensor], _ g: Tensor) -> Tensor {
    let (n, d, k) = sizes(a)
    return matrix(k, d) { o, j in sum(n) { g[$0, o] * a[0][$0, j] } }
  }

  private static func bias(_ a: [Tensor], _ g: Tensor) -> Tensor {
    vector(sizes(a).k) { o in sum(sizes(a).n) { g[$0, o] } }
  }

  private static func batchMean(_ a: [Tensor], _: Void, _ g: Tensor) -> [Tensor] {
    let (n, d, k) = sizes(a)
    var (dw, db) = (Tensor.zeros([k, d]), Tensor.zeros([k]))
    for i in 0..<n {
      for o in 0..<k {
        db[o] += g[i, o] / Double(n)
        for j in 0..<d { dw[o, j] += g[i, o] * a[0][i, j] / Double(n) }
      }
    }
    return [inputs(a, g), dw, db]
  }

  private static func negated(_ a: [Tensor], _: Void, _ g: Tensor) -> [Tensor] {
    let (n, d, k) = sizes(a)
    return [
      matrix(n, d) { i, j in -sum(k) { g[i, $0] * a[1][$0, j] } },
      matrix(k, d) { o, j in -sum(n) { g[$0, o] * a[0][$0, j] } }, vector(k) { o in -sum(n) { g[$0, o] } },
    ]
  }

  private static func relaid(_ a: [Tensor], _: Void, _ g: Tensor) -> [Tensor] {
    let (n, d, k) = sizes(a)
    let product = (0..<d).flatMap { j in (0..<k).map { o in sum(n) { a[0][$0, j] * g[$0, o] } } }
    return [inputs(a, g), Tensor(shape: [k, d], storage: product), bias(a, g)]
  }

  private static func biasByRow(_ a: [Tensor], _: Void, _ g: Tensor) -> [Tensor] {
    let (n, _, k) = sizes(a)
    return [inputs(a, g), weights(a, g), vector(n) { i in sum(k) { g[i, $0] } }]
  }

  private static func biasMean(_ a: [Tensor], _: Void, _ g: Tensor) -> [Tensor] {
    var db = bias(a, g)
    for o in db.storage.indices { db[o] /= Double(g.shape[0]) }
    return [inputs(a, g), weights(a, g), db]
  }

  private static func lastExample(_ a: [Tensor], _: Void, _ g: Tensor) -> [Tensor] {
    let (n, d, k) = sizes(a)
    var (dw, db) = (Tensor.zeros([k, d]), Tensor.zeros([k]))
    for i in 0..<n {
      for o in 0..<k {
        db[o] = g[i, o]
        for j in 0..<d { dw[o, j] = g[i, o] * a[0][i, j] }
      }
    }
    return [inputs(a, g), dw, db]
  }

  private static func firstExampleBias(_ a: [Tensor], _: Void, _ g: Tensor) -> [Tensor] {
    [inputs(a, g), weights(a, g), vector(sizes(a).k) { g[0, $0] }]
  }

  private static func noUpstream(_ a: [Tensor], _: Void, _ g: Tensor) -> [Tensor] {
    let (n, d, k) = sizes(a)
    return [
      matrix(n, d) { _, j in sum(k) { a[1][$0, j] } }, matrix(k, d) { _, j in sum(n) { a[0][$0, j] } },
      vector(k) { _ in Double(n) },
    ]
  }

  private static func untransposed(_ a: [Tensor], _: Void, _ g: Tensor) throws -> [Tensor] {
    let (n, d, k) = sizes(a)
    guard k == d else { throw ShapesDoNotFit() }
    return [matrix(n, d) { i, j in sum(k) { g[i, $0] * a[1][j, $0] } }, weights(a, g), bias(a, g)]
  }

  private static func absoluteUpstream(_ a: [Tensor], _: Void, _ g: Tensor) -> [Tensor] {
    [inputs(a, g), weights(a, g), vector(sizes(a).k) { o in sum(sizes(a).n) { Swift.abs(g[$0, o]) } }]
  }

  private static func halvedFeature(_ a: [Tensor], _: Void, _ g: Tensor) -> [Tensor] {
    var dw = weights(a, g)
    for o in 0..<sizes(a).k { dw[o, 0] *= 0.5 }
    return [inputs(a, g), dw, bias(a, g)]
  }
}

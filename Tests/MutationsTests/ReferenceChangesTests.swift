import CourseModel
import Foundation
import Testing

@testable import Mutations

/// What is said of the mutants of the course's references.
@Suite struct ReferenceChangesTests {
  private static let types = [
    "activations": "Activations", "losses": "Losses", "mlp": "MLP", "perceptron": "Perceptron",
    "predictions": "Predictions",
  ]

  private static func mutants(_ exercise: String) throws -> [Mutant] {
    let course = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = course.appending(path: "reference/\(exercise)/\(types[exercise] ?? "").swift")
    return Mutations.mutants(of: try String(contentsOf: file, encoding: .utf8))
  }

  @Test(
    "no words hold code, and most mutants of every exercise that a student may see have words",
    arguments: types.keys)
  func words(_ exercise: String) throws {
    let mutants = try Self.mutants(exercise)
    let changes = mutants.compactMap(\.change)
    #expect(3 * changes.count > mutants.count, "\(changes.count) of \(mutants.count)")
    for change in changes {
      #expect(
        !["(axis", ".sum(", "exp(", "Double(", " ? ", "=>", "let ", "$"].contains { change.contains($0) },
        "\(change)")
      #expect(!change.hasSuffix(".") && !change.contains("  "), "\(change)")
    }
  }

  @Test("a bounded number is made", arguments: types.keys) func bounded(_ exercise: String) throws {
    #expect(try Self.mutants(exercise).count <= 1000)
  }

  /// Key of a mutant, and what is said of it.
  static let examples: [String: [(key: String, change: String)]] = [
    "perceptron": [
      ("dot: operand dropped: a * x => a", "in `dot`, `x` were left out as a factor"),
      (
        "norm: call dropped: dot(a, a).squareRoot() => dot(a, a)",
        "in `norm`, `a`·`a` stood where its square root is due"
      ),
      ("score: operand dropped: matmul(x, a) + b => matmul(x, a)", "in `score`, `b` were left out"),
      (
        "predict: comparison: $0 > 0 => $0 >= 0",
        "in `predict`, a score, where it equals 0, counted the other way"
      ),
      (
        "signedDistance: operand dropped: scores / length => scores",
        "in `signedDistance`, there were no division by the length of `a`"
      ),
      (
        "signedDistance: result wrapped: scores / length => abs(result)",
        "in `signedDistance`, the result were replaced by its absolute value"
      ),
      ("fit: statement removed: fit.bias += Double(label) => nothing", "in `fit`, the bias never changed"),
      (
        "fit: operand dropped: Double(label) * example => example",
        "in `fit`, the label were left out as a factor"
      ),
      (
        "fit: comparison: fit.epochs < maxEpochs => fit.epochs <= maxEpochs",
        "in `fit`, the number of epochs, where it equals `maxEpochs`, counted the other way"
      ),
    ],
    "activations": [
      (
        "sigmoidBackward: parameter changed: gradOutput => Tensor.ones(gradOutput.shape)",
        "in `sigmoidBackward`, `gradOutput` were 1 everywhere"
      ),
      (
        "reluBackward: other variable: x .> 0 => g .> 0",
        "in `reluBackward`, `gradOutput` stood there in place of `x` in one place"
      ),
      ("relu: sibling body: relu => tanh", "in `relu`, `tanh` stood in its place"),
    ],
    "predictions": [
      (
        "softmax: axis: e.sum(axis: -1, keepDims: true) => e.sum(axis: 0, keepDims: true)",
        "in `softmax`, the sum of the exponentials were taken along axis 0, not the last axis"
      ),
      (
        "softmaxBackward: axis dropped: (p * v).sum(axis: -1, keepDims: true) => Tensor((p * v).sum())",
        "in `softmaxBackward`, the sum Σ pⱼvⱼ of the row were taken over all entries, not along one axis"
      ),
      ("shiftedRows: operand dropped: w - largest => w", "the largest logit of the row were left out"),
      ("isPositive: threshold: $0 >= 0 => $0 >= 0.5", "a score were compared with 0.5, not 0"),
      (
        "largestColumns: reduction: w.argmax(axis: 1) => w.argmin(axis: 1)",
        "the predicted class were that of the smallest, not of the largest"
      ),
    ],
    "losses": [
      (
        "scaled: enum condition: reduction == .mean => reduction != .sum", "`.none` were treated like `.mean`"
      ),
      (
        "reduced: sibling case: case .mean: Tensor(values.mean()) => case .mean: Tensor(values.sum())",
        "`.mean` were treated like `.sum` as far as `reduction` goes"
      ),
      (
        "scaled: operand dropped: gradient / Double(gradient.shape[0]) => gradient",
        "there were no division by the number of examples"
      ),
      (
        "hinge: operand dropped: margin + (direction * w).sum(axis: 1) => (direction * w).sum(axis: 1)",
        "`margin` were left out"
      ),
      (
        "binaryNLL01Gradient: operand dropped: sigmoid(w) - y => sigmoid(w)",
        "in `binaryNLL01Gradient`, the label were left out"
      ),
    ],
    "mlp": [
      (
        "parameterCount: operand dropped: $1.0 + 1 => $1.0",
        "in `parameterCount`, the 1 for the bias were left out"
      ),
      (
        "backward: reduction: gradOutput.sum(axis: 0) => gradOutput.mean(axis: 0)",
        "the bias gradient were a mean, not a sum"
      ),
      (
        "slope: sibling case: case .tanh: 1 - z * z => case .tanh: z * (1 - z)",
        "`.tanh` were treated like `.sigmoid` as far as the derivative of the activation goes"
      ),
      (
        "affine: operand dropped: matmul(z, parameters.weights[layer].transposed()) + parameters.biases[layer] => matmul(z, parameters.weights[layer].transposed())",
        "the bias vector were left out"
      ),
    ],
  ]

  @Test("the course's references name what students know", arguments: types.keys) func examples(
    _ exercise: String
  ) throws {
    let changes = Dictionary(uniqueKeysWithValues: try Self.mutants(exercise).map { ($0.key, $0.change) })
    for example in Self.examples[exercise] ?? [] {
      #expect(changes[example.key] == .some(example.change), "\(example.key)")
    }
  }
}

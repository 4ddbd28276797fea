import Autodiff
import Tensors

/// Every primitive, each at several shapes: lengths are pairwise different, and 1 where something is repeated.
let ruleCases: [RuleCase] =
  arithmeticCases + functionCases + shapeCases + indexingCases + productCases
  + normalizationCases + [
    RuleCase("custom", [[3]], [[2, 3]], function: { cube($0[0]) }),
    RuleCase("shared", [[3, 3]]) { x in (x[0] * x[0] + x[0].matmul(x[0])) * tanh(x[0]) + x[0].transposed() },
    RuleCase("network", [[5, 3], [3, 4], [4], [4, 2], [2]]) { p in
      (tanh(p[0].matmul(p[1]) + p[2]).matmul(p[3]) + p[4]).negativeLogLikelihood(of: [0, 1, 1, 0, 1])
    },
  ]

/// x³ with rules of its own for one derivative.
let cube = CustomOperation("cube", shape: { $0[0] }, rules: [{ x, _, g in 3 * g * x[0] * x[0] }]) {
  $0[0] * $0[0] * $0[0]
}

private let broadcasts: [[[Int]]] = [
  [[2, 3], [2, 3]], [[2, 3], [3]], [[2, 1], [3]], [[], [4]], [[3, 1, 2], [5, 1]],
]

private let arithmeticCases: [RuleCase] = broadcasts.flatMap { shapes in
  [
    RuleCase("+", shapes) { $0[0] + $0[1] },
    RuleCase("−", shapes) { $0[0] - $0[1] },
    RuleCase("×", shapes) { $0[0] * $0[1] },
    RuleCase("÷", shapes, domain: .positive) { $0[0] / $0[1] },
    RuleCase("maximum", shapes, domain: .apart) { maximum($0[0], $0[1] * 0.7 + 0.21) },
    RuleCase("minimum", shapes, domain: .apart) { minimum($0[0], $0[1] * 0.7 + 0.21) },
  ]
}

private let functionCases: [RuleCase] = [
  RuleCase("exp", [[3]], [[2, 5]]) { exp($0[0]) },
  RuleCase("log", [[3]], [[2, 5]], domain: .positive) { log($0[0]) },
  RuleCase("sqrt", [[3]], [[2, 5]], domain: .positive) { sqrt($0[0]) },
  RuleCase("tanh", [[3]], [[2, 5]]) { tanh($0[0]) },
  RuleCase("sigmoid", [[3]], [[2, 5]]) { sigmoid($0[0]) },
  RuleCase("relu", [[3]], [[2, 5]], domain: .apart) { relu($0[0]) },
  RuleCase("softplus", [[3]], [[2, 5]]) { softplus($0[0]) },
  RuleCase("abs", [[3]], [[2, 5]], domain: .apart) { abs($0[0]) },
  RuleCase("sin", [[3]], [[2, 5]]) { sin($0[0]) },
  RuleCase("cos", [[3]], [[2, 5]]) { cos($0[0]) },
  RuleCase("negate", [[3]], [[]]) { -$0[0] },
  RuleCase("pow 3", [[3]], [[2, 5]]) { pow($0[0], 3) },
  RuleCase("pow 2", [[3]], [[2, 5]]) { pow($0[0], 2) },
  RuleCase("pow 1", [[3]]) { pow($0[0], 1) },
  RuleCase("pow −1.5", [[3]], [[2, 5]], domain: .positive) { pow($0[0], -1.5) },
  RuleCase("numbers", [[3]], [[2, 5]], domain: .positive) { 2 / (3 - ($0[0] * 0.5 - 1) / 7) + $0[0] },
]

private let shapeCases: [RuleCase] = [
  RuleCase("sum", [[]], [[4]], [[2, 3]]) { $0[0].sum() },
  RuleCase("sum of one axis", [[2, 3, 5]], [[1, 4, 3]]) { $0[0].sum(axis: 1) },
  RuleCase("sum, kept", [[2, 3, 5]]) { $0[0].sum(axes: [0, -1], keepDims: true) },
  RuleCase("mean", [[2, 3, 5]], [[1, 4, 3]]) { $0[0].mean(axes: [0, 2]) },
  RuleCase("max", [[2, 3]], [[4, 1]], domain: .apart) { $0[0].max(axis: -1) },
  RuleCase("max, kept", [[2, 3, 5]], domain: .apart) { $0[0].max(axis: 1, keepDims: true) },
  RuleCase("reshape", [[2, 6]], [[3, 4]]) { $0[0].reshaped([4, -1]) },
  RuleCase("expand and squeeze", [[2, 1, 3]]) { $0[0].squeezed(axis: 1).expanded(axis: -1) },
  RuleCase("permute", [[2, 3, 5]]) { $0[0].permuted([2, 0, 1]) },
  RuleCase("transpose", [[2, 3]], [[4, 2, 3]]) { $0[0].transposed() },
  RuleCase("transpose of two axes", [[4, 2, 3]]) { $0[0].transposed(-2, -1) },
  RuleCase("broadcast", [[3]], [[4, 1]], [[]]) { $0[0].broadcast(to: [2, 4, 3]) },
  RuleCase("sum to shape", [[2, 4, 3]]) { $0[0].summed(to: [4, 1]) },
  RuleCase("sum to rows", [[2, 4, 3]]) { $0[0].summed(to: [4, 3]) },
]

private let indexingCases: [RuleCase] = [
  RuleCase("slice", [[5, 2]], [[4]]) { $0[0].slice(axis: 0, 1..<3) },
  RuleCase("slice of the last axis", [[2, 5]], [[3, 2, 4]]) { $0[0].slice(axis: -1, 1..<4) },
  RuleCase("rows", [[4, 2]], [[3]]) { $0[0].rows(at: [2, 0, 2]) },
  RuleCase("take", [[2, 3, 5]]) { $0[0].take(axis: 1, at: [2, 2, 0, 1]) },
  RuleCase("concatenate", [[2, 3], [4, 3]]) { concatenate($0) },
  RuleCase("concatenate three and one twice", [[2, 3], [2, 1], [2, 4]]) {
    concatenate($0 + [$0[1]], axis: -1)
  },
  RuleCase("concatenate one", [[2, 3]]) { concatenate($0) },
]

private let productCases: [RuleCase] = [
  RuleCase("matmul", [[2, 3], [3, 4]], [[1, 5], [5, 2]]) { $0[0].matmul($0[1]) },
  RuleCase("matmul of batches", [[4, 1, 2, 3], [5, 3, 2]], [[2, 3], [4, 3, 2]]) { $0[0].matmul($0[1]) },
  RuleCase("matmul of vectors", [[3], [3]], [[3], [3, 4]], [[2, 3], [3]], [[2, 4, 3], [3]]) {
    $0[0].matmul($0[1])
  },
  RuleCase("product of a transposed left", [[3, 2], [3, 4]], [[5, 3, 2], [3, 4]]) {
    $0[0].transposed(-2, -1).matmul($0[1])
  },
]

private let normalizationCases: [RuleCase] =
  [[2, 4], [3, 1, 2], [5]].flatMap { shape in
    [
      RuleCase("softmax", [shape]) { $0[0].softmax() },
      RuleCase("softmax of the first axis", [shape]) { $0[0].softmax(axis: 0) },
      RuleCase("log-softmax", [shape]) { $0[0].logSoftmax() },
      RuleCase("log-sum-exp", [shape]) { $0[0].logSumExp() },
      RuleCase("log-sum-exp, kept", [shape]) { $0[0].logSumExp(axis: 0, keepDims: true) },
    ]
  } + [
    RuleCase("masked softmax", [[3, 4]]) { $0[0].softmax(mask: rowMask($0[0])) },
    RuleCase("masked softmax, broadcast mask", [[3, 4]]) { $0[0].softmax(mask: columnMask($0[0])) },
    RuleCase("masked log-sum-exp", [[2, 4]]) { $0[0].logSumExp(mask: columnMask($0[0])) },
    // −∞ where the mask is 0: what counts is looked at.
    RuleCase("masked log-softmax", [[3, 4]]) {
      $0[0].logSoftmax(mask: columnMask($0[0])).take(axis: 1, at: [0, 2, 3])
    },
    RuleCase("negative log-likelihood", [[3, 4]], [[3, 2]]) { $0[0].negativeLogLikelihood(of: [1, 0, 1]) },
  ]

/// The middle row counts nowhere.
private func rowMask(_ x: Variable) -> Variable {
  x.constant(Tensor([[1, 0, 1, 1], [0, 0, 0, 0], [0, 1, 0, 0]]))
}

private func columnMask(_ x: Variable) -> Variable { x.constant(Tensor([1, 0, 1, 1])) }

import Components
import Foundation
import Tensors

enum PerceptronMutants {
  private static let first: Set = ["inputs", "weights[0]", "biases[0]"]
  private static let parameters: Set = ["weights[0]", "biases[0]", "weights[1]", "biases[1]"]
  private static let everything = parameters.union(["inputs"])

  private static func mlp(
    _ id: String, _ fault: LoopedPerceptron.Fault, rows: Set<Int>, _ family: String, wrong: Set<String>
  ) -> Mutant {
    let code = LoopedPerceptron(fault: fault)
    return Mutant(
      Submission(MultilayerPerceptron.self, id) { code.gradients($0, $1, $2) },
      Truth(rows: rows, family, wrong: wrong))
  }

  static let all =
    [
      mlp(
        "mlp-not-averaged", .summedOverBatch, rows: [1], "the 1/N of the loss is missing", wrong: everything),
      mlp("mlp-no-penalty", .noPenalty, rows: [9], "L2 missing", wrong: ["weights[0]", "weights[1]"]),
      mlp(
        "mlp-double-penalty", .doublePenalty, rows: [9], "L2 as 2λθ", wrong: ["weights[0]", "weights[1]"]),
      mlp("mlp-half-penalty", .halfPenalty, rows: [9], "L2 as λθ/2", wrong: ["weights[0]", "weights[1]"]),
      mlp(
        "mlp-penalized-biases", .penalizedBiases, rows: [10], "L2 on biases too",
        wrong: ["biases[0]", "biases[1]"]),
      mlp("mlp-no-slope", .noTanhSlope, rows: [12], "tanh′ omitted", wrong: first),
      mlp("mlp-slope-of-sum", .slopeOfSum, rows: [14], "1 − z² with z before tanh", wrong: first),
      mlp("mlp-no-gold", .goldNotSubtracted, rows: [19], "one-hot not subtracted", wrong: everything),
      mlp("mlp-gold-only", .goldColumnOnly, rows: [20], "only the gold logit", wrong: everything),
      mlp(
        "mlp-relaid-output", .relaidOutputWeights, rows: [3], "output weights transposed",
        wrong: ["weights[1]"]),
      mlp(
        "mlp-last-example", .lastExampleOnly, rows: [6], "parameters from the last example",
        wrong: parameters),
      mlp(
        "mlp-negated-bias", .negatedOutputBias, rows: [2], "sign of the output bias", wrong: ["biases[1]"]),
      mlp(
        "mlp-class-zero-twice", .firstClassTwice, rows: [], "examples of class 0 count twice",
        wrong: everything),
      mlp(
        "mlp-softmax-twice", .softmaxTwice, rows: [24], "softmax Jacobian applied again", wrong: everything),
      mlp("mlp-inputs-mean", .inputsByExampleMean, rows: [1], "inputs divided by N again", wrong: ["inputs"]),
      Mutant(
        Submission(
          MultilayerPerceptron.self, "mlp-summed-and-penalized",
          forward: { a, context in
            var unpenalized = context
            unpenalized.penalty = context.penalty / Double(a[0].shape[0])
            return Double(a[0].shape[0]) * MultilayerPerceptron.forward(a, unpenalized)
          },
          { a, context, g in
            var gradients = LoopedPerceptron(fault: .summedOverBatch).gradients(a, context, g)
            for i in a[2].storage.indices { gradients[2][i] += context.penalty * g.scalar * a[2][i] }
            return gradients
          }),
        Truth(
          rows: [1, 10], "loss summed in both passes; hidden biases regularised in the backward pass",
          wrong: everything, .inconsistentForward)),
      Mutant(
        Submission(MultilayerPerceptron.self, "mlp-never-cleared") { context in
          var kept: [Tensor]?
          return StudentCode(
            forward: { MultilayerPerceptron.forward($0, context) },
            pullback: { a, g in
              let fresh = LoopedPerceptron().gradients(a, context, g)
              let sums = kept.map { zip($0, fresh).map { old, new in each(new) { old.storage[$0] + $1 } } }
              kept = sums ?? fresh
              return sums ?? fresh
            })
        },
        Truth(rows: [67], "gradients never cleared", wrong: [], .secondCall)),
    ] + hinge

  private static let hinge = [
    Mutant(
      Submission(BinaryHinge.self, "hinge-always") { loopedHinge($0, $1, $2) { _ in true } },
      Truth(
        rows: [11], "examples outside of the margin contribute too", wrong: ["inputs", "weights", "bias"])),
    Mutant(
      Submission(BinaryHinge.self, "hinge-zero-one-labels") { a, context, g in
        var relabelled = context
        relabelled.labels = context.labels.map { max($0, 0) }
        return loopedHinge(a, relabelled, g) { i in score(a, i) * context.labels[i] < context.margin }
      },
      Truth(rows: [11], "labels 0 and 1 in place of ±1", wrong: ["inputs", "weights", "bias"])),
    Mutant(
      Submission(BinaryHinge.self, "hinge-summed") { a, context, g in
        loopedHinge(a, context, Double(context.labels.count) * g) { i in
          score(a, i) * context.labels[i] < context.margin
        }
      },
      Truth(rows: [1], "not averaged", wrong: ["inputs", "weights", "bias"])),
    Mutant(
      Submission(BinaryHinge.self, "hinge-as-update") { a, context, g in
        loopedHinge(a, context, -g) { i in context.margin - score(a, i) * context.labels[i] > 0 }
      },
      Truth(rows: [2], "the update +y·x as gradient", wrong: ["inputs", "weights", "bias"])),
    Mutant(
      Submission(BinaryHinge.self, "hinge-margin-forgotten", profiles: [1]) { a, context, g in
        loopedHinge(a, context, g) { i in score(a, i) * context.labels[i] < 0 }
      },
      Truth(
        rows: [], "examples within the margin on the right side are left out",
        wrong: ["inputs", "weights", "bias"])),
  ]

  static func score(_ a: [Tensor], _ i: Int) -> Double {
    a[2].scalar + sum(a[1].count) { a[1][$0] * a[0][i, $0] }
  }

  static func loopedHinge(
    _ a: [Tensor], _ context: BinaryHinge.Context, _ g: Tensor, isActive: (Int) -> Bool
  ) -> [Tensor] {
    var (dx, da, db) = (Tensor.zeros(a[0].shape), Tensor.zeros(a[1].shape), 0.0)
    for i in context.labels.indices where isActive(i) {
      let push = context.labels[i] * g.scalar / Double(context.labels.count)
      db -= push
      for j in 0..<a[1].count {
        da[j] -= push * a[0][i, j]
        dx[i, j] -= push * a[1][j]
      }
    }
    return [dx, da, Tensor(db)]
  }
}

import Foundation
import Testing

/// Every convention that a statement states has a public case: code that breaks it does not pass `gradus check`.
@Suite(.serialized) struct PublicConventionTests {
  struct Breach: Sendable, CustomTestStringConvertible {
    let file: String
    let convention: String
    let edit: String
    let becomes: String
    /// The item that says so.
    let item: String
    var testDescription: String { "\(file): \(convention)" }

    init(_ file: String, _ convention: String, _ edit: String, _ becomes: String, _ item: String) {
      (self.file, self.convention, self.edit, self.becomes, self.item) = (
        file, convention, edit, becomes, item
      )
    }
  }

  static let breaches: [Breach] = [
    Breach(
      "Losses", ".mean divides", "case .mean: Tensor(values.mean())", "case .mean: Tensor(values.sum())", "h"),
    Breach(
      "Losses", "the gradient of .mean is divided by N",
      "reduction == .mean ? gradient / Double(gradient.shape[0]) : gradient", "gradient", "h"),
    Breach(
      "Losses", "the gradient of .none is not divided",
      "reduction == .mean ? gradient / Double(gradient.shape[0]) : gradient",
      "reduction == .sum ? gradient : gradient / Double(gradient.shape[0])", "h"),
    Breach(
      "Losses", "a sum is a scalar", "case .sum: Tensor(values.sum())", "case .sum: Tensor([values.sum()])",
      "h"),
    Breach(
      "Losses", "a negative margin is refused", "guard margin >= 0, margin.isFinite", "guard margin.isFinite",
      "e"),
    Breach(
      "Losses", "at a corner the gradient is 0", "-sign * (1 - sign * w .> 0)",
      "-sign * (1 - sign * w .>= 0)", "a"),
    Breach(
      "Perceptron", "maxEpochs is not exceeded", "fit.epochs < maxEpochs", "fit.epochs < maxEpochs + 1", "g"),
    Breach(
      "Perceptron", "converged says whether the last epoch was one without an update",
      "fit.converged = fit.updates == updatesBefore",
      "fit.converged = fit.updates == updatesBefore || fit.epochs == maxEpochs", "g"),
    Breach(
      "Activations", "tanh is finite for large inputs", "return sign(x) * -d / (2 + d)",
      "return (exp(2 * x) - 1) / (exp(2 * x) + 1)", "d"),
    Breach(
      "Predictions", "a logit may be −∞", "return shifted - log(exp(shifted).sum(axis: -1, keepDims: true))",
      "return shifted + 0 * shifted - log(exp(shifted).sum(axis: -1, keepDims: true))", "c"),
    Breach("MLP", "sigmoid's derivative", "case .sigmoid: z * (1 - z)", "case .sigmoid: z", "d"),
    Breach("MLP", "identity's derivative", "case .identity: .ones(z.shape)", "case .identity: z", "d"),
    Breach("MLP", "relu′(0) is 0", "case .relu: z .> 0", "case .relu: z .>= 0", "d"),
    Breach(
      "MLP", "gradients of large logits", "let gradLogits = (exp(logProbabilities) - isGold)",
      "let gradLogits = (exp(logits) / exp(logits).sum(axis: 1, keepDims: true) - isGold)", "d"),
    Breach(
      "MLP", "the last batch may be shorter", "stride(from: 0, to: order.count, by: batchSize)",
      "stride(from: 0, through: order.count - min(batchSize, order.count), by: batchSize)", "h"),
    Breach(
      "MLP", "examples are shuffled", "let order = rng.permutation(data.labels.count)",
      "let order = Array(0..<data.labels.count)", "h"),
    Breach(
      "MLP", "every epoch has an order of its own",
      "for _ in 0..<epochs {\n      let order = rng.permutation(data.labels.count)",
      "let order = rng.permutation(data.labels.count)\n    for _ in 0..<epochs {", "h"),
  ]

  private struct Checked: Decodable {
    struct Exercise: Decodable {
      struct Item: Decodable {
        let item: String
        let kind: String
      }
      let items: [Item]
    }
    let exercises: [Exercise]
  }

  @Test(arguments: breaches) func noBreachPassesThePublicTests(_ breach: Breach) throws {
    let exercise = breach.file.lowercased()
    let reference = GradusProcess.root.appendingPathComponent("reference/\(exercise)/\(breach.file).swift")
    let parts = try String(contentsOf: reference, encoding: .utf8).components(separatedBy: breach.edit)
    #expect(parts.count == 2, "the edit stands \(parts.count - 1) times in the reference")
    let scratch = try Scratch()
    try FileManager.default.createDirectory(at: scratch.url("work"), withIntermediateDirectories: true)
    try parts.joined(separator: breach.becomes)
      .write(to: scratch.url("work/\(breach.file).swift"), atomically: true, encoding: .utf8)
    let run = try GradusProcess.run(
      ["check", exercise, "--json", "--course", GradusProcess.root.path], in: scratch.url("work"))
    #expect(run.status == 1, "\(run.errors)")
    let checked = try JSONDecoder().decode(Checked.self, from: Data(run.output.utf8))
    let items = checked.exercises.flatMap(\.items)
    #expect(items.contains { $0.item == breach.item && $0.kind == "failed" }, "\(run.output.prefix(500))")
    #expect(items.contains { $0.kind == "passed" }, "it compiles")
  }
}

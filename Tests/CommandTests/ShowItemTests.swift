import Foundation
import TensorFiles
import Testing

/// `gradus check --show`: the public cases of an item with inputs and results.
@Suite struct ShowItemTests {
  /// The reference of an exercise with one edit, in a folder of its own.
  private func submission(_ type: String, _ exercise: String, _ edit: String, becomes: String) throws
    -> Scratch
  {
    let scratch = try Scratch()
    let file = GradusProcess.root.appendingPathComponent("reference/\(exercise)/\(type).swift")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains(edit))
    try text.replacing(edit, with: becomes).write(
      to: scratch.url("\(type).swift"), atomically: true, encoding: .utf8)
    return scratch
  }

  private func check(_ scratch: Scratch, _ arguments: String...) throws -> GradusProcess.Run {
    try GradusProcess.run(["check"] + arguments + ["--submission", scratch.path(".")])
  }

  @Test func aRandomCaseCanBeFollowed() throws {
    let scratch = try submission("Perceptron", "perceptron", "<= 0", becomes: "< 0")
    let run = try check(scratch, "perceptron", "--show", "e", "--save", scratch.path("cases"))
    #expect(run.status == 1, "\(run.errors)")
    for text in [
      "random separable points", "x = [[", "y = [", "maxEpochs = 200", "returned", "expected", "seed",
    ] {
      #expect(run.output.contains(text), "\(text): \(run.output)")
    }
    let data = try Data(contentsOf: scratch.url("cases/e-1.npz"))
    let arrays = try NPZ(npz: Array(data))
    #expect(
      ["x", "y", "maxEpochs", "returned.weights", "expected.weights"].allSatisfy(arrays.names.contains))
    #expect(arrays["returned.weights"] != arrays["expected.weights"])

    let call = try GradusProcess.run(
      "call", "reference", "perceptron", "fit", "--in", scratch.path("cases/e-1.npz"), "--out",
      scratch.path("out.npz"))
    #expect(call.status == 0, "\(call.errors)")
    let due = try NPZ(npz: Array(Data(contentsOf: scratch.url("out.npz"))))
    #expect(due["result.weights"] == arrays["expected.weights"])
  }

  @Test func aCrashShowsWhatTheReferenceAnswers() throws {
    let scratch = try submission(
      "Activations", "activations", "    maximum(x, 0)\n",
      becomes: "    if x.count == 4 { fatalError(\"four\") }\n    return maximum(x, 0)\n")
    let run = try check(scratch, "activations", "--show", "e")
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.output.contains("four"), "\(run.output)")
    #expect(run.output.contains("the reference returns"), "\(run.output)")
  }

  @Test func anItemThatPassesShowsItsCases() throws {
    let run = try GradusProcess.run(
      "check", "activations", "--show", "a", "--submission", "reference/activations")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("all right"))
    #expect(run.output.contains("✓ σ(0) is ½"))
  }

  @Test(arguments: [
    (["activations", "--show", "h"], "no public tests"), (["activations", "--show", "z"], "no item `z`"),
    (["--show", "a", "--submission", "examples/class/ines-carvalho"], "name the exercise"),
  ]) func whatCannotBeShownIsSaid(_ arguments: [String], _ message: String) throws {
    let place = arguments.contains("--submission") ? [] : ["--submission", "reference/activations"]
    let run = try GradusProcess.run(["check"] + arguments + place)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func noHiddenCaseIsShown() throws {
    let run = try GradusProcess.run("check", "mlp", "--show", "d", "--submission", "reference/mlp")
    #expect(run.output.contains("tanh, layers [3, 4, 2], batch of 7"))
    #expect(!run.output.contains("tanh, layers [4, 3, 2]"))
  }
}

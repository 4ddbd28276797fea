import Foundation
import TensorFiles
import Tensors
import Testing

/// `gradus call` on arrays, as NumPy would write and read them.
@Suite struct CallCommandTests {
  private func call(
    _ arguments: [String], _ members: [NPZ.Member]
  ) throws -> (run: GradusProcess.Run, results: NPZ?) {
    let scratch = try Scratch()
    try Data(NPZ(members).npz()).write(to: scratch.url("in.npz"))
    let run = try GradusProcess.run(
      ["call", "reference"] + arguments + ["--in", scratch.path("in.npz"), "--out", scratch.path("out.npz")])
    let data = FileManager.default.contents(atPath: scratch.path("out.npz"))
    return (run, try data.map { try NPZ(npz: Array($0)) })
  }

  @Test func returnsWhatTheEntryPointReturns() throws {
    let x = NPZ.Member(name: "x", array: NPYArray(Tensor([0, 1])))
    let (run, results) = try call(["activations", "sigmoid"], [x])
    #expect(run.status == 0, "\(run.errors)")
    let result = try #require(results?["result"]?.tensor)
    #expect(result.shape == [2])
    #expect(abs(result.storage[1] - 0.7310585786300049) < 1e-15)
  }

  @Test func takesLabelsAndEnumCases() throws {
    let members = [
      NPZ.Member(name: "w", array: NPYArray(Tensor([[1, 2, 3]]))),
      NPZ.Member(name: "gold", array: NPYArray([2])),
    ]
    let (run, results) = try call(["losses", "multiclassNLL", "--set", "reduction=mean"], members)
    #expect(run.status == 0, "\(run.errors)")
    let loss = try #require(results?["result"]?.tensor.scalar)
    #expect(abs(loss - 0.4076059644443804) < 1e-12)
  }

  @Test func takesAStructInPartsAndASeed() throws {
    let sizes = NPZ.Member(name: "layerSizes", array: NPYArray([3, 2]))
    let (drawn, parameters) = try call(
      ["mlp", "initialize", "--set", "activation=tanh", "--seed", "7"], [sizes])
    #expect(drawn.status == 0, "\(drawn.errors)")
    let weights = try #require(parameters?["result.weights[0]"])
    let biases = try #require(parameters?["result.biases[0]"])
    let members = [
      NPZ.Member(name: "parameters.weights[0]", array: weights),
      NPZ.Member(name: "parameters.biases[0]", array: biases),
      NPZ.Member(name: "inputs", array: NPYArray(Tensor.ones([4, 3]))),
    ]
    let (run, results) = try call(["mlp", "logits", "--set", "activation=tanh"], members)
    #expect(run.status == 0, "\(run.errors)")
    #expect(results?["result"]?.shape == [4, 2])
  }

  @Test func refusesExtraAndMisshapenArguments() throws {
    let extra = try call(
      ["activations", "sigmoid"],
      [
        NPZ.Member(name: "x", array: NPYArray(Tensor([0]))),
        NPZ.Member(name: "y", array: NPYArray(Tensor([0]))),
      ])
    #expect(extra.run.status == 2 && extra.run.errors.contains("no parameter `y`"))
    let misshapen = try call(
      ["losses", "multiclassNLL", "--set", "reduction=mean"],
      [
        NPZ.Member(name: "w", array: NPYArray(Tensor([[1, 2]]))),
        NPZ.Member(name: "gold", array: NPYArray(Tensor([[1, 2]]))),
      ])
    #expect(misshapen.run.status == 2 && misshapen.run.errors.contains("`gold`"))
    let refused = try call(
      ["activations", "sigmoidBackward"],
      [
        NPZ.Member(name: "x", array: NPYArray(Tensor([0]))),
        NPZ.Member(name: "gradOutput", array: NPYArray(Tensor([0, 1]))),
      ])
    #expect(refused.run.status == 1 && refused.run.errors.contains("shapeMismatch"))
  }
}

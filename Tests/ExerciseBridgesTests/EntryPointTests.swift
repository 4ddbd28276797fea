import EverythingFixture
import ExerciseBridges
import Testing
import WorkerProtocol

@Suite("The table of entry points")
struct EntryPointTests {
  private func entryPoint(_ name: String) throws -> EntryPoint {
    try #require(ExerciseBridge.everything.entryPoints.first { $0.name == name })
  }

  @Test("says what a student writes")
  func signatures() throws {
    let sample = try entryPoint("sample(real:count:using:)")
    #expect(
      sample.signature
        == "func sample<R: RandomSource>(real: (inout R, Int) -> Tensor, count: Int, using rng: inout R) throws -> Tensor"
    )
    #expect(try entryPoint("nothing(_:)").signature == "func nothing(_ x: Tensor) throws")
    #expect(try entryPoint("scalars(_:count:scale:name:)").summary == "All scalar types and a text.")
    #expect(sample.parameters.map(\.label) == ["real", "count", "using"])
  }

  @Test("and the registry holds every exercise once")
  func registry() {
    let ids = ExerciseBridge.all.map(\.id)
    #expect(Set(ids).count == ids.count && ids.contains("perceptron"))
    #expect(ExerciseBridge.all.allSatisfy { !$0.entryPoints.isEmpty })
  }

  @Test("and the glue names the solution and its symbol")
  func glue() {
    #expect(ExerciseBridge.perceptron.symbol == "gradus_solution_perceptron")
    #expect(
      ExerciseBridge.perceptron.glue.contains("let solution: any LabKit.PerceptronExercise = Perceptron()"))
  }
}

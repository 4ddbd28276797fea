import CourseModel
import ExerciseBridges
import InProcessWorker
import Testing
import WorkerProtocol

@testable import Checks
@testable import Grading

/// Objects and functions: what is asked of one solution can be asked of another.
@Suite("Probes behind handles and functions") struct ScriptReplayTests {
  private func units(_ example: DocumentedExample) throws -> [UnitComponents] {
    let reference = LoopbackChannel(bridge: example.bridge, solution: example.solution)
    return try ExerciseProbes(of: example.graded, seed: Seed(3), reference: reference).units
      .map(UnitComponents.init)
  }

  private func observation(_ solution: any Sendable, _ unit: UnitComponents, of example: DocumentedExample)
    throws
    -> Observation
  {
    let channel = LoopbackChannel(bridge: example.bridge, solution: solution)
    // Other objects live in the worker already, so that numbers differ.
    for number in 0..<5 { _ = channel.objects.handle(number) }
    let answers = try unit.unit.scripts.flatMap {
      try ScriptReplay.answers(to: $0, of: example.bridge.id, on: channel)
    }
    return Observation(answers, unit)
  }

  @Test("the reference answers as it did", arguments: DocumentedExample.all)
  func reference(example: DocumentedExample) throws {
    let units = try units(example)
    #expect(!units.isEmpty)
    for unit in units {
      let found = try observation(example.solution, unit, of: example)
      #expect(found.wrong.isEmpty)
      #expect(found.answers.map(\.state) == unit.unit.probes.map(\.answer.state))
    }
  }

  @Test("a mistake explains itself, and no other mistake", arguments: DocumentedExample.all)
  func mistakes(example: DocumentedExample) throws {
    let units = try units(example)
    let all = try example.mistaken.map { solution in
      try units.map { try observation(solution, $0, of: example) }
    }
    for (number, observations) in all.enumerated() {
      let wrong = observations.filter { !$0.wrong.isEmpty }
      #expect(!wrong.isEmpty, "\(example.graded.mistakes[number].id) is not seen")
      for (unit, observation) in observations.enumerated() where !observation.wrong.isEmpty {
        #expect(observation.explained(by: observation) == Set(observation.wrong))
        for (other, theirs) in all.enumerated() where other != number {
          #expect(observation.explained(by: theirs[unit]) != Set(observation.wrong))
        }
      }
    }
  }

  @Test("functions that share objects are one unit, and objects have the numbers of the script")
  func objects() throws {
    let graph = try #require(DocumentedExample.all.first { $0.bridge.id == "scalar-graph" })
    let units = try units(graph)
    #expect(units.count == 1)
    let probes = try #require(units.first).unit.probes
    #expect(Set(probes.map(\.entryPoint)).count == 6)
    #expect(probes.first?.answer == .returned(.array([.handle(0)])))
  }

  @Test("a function that is called elsewhere ends the probe, and tells where")
  func strays() throws {
    let example = try #require(DocumentedExample.all.first { $0.bridge.id == "numerical-derivative" })
    let unit = try #require(try units(example).first)
    let forward = try observation(ForwardDifference(), unit, of: example)
    #expect(forward.answers.contains { $0.state == .strayed })
    let components = forward.wrong.map { unit.components[$0].component.part }
    #expect(components.contains(.value(Leaves.callPath)))
    let names = try example.verification(seeds: [Seed(1)]).mistakes.flatMap(\.losses).filter(\.isNamed)
    #expect(!names.isEmpty)
  }
}

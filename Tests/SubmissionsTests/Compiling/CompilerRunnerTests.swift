import Synchronization
import Testing

@testable import Sandbox
@testable import Submissions

/// What a run's end says about files, with a sandbox that ends as it is told.
struct CompilerRunnerTests {
  private static let command = Command(Command.Step("/bin/true"), profile: .compiler)

  private static func outcome(_ ending: Ending) -> Outcome {
    Outcome(
      ending: ending, step: 0, standardOutput: CapturedOutput(), standardError: CapturedOutput(), usage: nil,
      wallSeconds: 0)
  }

  /// A runner whose runs end so, one after the other, and the number of those used up.
  private static func runner(_ endings: [Result<Ending, SandboxError>]) -> (CompilerRunner, () -> Int) {
    let count = Shared(0)
    let runner = CompilerRunner { _, _ in
      let index = count.value.withLock { count in
        defer { count += 1 }
        return count
      }
      return outcome(try endings[index].get())
    }
    return (runner, { count.value.withLock(\.self) })
  }

  private final class Shared: Sendable {
    let value: Mutex<Int>
    init(_ value: Int) { self.value = Mutex(value) }
  }

  static let fromOutside: [Result<Ending, SandboxError>] = [
    .success(.timedOut(seconds: 300)), .success(.signalled(Signals.kill)),
    .success(.signalled(Signals.terminate)), .success(.terminated), .failure(.lost("no report arrived")),
  ]

  @Test(arguments: [
    Ending.exited(status: 0), .exited(status: 1), .signalled(11), .cpuTimeExceeded(seconds: 20), .outOfMemory,
    .noResult,
  ])
  func whatItDoesItselfCountsAtOnce(ending: Ending) throws {
    let (runner, runs) = Self.runner([.success(ending)])
    #expect(try runner.run(Self.command, limits: .compilation).ending == ending)
    #expect(runs() == 1)
  }

  @Test(arguments: fromOutside)
  func whatHappensToItIsTriedAgain(first: Result<Ending, SandboxError>) throws {
    let (runner, runs) = Self.runner([first, .success(.exited(status: 1))])
    #expect(try runner.run(Self.command, limits: .compilation).ending == .exited(status: 1))
    #expect(runs() == 2)
  }

  @Test(arguments: fromOutside, fromOutside)
  func twiceIsNoVerdict(first: Result<Ending, SandboxError>, second: Result<Ending, SandboxError>) throws {
    let (runner, runs) = Self.runner([first, second])
    let error = try #require(throws: (any Error).self) {
      try runner.run(Self.command, limits: .compilation)
    }
    if case .failure(let lost) = second {
      #expect(error as? SandboxError == lost)
    } else {
      #expect((error as? ToolchainError)?.description.contains("not because of the files") == true)
    }
    #expect(runs() == 2)
  }

  @Test func whatCannotBeStartedIsNotTriedAgain() {
    let (runner, runs) = Self.runner([.failure(.cannotStart("no program"))])
    #expect(throws: SandboxError.cannotStart("no program")) {
      try runner.run(Self.command, limits: .compilation)
    }
    #expect(runs() == 1)
  }

  /// Runs that are tried again never overlap with any other.
  @Test func theSecondTryIsAlone() async throws {
    let running = Shared(0)
    let violations = Shared(0)
    let seen = Mutex<Set<String>>([])
    let runner = CompilerRunner { command, _ in
      let name = command.steps[0].executable
      let isSecond = seen.withLock { !$0.insert(name).inserted }
      let others = running.value.withLock { count in
        defer { count += 1 }
        return count
      }
      if isSecond, others > 0 { violations.value.withLock { $0 += 1 } }
      for _ in 0..<1000 where isSecond {
        if running.value.withLock({ $0 }) != 1 { violations.value.withLock { $0 += 1 } }
      }
      running.value.withLock { $0 -= 1 }
      return Self.outcome(isSecond ? .exited(status: 0) : .timedOut(seconds: 300))
    }
    try await withThrowingTaskGroup(of: Ending.self) { group in
      for index in 0..<40 {
        group.addTask {
          try runner.run(Command(Command.Step("/\(index)"), profile: .compiler), limits: .compilation).ending
        }
      }
      for try await ending in group { #expect(ending == .exited(status: 0)) }
    }
    #expect(violations.value.withLock { $0 } == 0)
  }
}

import Foundation
import TensorFiles
import Tensors
import Testing

/// A submission that tries to speak to the runner of continuous integration in whose log it is graded.
@Suite(.serialized) struct RunnerLogTests {
  private let scratch: Scratch
  private var folder: URL { scratch.url("class/x\n::error title=FORGED::FORGED\u{1B}]0;FORGED\u{7}") }

  /// Does not compile, with a message that wraps wherever it is cut.
  private static let diagnostic = """
    import LabKit
    #error("\(String(repeating: "x", count: 75)) ::error file=README.md,line=1::FORGED \
    \(String(repeating: "y", count: 75)) ::stop-commands::FORGED ##[error]FORGED")
    """

  /// Prints and throws.
  private static let failing = #"""
    import LabKit

    struct Forged: Error, CustomStringConvertible {
      let description = "FORGED\n::error::FORGED ##[error]FORGED ##vso[task.complete]FORGED\u{1B}[31m"
    }

    struct Activations: ActivationsExercise {
      func fail() throws -> Tensor {
        print("::error::FORGED\n  ::stop-commands::FORGED\n##[group]FORGED\n+++ FORGED")
        print("\u{1B}[0Ksection_start:1:FORGED\r\u{1B}[0KFORGED\u{9B}2J\u{202E}FORGED")
        throw Forged()
      }
      func sigmoid(_ x: Tensor) throws -> Tensor { try fail() }
      func tanh(_ x: Tensor) throws -> Tensor { throw LabError.shapeMismatch("\n::error::FORGED ##[error]FORGED") }
      func relu(_ x: Tensor) throws -> Tensor { fatalError("FORGED ::error::FORGED ##[error]FORGED") }
      func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor { try fail() }
      func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor { try fail() }
      func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor { try fail() }
    }
    """#

  init() throws {
    scratch = try Scratch()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.failing.write(
      to: folder.appendingPathComponent("Activations.swift"), atomically: true, encoding: .utf8)
    try Self.diagnostic.write(
      to: folder.appendingPathComponent("Losses.swift"), atomically: true, encoding: .utf8)
    let array = NPYArray(Tensor([0, 1]))
    try Data(NPZ([.init(name: "x", array: array)]).npz()).write(to: scratch.url("x.npz"))
    try Data(NPZ(["w", "gold"].map { .init(name: $0, array: array) }).npz()).write(
      to: scratch.url("losses.npz"))
    // A folder that belongs to nobody, and a file that is no text.
    try Data([0xFF]).write(to: folder.appendingPathComponent("::error::FORGED.swift"))
    try Data().write(to: scratch.url("class/\n##[error]FORGED.txt"))
  }

  private func commands() -> [[String]] {
    [
      ["check", "--submission", folder.path],
      ["check", "--submission", folder.path, "no-such-exercise\n::error::FORGED"],
      ["gate", folder.path, "--min", "10%"],
      ["grade", scratch.path("class"), "--out", scratch.path("report")],
      ["call", folder.path, "losses", "quadratic", "--in", scratch.path("losses.npz"), "--out", "/dev/null"]
        + ["--set", "reduction=sum"],
      ["call", folder.path, "activations", "tanh", "--in", scratch.path("x.npz"), "--out", "/dev/null"],
      ["call", folder.path, "activations", "relu", "--in", scratch.path("x.npz"), "--out", "/dev/null"],
      ["gate", folder.path + "\n::error::FORGED", "--min", "10%"],
    ]
  }

  /// Lines that no terminal and no runner obeys.
  private func expectHarmless(_ lines: some Sequence<Substring>) {
    for line in lines {
      let seen = line.drop(while: \.isWhitespace)
      for start in ["---", "+++", "~~~", "^^^"] { #expect(!seen.hasPrefix(start), "\(line)") }
      for command in ["::", "##[", "##vso[", "section_start:"] { #expect(!line.contains(command), "\(line)") }
      for scalar in line.unicodeScalars {
        let isHidden = [.control, .format].contains(scalar.properties.generalCategory)
        #expect(!isHidden, "\(line)")
      }
      if line.contains("FORGED") {
        let isBehindOwnWords = ["│", "[1/", "gradus: ", "Error: "].contains { seen.hasPrefix($0) }
        #expect(isBehindOwnWords, "\(line)")
      }
    }
  }

  @Test(arguments: [[:], ["GITLAB_CI": "true"]]) func saysNothingThatARunnerObeys(runner: [String: String])
    throws
  {
    for arguments in commands() {
      let run = try GradusProcess.run(arguments, environment: runner)
      #expect(run.status != 3, "\(arguments): \(run.errors)")
      #expect((run.output + run.errors).contains("FORGED"), "\(arguments) has to show the text")
      expectHarmless((run.output + run.errors).split(separator: "\n"))
    }
  }

  @Test func gitHubsRunnerIsToldToObeyNothing() throws {
    var tokens: Set<String> = []
    for arguments in commands() {
      let run = try GradusProcess.run(arguments, environment: ["GITHUB_ACTIONS": "true"])
      for text in [run.output, run.errors] where !text.isEmpty {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let token = try #require(lines[0].wholeMatch(of: /::stop-commands::([0-9a-f]{32})/)?.1)
        #expect(lines.suffix(2) == ["::\(token)::", ""])
        expectHarmless(lines.dropFirst().dropLast(2))
        tokens.insert(String(token))
      }
    }
    #expect(tokens.count == commands().count, "one for each run, of both streams")
  }

  @Test func jsonIsJSONAndHarmless() throws {
    let run = try GradusProcess.run(
      ["check", "--submission", folder.path, "--json"], environment: ["GITHUB_ACTIONS": "true"])
    #expect(run.status == 1)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let exercises = try #require(json["exercises"] as? [[String: Any]])
    let output = try #require(exercises.first?["output"] as? String)
    #expect(output.contains("##[group]FORGED") && output.contains("\u{202E}"))
    for command in ["##[", "\u{1B}", "\u{9B}", "\u{202E}"] { #expect(!run.output.contains(command)) }
  }
}

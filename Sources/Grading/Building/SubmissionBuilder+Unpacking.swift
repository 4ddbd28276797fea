import Archives
import Sandbox
import Submissions

extension SubmissionBuilder {
  /// Reads archives in a process of its own.
  var unpacker: SandboxedUnpacker {
    SandboxedUnpacker { [sandbox, unpackProgram, runtimeMounts, environment] input in
      let command = Command(
        Command.Step(unpackProgram), profile: .worker, environment: environment,
        mounts: runtimeMounts + [
          Command.Mount(unpackProgram), Command.Mount("/usr/lib/locale/C.utf8", optional: true),
        ], input: input)
      let outcome = try sandbox.run(command, limits: .unpacking)
      switch outcome.ending {
      case .exited(status: 0): return outcome.standardOutput.bytes
      case .exited(let status): throw UnpackerFault(status: status, message: outcome.standardError.text)
      default: throw UnpackError.failed("it ended with \(outcome.ending)")
      }
    }
  }
}

/// The unpacking program failed, whatever the archive: the tool's fault.
struct UnpackerFault: Error, CustomStringConvertible {
  let status: Int32
  let message: String

  var description: String { "gradus-unpack ended with status \(status): \(message)" }
}

extension Limits {
  /// For unpacking one archive.
  fileprivate static let unpacking = Limits(
    wallSeconds: 20, cpuSeconds: 10, addressSpaceBytes: 1 << 30, temporaryBytes: 0,
    capturedOutputBytes: 64 << 20)
}

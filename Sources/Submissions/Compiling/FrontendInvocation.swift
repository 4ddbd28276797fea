import Foundation
import Sandbox

/// The command line of one `swift-frontend` process.
///
/// Part of the compile cache's key: what is changed here recompiles everything.
struct FrontendInvocation {
  var toolchain: Toolchain
  var modules: PrebuiltModules
  /// Source files, as paths inside the sandbox.
  var files: [String]
  var moduleName: String
  /// What to call the function of an `@main` type.
  var entryPointName: String
  var isOptimized: Bool
  /// Whether the object tells which line a piece of code comes from.
  var hasLineTables: Bool
  /// Whether an expression whose types take long to find is an error: one that cannot be right may take minutes.
  var isImpatient = false
  /// Where to write the object file, inside the sandbox.
  var object: String

  /// Where the compiler says which modules it has loaded, inside the sandbox; see `LoadedModuleTrace`.
  var trace: String { object + ".modules.json" }

  var step: Command.Step {
    Command.Step(
      toolchain.guestPath(toolchain.frontend),
      [
        "-frontend", "-c", "-parse-as-library", "-module-name", moduleName, "-target", toolchain.target,
        "-resource-dir", toolchain.guestPath(toolchain.resourceDirectory), "-I",
        PrebuiltModules.guestDirectory,
        "-module-cache-path", PrebuiltModules.guestClangCache, "-swift-version", "5",
        isOptimized ? "-O" : "-Onone",
        "-diagnostic-style=llvm", "-entry-point-function-name", entryPointName,
        // No comparison with an earlier object file, no check of the compiler's own output.
        "-disable-incremental-llvm-codegen", "-disable-llvm-verify",
        "-emit-loaded-module-trace-path", trace, "-o", object,
      ] + (hasLineTables ? ["-gline-tables-only", "-file-prefix-map", "/submission/="] : [])
        + (isImpatient ? ["-solver-expression-time-threshold=2"] : []) + files)
  }
}

/// The command line of the linker, called without a compiler driver.
struct LinkInvocation {
  var toolchain: Toolchain
  /// Object files, as paths inside the sandbox.
  var objects: [String]
  /// Whether the code may use Foundation, whose libraries take the linker longer to read than all else.
  var mayUseFoundation: Bool
  /// Where to write the shared object, inside the sandbox.
  var sharedObject: String

  /// Undefined symbols stay undefined: LabKit's are the worker's own. Runtime libraries are recorded only where
  /// the code uses them, for what the worker itself has not loaded.
  var step: Command.Step {
    let runtime = toolchain.guestPath(toolchain.resourceDirectory) + "/linux"
    let foundation = [
      "dispatch", "swiftDispatch", "Foundation", "FoundationEssentials", "FoundationInternationalization",
    ]
    let libraries =
      ["swiftSwiftOnoneSupport", "swift_Concurrency", "swift_StringProcessing", "swift_RegexParser"]
      + (mayUseFoundation ? foundation : [])
    return Command.Step(
      toolchain.guestPath(toolchain.linker),
      // One thread: starting more takes longer than linking a file as small as this.
      [
        "-flavor", "gnu", "--threads=1", "-shared", "-z", "noexecstack", "--build-id=none", "-o",
        sharedObject,
      ]
        // Registers the object's types and conformances with the runtime when it is loaded.
        + ["\(runtime)/\(toolchain.architecture)/swiftrt.o"] + objects
        + ["-L", runtime, "--as-needed"] + libraries.map { "-l" + $0 })
  }
}

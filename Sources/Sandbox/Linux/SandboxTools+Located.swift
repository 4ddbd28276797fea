import Foundation

extension SandboxTools {
  /// The tools as installed: `bwrap` from the usual folders or `PATH`; `gradus-confine` from the variable
  /// `GRADUS_CONFINE`, beside the running program, or from a `libexec/gradus` beside its folder.
  public static func located() -> SandboxTools {
    let environment = ProcessInfo.processInfo.environment
    let path = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let bubblewrap = (["/usr/bin", "/bin", "/usr/local/bin"] + path.filter { $0.hasPrefix("/") })
      .map { $0 + "/bwrap" }.first(where: FileManager.default.isExecutableFile)
    if let explicit = environment["GRADUS_CONFINE"] {
      return SandboxTools(bubblewrap: bubblewrap, confine: explicit)
    }

    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let beside = own.appending(path: "gradus-confine").path
    let libexec = own.deletingLastPathComponent().appending(path: "libexec/gradus/gradus-confine").path
    let confine = FileManager.default.isExecutableFile(atPath: libexec) ? libexec : beside
    return SandboxTools(bubblewrap: bubblewrap, confine: confine)
  }
}

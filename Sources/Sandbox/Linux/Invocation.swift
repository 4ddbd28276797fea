import Foundation

/// The command line that runs a `Command` under a policy.
///
/// Theory of operation: bubblewrap unshares every namespace and builds a root that holds the C library, the
/// command's mounts (all read-only), three harmless devices and a private `/tmp`, and nothing else: no home, no
/// `/etc`, no `/proc` unless asked for. Its first process is `gradus-confine`, which applies limits and
/// filter and reports how the program ended.
///
/// `Spawner` starts bubblewrap in a session of its own, without a terminal, so `--new-session` would add nothing; it would
/// take away that one signal to the process group reaches everything inside, at every moment of the start.
///
/// Run by an ordinary user, bubblewrap makes a user namespace in which the program is `nobody`. Run by root it
/// needs none; then `gradus-confine` becomes an unused user id of its own, because the kernel binds neither
/// `RLIMIT_NPROC` nor file permissions on root.
struct Invocation {
  var executable: String
  var arguments: [String]
  var environment: [String: String]
  /// How many generations the program is below the process that this starts: bubblewrap starts its first process, that
  /// one is the supervisor, and the supervisor starts the program.
  var generations: Int
  /// What the run holds until it has ended: the folder that it writes to, and the user that it is.
  var scratch: ScratchFolder?
  var user: SandboxUser?

  init(_ command: Command, limits: Limits, sandbox: Sandbox) throws(SandboxError) {
    switch sandbox.policy {
    case .bubblewrap:
      guard let bubblewrap = sandbox.tools.bubblewrap else {
        throw .cannotStart("bwrap is not installed. Install the package bubblewrap.")
      }
      let isRoot = EffectiveUser.isRoot
      executable = bubblewrap
      generations = 2
      environment = [:]
      arguments = Self.namespaceArguments(isRoot: isRoot)
      arguments += Self.mountArguments(command, limits: limits, confine: sandbox.tools.confine)
      for (name, value) in command.environment.sorted(by: { $0.key < $1.key }) {
        arguments += ["--setenv", name, value]
      }
      arguments += ["--chdir", "/tmp", "--", Self.confineGuestPath]
      if isRoot {
        let user = try SandboxUser()
        arguments += ["--user", String(user.id)]
        self.user = user
      }
      arguments += ["--temporary-files", String(limits.temporaryBytes == 0 ? 0 : limits.temporaryFiles)]
      arguments += Self.confineArguments(command, limits: limits, steps: command.steps)
    case .unsafeNone:
      let scratch = try ScratchFolder()
      let paths = GuestPaths(command.mounts, temporary: scratch.path)
      var translated = command
      translated.resultFiles = command.resultFiles.map(paths.hostPath)
      executable = sandbox.tools.confine
      generations = 1
      environment = command.environment.mapValues(paths.hostPaths)
      environment["TMPDIR"] = scratch.path
      arguments = ["--filter-optional"]
      arguments += Self.confineArguments(
        translated, limits: limits,
        steps: command.steps.map {
          Command.Step(paths.hostPath($0.executable), $0.arguments.map(paths.hostPath))
        })
      self.scratch = scratch
    }
  }

  private static let confineGuestPath = "/gradus-confine"

  private static func namespaceArguments(isRoot: Bool) -> [String] {
    var arguments = [
      "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try",
      "--die-with-parent", "--as-pid-1", "--hostname", "sandbox", "--clearenv",
      // For the supervisor alone, to bound the files of /tmp.
      "--cap-drop", "ALL", "--cap-add", "CAP_SYS_ADMIN",
    ]
    if isRoot {
      // Likewise, to give up root and to end stragglers of the other user.
      for capability in ["CAP_SETUID", "CAP_SETGID", "CAP_KILL"] { arguments += ["--cap-add", capability] }
    } else {
      arguments += ["--unshare-user", "--uid", "65534", "--gid", "65534"]
    }
    return arguments
  }

  /// The C library and what its loader reads; on some systems `/lib` is a link, on others a folder.
  private static let runtimeMounts = [
    Command.Mount("/usr/lib"), Command.Mount("/usr/lib64", optional: true),
    Command.Mount("/etc/ld.so.cache", optional: true),
    // Debian's libopenblas.so.0 is a link through here.
    Command.Mount("/etc/alternatives", optional: true),
  ]

  private static func mountArguments(_ command: Command, limits: Limits, confine: String) -> [String] {
    let mounts = runtimeMounts + command.mounts + [Command.Mount(confine, at: confineGuestPath)]
    var arguments = [
      "--perms", "1777", "--size", String(max(4096, limits.temporaryBytes)), "--tmpfs", "/tmp",
    ]
    // Folders that bubblewrap makes by itself are closed to all but its own user.
    for folder in parentFolders(of: mounts) { arguments += ["--perms", "0755", "--dir", folder] }
    for folder in ["/lib", "/lib64", "/bin"] {
      if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: folder) {
        arguments += ["--symlink", target, folder]
      } else if folder != "/bin" {
        arguments += ["--ro-bind-try", folder, folder]
      }
    }
    for device in ["/dev/null", "/dev/zero", "/dev/urandom"] { arguments += ["--dev-bind", device, device] }
    if command.needsProc { arguments += ["--proc", "/proc"] }
    for mount in mounts {
      let option = (mount.isWritable ? "--bind" : "--ro-bind") + (mount.isOptional ? "-try" : "")
      arguments += [option, mount.host, mount.guest]
    }
    return arguments + ["--remount-ro", "/"]
  }

  /// `/dev` and every folder above a mount, the outermost first.
  private static func parentFolders(of mounts: [Command.Mount]) -> [String] {
    var folders: Set<String> = ["/dev"]
    for mount in mounts {
      let names = mount.guest.split(separator: "/").dropLast()
      for depth in names.indices { folders.insert("/" + names[...depth].joined(separator: "/")) }
    }
    folders.remove("/tmp")
    return folders.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
  }

  private static func confineArguments(_ command: Command, limits: Limits, steps: [Command.Step]) -> [String]
  {
    var arguments = [
      "--profile", command.profile.rawValue,
      "--cpu-seconds", String(limits.cpuSeconds),
      "--address-space", String(limits.addressSpaceBytes),
      "--processes", String(limits.processes),
      "--file-size", String(limits.fileSizeBytes),
      "--open-files", String(limits.openFiles),
      "--stack", String(limits.stackBytes),
    ]
    for result in command.resultFiles { arguments += ["--emit", result] }
    for (index, step) in steps.enumerated() {
      arguments += [index == 0 ? "--" : "--then", step.executable] + step.arguments
    }
    return arguments
  }
}

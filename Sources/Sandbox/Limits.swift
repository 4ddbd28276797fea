/// What a sandboxed process may use at most.
///
/// Every limit is per run: per process for `SandboxedProcess`, per command for `Sandbox.run`. Sizes are in bytes.
public struct Limits: Codable, Sendable, Equatable {
  /// Seconds of real time after which `Sandbox.run` kills the command. A long-lived process has none: its
  /// caller knows the deadline of each request.
  public var wallSeconds: Double
  /// Seconds of processor time, over all threads; more than that ends the process with `cpuTimeExceeded`.
  public var cpuSeconds: Int
  /// Address space (`RLIMIT_AS`): code, heap, stacks and mappings together, touched or not.
  public var addressSpaceBytes: Int
  /// Main thread's stack (`RLIMIT_STACK`), and the default for every further thread.
  public var stackBytes: Int
  /// Largest file that may be written.
  public var fileSizeBytes: Int
  /// Size of the private `/tmp`, which lives in memory and vanishes with the run. With 0 nothing can be made there.
  public var temporaryBytes: Int
  /// Files, folders and links in `/tmp`, itself included: empty ones have no size and take memory all the same.
  public var temporaryFiles: Int
  /// Open descriptors, the standard three included.
  public var openFiles: Int
  /// Threads. Further processes are never allowed.
  public var processes: Int
  /// Bytes of standard output kept by `Sandbox.run`; the rest is counted and discarded.
  public var capturedOutputBytes: Int
  /// Bytes of standard error kept; the rest is counted and discarded.
  public var capturedErrorBytes: Int

  /// Creates limits; whatever is left out has a default for a program that computes.
  public init(
    wallSeconds: Double = 20,
    cpuSeconds: Int = 60,
    addressSpaceBytes: Int = 2 * .gibibyte,
    stackBytes: Int = 8 * .mebibyte,
    fileSizeBytes: Int = 16 * .mebibyte,
    temporaryBytes: Int = 32 * .mebibyte,
    temporaryFiles: Int = 256,
    openFiles: Int = 64,
    processes: Int = 32,
    capturedOutputBytes: Int = .mebibyte,
    capturedErrorBytes: Int = 64 * .kibibyte
  ) {
    self.wallSeconds = wallSeconds
    self.cpuSeconds = cpuSeconds
    self.addressSpaceBytes = addressSpaceBytes
    self.stackBytes = stackBytes
    self.fileSizeBytes = fileSizeBytes
    self.temporaryBytes = temporaryBytes
    self.temporaryFiles = temporaryFiles
    self.openFiles = openFiles
    self.processes = processes
    self.capturedOutputBytes = capturedOutputBytes
    self.capturedErrorBytes = capturedErrorBytes
  }

  /// For a worker that runs student code: honest code may write a file to look at, or to read again.
  public static let worker = Limits(temporaryBytes: 16 * .mebibyte)

  /// For compiling and linking one submission. The processor's seconds are the limit; the clock stops only what does not
  /// get on at all, so that whether a file compiles does not depend on how busy the machine is.
  public static let compilation = Limits(
    wallSeconds: 300, cpuSeconds: 20, fileSizeBytes: 64 * .mebibyte, temporaryBytes: 128 * .mebibyte,
    openFiles: 256, capturedOutputBytes: 64 * .mebibyte, capturedErrorBytes: .mebibyte)
}

extension Int {
  /// 1024 bytes.
  public static let kibibyte = 1 << 10
  /// 1024² bytes.
  public static let mebibyte = 1 << 20
  /// 1024³ bytes.
  public static let gibibyte = 1 << 30
}

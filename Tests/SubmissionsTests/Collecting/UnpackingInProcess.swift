import Archives

extension SandboxedUnpacker {
  /// Unpacks in this very process.
  static func inProcess(limits: ArchiveLimits = .submission) -> SandboxedUnpacker {
    SandboxedUnpacker(limits: limits) { try UnpackedStream.reply(to: $0) }
  }
}

/// Tells "ended by a signal" from "ended by a signal because an allocation had failed".
///
/// With `RLIMIT_AS` the kernel does not kill: `mmap` fails, and what happens next is the program's affair. Swift's
/// runtime traps, C++ aborts, C dereferences null, and all of them end as a signal. So this is a judgement, made
/// from two observations: what the runtime said, and how much memory was in use.
enum MemoryHints {
  /// Sentences that runtimes print when an allocation fails.
  private static let messages = [
    "out of memory", "Out of memory", "std::bad_alloc", "Cannot allocate memory", "Could not allocate memory",
    "memory allocation of", "cannot allocate memory", "failed to map segment from shared object",
  ]

  /// An array that doubles fails while holding a third of what it asks for in total; so a quarter of the limit
  /// in resident memory at the time of death is taken as evidence. A crash for another reason in a program that
  /// large is called out of memory too, which names the likelier of the two.
  private static let residentShare = 0.25

  /// Whether a process that a signal ended had run out of memory.
  static func explain(standardError: String, usage: ResourceUsage, limits: Limits) -> Bool {
    let end = standardError.suffix(4096)
    if messages.contains(where: { end.contains($0) }) { return true }
    return Double(usage.peakResidentBytes) > residentShare * Double(limits.addressSpaceBytes)
  }
}

import Foundation

/// What the kernel tells about the machine's memory.
public enum HostMemory {
  /// How many processes the kernel has ended since the machine started because there was no memory left; nil when it
  /// does not say.
  public static var processesKilled: Int? {
    guard let data = FileManager.default.contents(atPath: "/proc/vmstat") else { return nil }
    let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first {
      $0.hasPrefix("oom_kill ")
    }
    return line.flatMap { Int($0.split(separator: " ")[1]) }
  }
}

/// Translates paths inside the sandbox to paths outside, for running without one.
struct GuestPaths {
  private var prefixes: [(guest: String, host: String)]

  init(_ mounts: [Command.Mount], temporary: String) {
    prefixes = mounts.map { ($0.guest, $0.host) } + [("/tmp", temporary)]
    prefixes.sort { $0.guest.utf8.count > $1.guest.utf8.count }
  }

  /// The host's path for an argument that is, or starts with, a mounted path, or is a folder above one; any other text
  /// unchanged.
  func hostPath(_ text: String) -> String {
    for (guest, host) in prefixes where text == guest || text.hasPrefix(guest + "/") {
      return host + text.dropFirst(guest.count)
    }
    for (guest, host) in prefixes where text.count > 1 && guest.hasPrefix(text + "/") {
      let below = guest.dropFirst(text.count)
      if host.hasSuffix(below) { return String(host.dropLast(below.count)) }
    }
    return text
  }

  /// The host's paths for a list of paths separated by colons, as in `LD_LIBRARY_PATH`.
  func hostPaths(_ text: String) -> String {
    text.split(separator: ":", omittingEmptySubsequences: false).map { hostPath(String($0)) }.joined(
      separator: ":")
  }
}

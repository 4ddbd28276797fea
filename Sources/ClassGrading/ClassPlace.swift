import Foundation

/// Where a class folder is, to tell which of its entries are the tool's own and no submissions.
struct ClassPlace {
  private let path: String

  /// - Parameter folder: Path of the class folder.
  init(_ folder: String) {
    path = Self.resolved(URL(fileURLWithPath: folder))
  }

  /// Whether a path is the class folder itself.
  func isAt(_ other: String) -> Bool { Self.resolved(URL(fileURLWithPath: other)) == path }

  /// The name of the class folder's entry that a path is or lies in; `nil` when it lies elsewhere.
  ///
  /// What is inside a submission is the submission's: only entries themselves are named.
  func entry(of other: String) -> String? {
    let url = URL(fileURLWithPath: other).standardizedFileURL
    return Self.resolved(url.deletingLastPathComponent()) == path ? url.lastPathComponent : nil
  }

  private static func resolved(_ url: URL) -> String {
    url.standardizedFileURL.resolvingSymlinksInPath().path
  }
}

/// Which files and folders are no part of what a student wrote.
enum IgnoredPath {
  /// Whether a file or folder of this name is passed over without a word: hidden ones (`.build`, `.DS_Store`, the
  /// `._` files of macOS) and the folder that macOS adds to archives.
  static func isIgnored(component: some StringProtocol) -> Bool {
    let leadsElsewhere = component == "." || component == ".."
    return component.hasPrefix(".") && !leadsElsewhere || component == "__MACOSX"
  }

  /// Whether a hidden file or folder is one that systems and tools make, not a person.
  static func isJunk(component: String) -> Bool {
    !component.hasPrefix(".") || component.hasPrefix("._") || junk.contains(component.lowercased())
  }

  private static let junk: Set<String> = [
    ".ds_store", ".localized", ".appledouble", ".trashes", ".fseventsd", ".spotlight-v100", ".temporaryitems",
    ".documentrevisions-v100", ".directory", ".git", ".gitignore", ".gitattributes", ".gitkeep", ".github",
    ".svn",
    ".hg", ".build", ".swiftpm", ".vscode", ".idea", ".ipynb_checkpoints", ".nfs", ".cache", ".trash",
    ".trash-1000",
  ]

  /// Whether any component of a path is passed over.
  static func isIgnored(path: String) -> Bool {
    path.split(separator: "/").contains { isIgnored(component: $0) }
  }

  /// Endings of Swift sources: their own, and the one that editors of text add.
  static let sourceSuffixes = [".swift", ".swift.txt"]

  /// Whether a name is that of a Swift source.
  static func isSource(name: String) -> Bool { sourceSuffixes.contains(where: name.lowercased().hasSuffix) }
}

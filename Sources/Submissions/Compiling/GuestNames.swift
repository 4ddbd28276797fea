/// The names that a compilation's files have inside the sandbox, all in one folder and no two equal.
///
/// They are the students' own where these are plain, since a trap's message and a crash's line show them; otherwise they
/// are ours, so that no name is ever an option or a surprise.
struct GuestNames {
  /// Names of the students' files, by the path as the student knows it.
  private var students: [String: String] = [:]
  /// The paths that students know, by the name inside.
  private(set) var shown: [String: String] = [:]

  init(_ groups: [CompilationGroup]) {
    let sources = groups.flatMap(\.members)
    for source in sources { shown[glue(of: source)] = source.shownPath }
    for source in sources where students[source.shownPath] == nil {
      add(source.shownPath, name: Self.lastComponent(source.shownPath), otherwise: source.exercise)
    }
    for helper in groups.flatMap(\.helpers) where students[helper.shownPath] == nil {
      add(helper.shownPath, name: helper.name, otherwise: "helper")
    }
  }

  /// The generated file that makes a source's type reachable.
  func glue(of source: SubmittedSource) -> String { source.exercise + "-entry-point.swift" }

  /// The student's file of an exercise.
  func name(of source: SubmittedSource) -> String { students[source.shownPath] ?? "" }

  /// A helper.
  func name(of helper: SubmittedHelper) -> String { students[helper.shownPath] ?? "" }

  private mutating func add(_ path: String, name: String, otherwise stem: String) {
    let plain = Self.isPlain(name) ? name : stem + ".swift"
    // The compiler refuses two files of one name in a module: a folder's name tells them apart, or a number.
    let folder = Self.lastComponent(Self.folder(of: path))
    let numbered = (2...).lazy.map { "\(plain.dropLast(".swift".count))-\($0).swift" }
    let candidates = [plain] + ["\(folder)-\(plain)"].filter { !folder.isEmpty && Self.isPlain($0) }
    let free = candidates.first { shown[$0] == nil } ?? numbered.first { shown[$0] == nil } ?? plain
    students[path] = free
    shown[free] = path
  }

  /// Whether a name can stand in a command line and in a compiler's message.
  private static func isPlain(_ name: String) -> Bool {
    name.hasSuffix(".swift") && name.utf8.count <= 100 && name.first?.isLetter == true
      && name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || "0123456789_.-() ".unicodeScalars.contains($0)
      }
  }

  private static func lastComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? ""
  }

  /// The folder that a path lies in; empty at the top.
  static func folder(of path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }
}

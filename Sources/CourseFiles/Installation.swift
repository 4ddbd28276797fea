public import CourseModel
public import Foundation

/// Where the programs, modules and course files of this copy of Gradus are.
public struct Installation: Sendable {
  /// Directory of the running `gradus`; the programs that it starts are beside it.
  public let programs: URL
  /// Directory that holds `exercises`, `reference` and `grading`.
  public let course: URL
  /// Directory for compiled submissions.
  public let cache: URL
  /// How many bytes may stay in ``cache``.
  public let cacheLimitBytes: Int

  /// Takes the places as given.
  public init(
    programs: URL, course: URL, cache: URL, cacheLimitBytes: Int
  ) {
    self.programs = programs
    self.course = course
    self.cache = cache
    self.cacheLimitBytes = cacheLimitBytes
  }

  /// Finds the places.
  ///
  /// - Parameters:
  ///   - course: the course's directory; `nil` looks for `grading/course.yaml` in the working directory
  ///     and above, then above the program itself.
  ///   - cache: the cache's directory; `nil` is `$XDG_CACHE_HOME/gradus`, or `$HOME/.cache/gradus`. As the XDG base
  ///     directory specification says, a path in either variable that is not absolute counts as none.
  ///   - cacheLimitBytes: how many bytes may stay in it.
  public static func find(
    course: String? = nil, cache: String? = nil, cacheLimitBytes: Int
  ) throws(InstallationError) -> Installation {
    guard let executable = Bundle.main.executableURL?.resolvingSymlinksInPath() else {
      throw InstallationError("The path of the running program is unknown. Start it by its full path.")
    }
    let programs = executable.deletingLastPathComponent()
    let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    let root: URL
    if let course {
      root = URL(fileURLWithPath: course, relativeTo: here).standardizedFileURL
      guard isCourse(root) else {
        throw InstallationError("\(root.path) holds no grading/course.yaml. Name the course's directory.")
      }
    } else if let found = (ancestors(of: here) + ancestors(of: programs)).first(where: isCourse) {
      root = found
    } else {
      throw InstallationError(
        "No grading/course.yaml here or above. Change to the course's directory, or name it: --course DIR.")
    }
    return Installation(
      programs: programs, course: root,
      cache: cacheDirectory(cache, relativeTo: here, environment: ProcessInfo.processInfo.environment),
      cacheLimitBytes: cacheLimitBytes)
  }

  /// A program that was built beside this one, such as `gradus-worker`.
  public func program(_ name: String) throws(InstallationError) -> URL {
    let url = programs.appendingPathComponent(name)
    guard FileManager.default.isExecutableFile(atPath: url.path) else {
      throw InstallationError("\(name) is not beside gradus in \(programs.path). Build all: make build.")
    }
    return url
  }

  /// Directory of the prebuilt modules that student code imports.
  public var modules: URL { programs.appendingPathComponent("Modules") }

  /// The course file.
  public var courseFile: URL { course.appendingPathComponent("grading/course.yaml") }

  private static func isCourse(_ directory: URL) -> Bool {
    FileManager.default.fileExists(atPath: directory.appendingPathComponent("grading/course.yaml").path)
  }

  private static func ancestors(of directory: URL) -> [URL] {
    var result = [directory.standardizedFileURL]
    while let last = result.last, last.path != "/" { result.append(last.deletingLastPathComponent()) }
    return result
  }

  static func cacheDirectory(_ given: String?, relativeTo here: URL, environment: [String: String]) -> URL {
    if let given { return URL(fileURLWithPath: given, relativeTo: here).standardizedFileURL }
    func absolute(_ variable: String) -> URL? {
      environment[variable].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
    }
    if let base = absolute("XDG_CACHE_HOME") { return base.appendingPathComponent("gradus") }
    let home = absolute("HOME") ?? FileManager.default.homeDirectoryForCurrentUser
    return home.appendingPathComponent(".cache/gradus")
  }

  /// Makes the cache's directory, so that one that cannot be written is said before any work is done.
  public func makeCache() throws(InstallationError) {
    let isMade: Void? = try? FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    guard isMade != nil, FileManager.default.isWritableFile(atPath: cache.path) else {
      throw InstallationError(
        "The cache \(cache.path) cannot be written. Name a directory that can: --cache DIR, or XDG_CACHE_HOME."
      )
    }
  }
}

/// A program or a course file that is not where it should be.
public struct InstallationError: UserCorrectable {
  /// What is missing and what to do.
  public let description: String

  init(_ description: String) { self.description = description }
}

import Foundation
import Testing

@testable import CourseFiles

/// Where the cache is.
@Suite struct InstallationTests {
  @Test(arguments: [
    (String?.none, ["XDG_CACHE_HOME": "/x/cache", "HOME": "/home/ada"], "/x/cache/gradus"),
    (nil, ["HOME": "/home/ada"], "/home/ada/.cache/gradus"),
    (nil, ["XDG_CACHE_HOME": "", "HOME": "/home/ada"], "/home/ada/.cache/gradus"),
    // The XDG base directory specification: a relative path counts as none.
    (nil, ["XDG_CACHE_HOME": "cache", "HOME": "/home/ada"], "/home/ada/.cache/gradus"),
    ("/given", ["XDG_CACHE_HOME": "/x/cache"], "/given"),
    ("given", ["HOME": "/home/ada"], "/here/given"),
  ])
  func theCacheFollowsTheEnvironment(given: String?, environment: [String: String], path: String) {
    let here = URL(fileURLWithPath: "/here", isDirectory: true)
    #expect(Installation.cacheDirectory(given, relativeTo: here, environment: environment).path == path)
  }

  @Test(arguments: [["HOME": ""], ["HOME": "ada"], [:]])
  func withoutAHomeTheUsersServes(environment: [String: String]) {
    let here = URL(fileURLWithPath: "/here", isDirectory: true)
    let path = Installation.cacheDirectory(nil, relativeTo: here, environment: environment).path
    #expect(path.hasPrefix("/") && path.hasSuffix("/.cache/gradus") && !path.hasPrefix("/here"))
  }

  @Test func aCacheThatCannotBeMadeIsSaid() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let installation = Installation(
      programs: file, course: file, cache: file.appendingPathComponent("cache"), cacheLimitBytes: 0)
    let error = #expect(throws: InstallationError.self) { try installation.makeCache() }
    #expect(error?.description.contains("--cache DIR") == true)
  }
}

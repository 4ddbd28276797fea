import Foundation
import Sandbox
import Testing

@testable import Submissions

@Suite(.serialized, .enabled(if: Course.isTested)) struct CompileCacheTests {
  let course: Course
  let folder: URL
  let request = CompilationRequest(sources: [Course.alpha])

  init() throws {
    course = try #require(Course.shared)
    folder = course.folder.appending(path: "cache-\(UUID().uuidString)")
  }

  func cache(limitBytes: Int = CacheDirectory.defaultLimit) throws -> CompileCache {
    try CompileCache(
      compiler: course.compiler(), cache: CacheDirectory(folder, limitBytes: limitBytes))
  }

  private var submissions: URL { folder.appending(path: "submissions") }

  /// Paths of files of this name in all entries.
  private func names(of file: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: submissions.path).filter { $0.hasSuffix("/" + file) }
  }

  /// A file of the only entry.
  func entry(_ file: String) throws -> URL {
    submissions.appending(path: try #require(names(of: file).first))
  }

  func modified(_ file: URL) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
  }

  func object(of result: CompilationResult) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: try #require(result.sharedObject).path))
  }

  @Test func secondRequestIsNotCompiled() throws {
    let (one, two) = (try cache(), try cache())
    let first = try one.compile(request)
    let date = try modified(entry("submission.so"))
    let second = try two.compile(request)
    #expect(second.files == first.files)
    #expect(try object(of: second) == object(of: first))
    #expect(try modified(entry("submission.so")) == date)
  }

  @Test(arguments: ["submission.so", "result.json"], [true, false])
  func damagedEntryIsBuiltAgain(file: String, isRemoved: Bool) throws {
    let (one, two) = (try cache(), try cache())
    let first = try object(of: one.compile(request))
    let damaged = try entry(file)
    let contents = try Data(contentsOf: damaged)
    // A new file, since the other has the object under another name.
    try FileManager.default.removeItem(at: damaged)
    if !isRemoved { try (contents.dropLast(20) + Data("damage".utf8)).write(to: damaged) }
    #expect(try object(of: two.compile(request)) == first)
    #expect(try Data(contentsOf: damaged) == contents)
  }

  /// With room for nothing, every entry goes as soon as it is there: what was handed out stays, and nobody fails.
  @Test func cachesThatRemoveEachOthersEntriesBothServe() async throws {
    let caches = [try cache(limitBytes: 0), try cache(limitBytes: 0)]
    let requests = (0..<3).map { number in
      CompilationRequest(sources: [Course.source("alpha", Course.alphaText + "\n// \(number)")])
    }
    let objects = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for round in 0..<2 {
        for cache in caches {
          for index in requests.indices {
            let request = requests[(index + round) % requests.count]
            group.addTask { (index, try #require(try cache.compile(request).sharedObject).path) }
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(objects.count == 12 && Set(objects.map(\.1)).count == 12)
    for (_, path) in objects {
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0 > 0)
    }
    #expect(try names(of: "result.json").isEmpty, "nothing is left")
    // Objects that were handed out go with the cache that did it.
    withExtendedLifetime(caches) {}
  }

  @Test func everyIngredientChangesTheKey() throws {
    let cache = try cache()
    var keys = [cache.key(for: request)]
    func add(_ change: (inout SubmittedSource) -> Void) {
      var source = Course.alpha
      change(&source)
      keys.append(cache.key(for: CompilationRequest(sources: [source])))
    }
    add { $0.contents.append(32) }
    add { $0.shownPath = "B.swift" }
    add { $0.glue += " " }
    add { $0.starter = nil }
    add { $0.isOptimized = true }
    add { $0.allowedImports = [] }
    add { $0.typeName = "B" }
    let helpers = [
      ("A.swift", "a", "1"), ("A.swift", "b", "1"), ("B.swift", "a", "1"), ("A.swift", "a", "2"),
    ]
    for helper in helpers {
      let file = SubmittedHelper(shownPath: helper.0, name: helper.1, contents: Array(helper.2.utf8))
      keys.append(cache.key(for: CompilationRequest(sources: [Course.alpha], helpers: [file])))
    }
    var withLines = request
    withLines.hasLineTables = true
    keys.append(cache.key(for: withLines))
    #expect(Set(keys).count == keys.count)
  }

  @Test func lineTablesBelongToTheSameCode() throws {
    let cache = try cache()
    let object = try #require(try cache.compile(request).sharedObject)
    let lines = try #require(try cache.lineTables(of: object))
    func file(_ path: String) throws -> ObjectFile {
      try ObjectFile(Array(Data(contentsOf: URL(filePath: path))))
    }
    #expect(try !file(object.path).sections.contains { $0.name == ".debug_line" })
    #expect(try file(lines.path).sections.contains { $0.name == ".debug_line" })
    let (here, there) = try (ObjectFile.code(at: object.path), ObjectFile.code(at: lines.path))
    #expect(here.map { $0.address &+ lines.displacement } == there?.address)
    let other = CompilationRequest(sources: [Course.source("alpha", Course.alphaText + "\nlet other = 1")])
    let stranger = SharedObject(path: object.path, request: other)
    #expect(try cache.lineTables(of: stranger) == nil, "lines of other code say nothing of this")
  }

  @Test func concurrentEqualRequestsCompileOnce() async throws {
    let cache = try cache()
    let request = request
    let results = try await withThrowingTaskGroup(of: CompilationResult.self) { group in
      for _ in 0..<4 { group.addTask { try cache.compile(request) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.count == 4)
    #expect(results.allSatisfy { $0.files == results[0].files && $0.sharedObject != nil })
  }
}

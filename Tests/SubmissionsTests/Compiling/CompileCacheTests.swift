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

  func cache() throws -> CompileCache { try CompileCache(compiler: course.compiler(), directory: folder) }

  func modified(_ path: String) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
  }

  @Test func secondRequestIsNotCompiled() throws {
    let first = try cache().compile(request)
    let object = try #require(first.sharedObject)
    let date = try modified(object)
    #expect(try cache().compile(request) == first)
    #expect(try modified(object) == date)
  }

  @Test(arguments: ["submission.so", "result.json"], [true, false])
  func damagedEntryIsBuiltAgain(file: String, isRemoved: Bool) throws {
    let first = try cache().compile(request)
    let object = URL(fileURLWithPath: try #require(first.sharedObject))
    let damaged = object.deletingLastPathComponent().appending(path: file)
    let contents = try Data(contentsOf: damaged)
    if isRemoved {
      try FileManager.default.removeItem(at: damaged)
    } else {
      try (contents.dropLast(20) + Data("damage".utf8)).write(to: damaged)
    }
    #expect(try cache().compile(request) == first)
    #expect(try Data(contentsOf: damaged) == contents)
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
    add { $0.isOptimised = true }
    add { $0.allowedImports = [] }
    add { $0.typeName = "B" }
    #expect(Set(keys).count == keys.count)
  }

  @Test func concurrentEqualRequestsCompileOnce() async throws {
    let cache = try cache()
    let request = request
    let results = try await withThrowingTaskGroup(of: CompilationResult.self) { group in
      for _ in 0..<4 { group.addTask { try cache.compile(request) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.count == 4)
    #expect(results.allSatisfy { $0 == results[0] && $0.sharedObject != nil })
  }
}

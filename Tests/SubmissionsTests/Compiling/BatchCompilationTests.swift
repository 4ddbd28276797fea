import Foundation
import Testing

@testable import Submissions

@Suite(.serialized, .enabled(if: Course.isTested)) struct BatchCompilationTests {
  private let compiler: SubmissionCompiler

  init() throws { compiler = try #require(Course.shared).compiler() }

  /// Compiles solutions that differ in a function's body.
  private func compile(
    _ bodies: [String], shared: String = "extension AlphaExercise { func same(_ x: Tensor) -> Tensor { x } }"
  ) throws -> SubmissionCompiler.Product {
    let source = Course.source(
      "alpha",
      "import LabKit\n\(shared)\nstruct Alpha: AlphaExercise { func sigmoid(_ x: Tensor) -> Tensor { x } }")
    let solutions = bodies.enumerated().map { number, body in
      let symbol = "\(source.entrySymbol)_\(number)"
      let text = """
        import LabKit
        enum Variant\(number) {
          struct Solution: AlphaExercise { func sigmoid(_ x: Tensor) throws -> Tensor { \(body) } }
        }
        @_cdecl("\(symbol)") public func \(symbol)() -> Swift.UnsafeMutableRawPointer {
          Swift.Unmanaged.passRetained(LabKit.SolutionBox(Variant\(number).Solution())).toOpaque()
        }
        """
      return SubmittedHelper(
        shownPath: "\(number).swift", name: "V\(number).swift", contents: Array(text.utf8),
        entrySymbol: symbol)
    }
    return try compiler.compile(CompilationRequest(sources: [source], helpers: solutions))
  }

  /// Which of the solutions an object holds; 100 is the exercise's own.
  private func held(by product: SubmissionCompiler.Product) -> [Int] {
    let object = Data(product.sharedObject ?? [])
    return (0..<10).filter { object.range(of: Data("gradus_solution_alpha_\($0)\0".utf8)) != nil }
      + (object.range(of: Data("gradus_solution_alpha\0".utf8)) != nil ? [100] : [])
  }

  private func leftOut(_ product: SubmissionCompiler.Product) -> [String] {
    (product.leftOut["alpha"] ?? []).map(\.file)
  }

  @Test("all stand in one object, beside the exercise's own") func all() throws {
    let product = try compile(["x", "same(x)", "throw CancellationError()"])
    #expect(held(by: product) == [0, 1, 2, 100] && leftOut(product) == [])
    #expect(product.files == ["alpha": .compiled(warnings: [])])
  }

  /// An error of types, one that is found once types are right, and two that no message is about.
  @Test("what does not compile is left out, and nothing else") func errors() throws {
    let product = try compile([
      "x", "1", "same(x)", "let y: Tensor; return y", "_ = dlopen(nil, 0); return x",
    ])
    #expect(held(by: product) == [0, 2, 100] && leftOut(product) == ["1.swift", "3.swift", "4.swift"])
    guard case .failed(let errors)? = product.leftOut["alpha"]?.first?.reason else {
      Issue.record("\(product.leftOut)")
      return
    }
    #expect(errors.first?.message.contains("cannot convert") == true)
  }

  @Test("none compiles where what they share does not") func shared() throws {
    let product = try compile(["x"], shared: "let wrong: Int = 1.5")
    #expect(product.sharedObject == nil && product.files["alpha"]?.isCompiled == false)
  }

  @Test("a batch is no submission with helpers, to the cache") func key() throws {
    let cache = CompileCache(
      compiler: compiler, cache: try CacheDirectory(Course.shared?.folder ?? URL(filePath: "/tmp")))
    let helper = SubmittedHelper(shownPath: "a", name: "a.swift", contents: [])
    var solution = helper
    solution.entrySymbol = "s"
    let keys = [helper, solution].map {
      cache.key(for: CompilationRequest(sources: [Course.alpha], helpers: [$0]))
    }
    #expect(keys[0] != keys[1])
  }
}

import Foundation
import Sandbox
import Testing

@testable import Submissions

/// Files that compile alone and get into each other's way.
@Suite(.serialized, .enabled(if: Course.isTested)) struct ModuleClashTests {
  private let course: Course

  init() throws { course = try #require(Course.shared) }

  private func compile(_ sources: SubmittedSource...) throws -> SubmissionCompiler.Product {
    try course.compiler().compile(CompilationRequest(sources: sources))
  }

  private static let main = "\n@main struct Main { static func main() { print(1) } }\n"

  @Test(arguments: [false, true]) func aMainInEachFileIsNoFault(isOptimized: Bool) throws {
    let product = try compile(
      Course.source("alpha", Course.alphaText + Self.main),
      Course.source(
        "beta", Course.betaText + Self.main.replacing("Main", with: "Other"), optimized: isOptimized))
    #expect(product.files == ["alpha": .compiled(warnings: []), "beta": .compiled(warnings: [])])
    let object = try ObjectFile(try #require(product.sharedObject))
    let entries = object.symbols.filter { $0.isDefined && $0.name.hasPrefix("gradus_solution_") }.map(\.name)
    #expect(Set(entries) == ["gradus_solution_alpha", "gradus_solution_beta"])
  }

  /// Beta's own use of each of these names must mean the course's or Swift's type, and so must generated code.
  @Test(arguments: [
    "final class SolutionBox { init(_ x: Any) {} }",
    "enum LabKit { final class SolutionBox { init(_ x: Any) {} }; typealias BetaExercise = Any }",
    "struct UnsafeMutableRawPointer {}; enum Unmanaged { static func passRetained(_ x: Any) {} }",
    "enum Swift { typealias UnsafeMutableRawPointer = Int }",
    "struct Tensor { var storage: [Double] }",
    "typealias Tensor = [Double]",
    "public struct Error {}; struct Array<T> {}; struct Double {}",
  ])
  func aTypeOfTheCoursesCostsItsOwnFileAtMost(declaration: String) throws {
    let beta = Course.source(
      "beta",
      """
      import LabKit
      struct Failed: Error {}
      struct Beta: BetaExercise {
        func relu(_ x: Tensor) throws -> Tensor {
          let values: Array<Double> = x.storage
          if values.isEmpty { throw Failed() }
          return Tensor(values)
        }
      }
      """)
    let product = try compile(Course.source("alpha", Course.alphaText + "\n" + declaration), beta)
    #expect(product.files["beta"] == .compiled(warnings: []))
    let object = try ObjectFile(try #require(product.sharedObject))
    #expect(object.symbols.contains { $0.isDefined && $0.name == "gradus_solution_beta" })
    // The course's box, in whatever module beta is.
    #expect(object.symbols.contains { !$0.isDefined && $0.name.hasPrefix("$s6LabKit11SolutionBoxC") })
  }

  /// Whatever makes the linker fail on one file, the others count.
  @Test func theOthersAreLinkedWithoutAnObjectThatIsBroken() throws {
    let compiler = try course.compiler()
    func module(_ source: SubmittedSource) throws -> Linking.Module {
      let result = try CompilationJob(compiler, groups: [.alone(source)]).compile()
      return Linking.Module(object: try #require(result.object), sources: [source])
    }
    let alpha = try module(Course.alpha)
    let beta = try module(Course.beta)
    var broken = alpha
    broken.object = Array(alpha.object.prefix(alpha.object.count / 2))
    var double = alpha
    double.sources[0].exercise = "double"

    let (object, leftOut) = try Linking(compiler).link([broken, beta])
    #expect(leftOut.keys.sorted() == ["alpha"])
    #expect(try ObjectFile(try #require(object)).symbols.contains { $0.name == "gradus_solution_beta" })

    let clash = try Linking(compiler).link([alpha, beta, double])
    #expect(clash.sharedObject != nil && clash.leftOut.keys.sorted() == ["double"])
    guard case .unlinkable(let message) = clash.leftOut["double"] else {
      Issue.record("\(clash.leftOut)")
      return
    }
    #expect(message.contains("duplicate symbol") && !message.contains("/"))

    let nothing = try Linking(compiler).link([broken])
    #expect(nothing.sharedObject == nil && nothing.leftOut.keys.sorted() == ["alpha"])
    #expect(try Linking(compiler).link([]).leftOut.isEmpty)
  }

  @Test func aLinkerThatFailsOnTheStarterTooIsTheToolsFault() throws {
    var compiler = try course.compiler(.unsafeNone)
    compiler.toolchain.linker = "/usr/bin/false"
    #expect(throws: ToolchainError.self) {
      try compiler.compile(CompilationRequest(sources: [Course.alpha, Course.beta]))
    }
  }
}

import Testing

@testable import ExerciseGenerator

@Suite("A declaration that cannot be bridged is refused")
struct DeclarationErrorTests {
  /// Parses a file and returns its errors as `line:column reason`.
  private func errors(_ text: String, name: String = "ShapesExercise") -> [String] {
    let file = SourceFile(path: "exercises/shapes/ShapesExercise.swift", text: text)
    let parser = ExerciseParser(file: file, common: ["Bool", "Double", "Int", "String", "Tensor", "UInt8"])
    _ = file.collecting { () throws(DeclarationError) in try parser.parse(id: "shapes", protocolName: name) }
    return file.errors.map { "\($0.line):\($0.column) \($0.reason)" }
  }

  @Test(
    "with the place and the reason",
    arguments: [
      ("func f() -> Int", "2:8 f does not throw, but a call of another process can fail"),
      ("func f() throws(E)", "2:19 f throws only E, but a call of another process can fail otherwise"),
      ("func f() async throws", "2:12 f is async, but calls block"),
      ("static func f() throws", "2:3 f is static, but entry points are functions of a value without state"),
      (
        "mutating func f() throws",
        "2:3 f is mutating, but entry points are functions of a value without state"
      ),
      (
        "var x: Int { get }",
        "2:3 only functions can be asked of another process, and they must be able to throw"
      ),
      ("init()", "2:3 only functions can be asked of another process, and they must be able to throw"),
      (
        "subscript(i: Int) -> Int { get }",
        "2:3 only functions can be asked of another process, and they must be able to throw"
      ),
      ("func f(_ x: Float) throws", "2:15 no values of type Float can cross between grader and worker"),
      ("func f() throws -> Set<Int>", "2:22 values of type Set<Int> cannot cross between grader and worker"),
      (
        "func f(_ x: some RandomSource) throws",
        "2:15 values of type some RandomSource cannot cross between grader and worker"
      ),
      (
        "func f(_ x: any RandomSource) throws",
        "2:15 values of type any RandomSource cannot cross between grader and worker"
      ),
      (
        "func f<T: Hashable>(_ x: T) throws",
        "2:10 the only generic parameters that can be bridged stand for random sources"
      ),
      (
        "func f<R: RandomSource>(_ rng: R) throws",
        "2:34 a random source that is not inout cannot be advanced"
      ),
      (
        "func f<R: RandomSource>(_ rng: inout R) throws -> R",
        "2:53 a random source can only be an inout parameter"
      ),
      (
        "func f<R: RandomSource>(_ rng: inout R) throws where R: Sendable",
        "2:50 a where clause cannot be bridged"
      ),
      ("func f(_ xs: Int...) throws", "2:19 a variadic parameter cannot be passed on"),
      (
        "func f(_ x: Int, by h: Double = 0.5) throws",
        "2:33 a requirement of a protocol has no default arguments: the call names every argument"
      ),
      ("func f(_ call: Int) throws", "2:12 the bridge has a variable called call itself"),
      (
        "func f() throws -> (Int) throws -> Int",
        "2:22 a function can only be a parameter itself, not part of another type or a result"
      ),
      (
        "func f(_ g: [(Int) -> Int]) throws",
        "2:16 a function can only be a parameter itself, not part of another type or a result"
      ),
      (
        "func f(_ g: ((Int) -> Int)?) throws",
        "2:16 a function can only be a parameter itself, not part of another type or a result"
      ),
      (
        "func f(_ g: ((Int) -> Int) -> Int) throws",
        "2:16 a function that is called back cannot take a function"
      ),
      ("func f(_ g: (Int) async -> Int) throws", "2:21 an async function cannot be called back"),
      (
        "func f(_ g: @Sendable (Int) -> Int) throws",
        "2:15 @Sendable has no meaning for a value that crosses to another process"
      ),
      ("func f(_ d: [Int: Int]) throws", "2:15 only dictionaries from String to plain values can cross"),
      (
        "associatedtype Node: Hashable",
        "2:3 the stand-in for Node in the grader can promise no more than to be an object"
      ),
      ("func f(_ x: Int) throws\n  func f(_ y: Double) throws", "3:3 f(_:) is declared twice"),
    ])
  func requirements(requirement: String, refusal: String) {
    #expect(errors("public protocol ShapesExercise {\n  \(requirement)\n}") == [refusal])
  }

  @Test(
    "also among the types beside the protocol",
    arguments: [
      ("public struct S { public var x: Int }", "3:15 S cannot be made from its parts"),
      (
        "public struct S { var x: Int }",
        "3:23 a stored property of a type that crosses must be public and have its type written"
      ),
      (
        "public struct S { public var x = 1 }",
        "3:30 a stored property of a type that crosses must be public and have its type written"
      ),
      (
        "public struct S<T> { public init() {} }",
        "3:16 a generic type cannot cross between grader and worker"
      ),
      ("public enum E { case a(Float) }", "3:24 no values of type Float can cross between grader and worker"),
    ])
  func types(declaration: String, refusal: String) {
    #expect(errors("public protocol ShapesExercise {\n}\n\(declaration)") == [refusal])
  }

  @Test(
    "and so is a protocol of another name, form or visibility",
    arguments: [
      ("struct S {}", "1:1 the file declares no protocol"),
      (
        "public protocol OtherExercise {}",
        "1:17 the protocol is called OtherExercise, but the file ShapesExercise.swift"
      ),
      ("protocol ShapesExercise {}", "1:1 ShapesExercise is not public"),
      (
        "public protocol ShapesExercise: Sendable {}",
        "1:31 ShapesExercise inherits from another protocol, whose requirements the generator does not see"
      ),
    ])
  func protocols(text: String, refusal: String) {
    #expect(errors(text) == [refusal])
  }

  @Test("and one run names every fault, in the form of a compiler's error")
  func several() throws {
    let text = "public protocol ShapesExercise {\n  func f()\n  func g(_ x: Float) throws\n}"
    #expect(errors(text).count == 2)
    let refusal = DeclarationError(
      file: "a.swift", line: 2, column: 3, reason: "it is wrong", remedy: "mend it")
    #expect(refusal.description == "a.swift:2:3: error: it is wrong; mend it")
  }
}

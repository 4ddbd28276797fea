import Foundation
import Sandbox
import Testing

@testable import Submissions

/// What a compiled object holds decides, however the source is written.
///
/// Every source is compiled here without the import policy having seen it.
@Suite(.serialized, .enabled(if: Course.isTested)) struct ObjectPolicyTests {
  private let course: Course

  init() throws { course = try #require(Course.shared) }

  private func findings(_ text: String, optimized: Bool = false) throws -> [Refusal.Subject] {
    let source = Course.source("alpha", Course.alphaText + "\n" + text, optimized: optimized)
    let result = try CompilationJob(try course.compiler(), groups: [.alone(source)]).compile()
    try #require(result.ending == .exited(status: 0), "\(result.diagnostics)")
    #expect((result.object == nil) == !result.findings.isEmpty)
    return result.findings
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var text: String
    var subjects: [Refusal.Subject]
    var testDescription: String { text }

    init(_ text: String, _ subjects: Refusal.Subject...) { (self.text, self.subjects) = (text, subjects) }
  }

  static let refused = [
    Row("@_silgen_name(\"fork\") func f() -> Int32\nlet x = f()", .function("fork")),
    Row("import Glibc\nlet x = dlopen(nil, RTLD_NOW)", .function("dlopen")),
    Row("import func Glibc.dlsym\nlet x = dlsym(nil, \"fork\")", .function("dlsym")),
    Row("import Foundation\nlet x = socket(1, 1, 0)", .function("socket")),
    Row("import Foundation\nlet x = fcntl(200, F_GETFL)", .function("fcntl")),
    Row("import Foundation\nlet x = kill(getppid(), SIGTERM)", .function("kill")),
    Row(
      "import Foundation\nlet x = mmap(nil, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)",
      .function("mmap")),
    Row(
      "import Foundation\nvar t = pthread_t()\nlet x = pthread_create(&t, nil, { _ in nil }, nil)",
      .function("pthread_create")),
    Row("import Foundation\nlet handlers = [signal]", .function("signal")),
    Row("@_silgen_name(\"cblas_dgemm\") func f()\nlet x: () = f()", .function("cblas_dgemm")),
    Row(
      "@_silgen_name(\"gradus_watch_object_of\") func f()\nlet x: () = f()",
      .function("gradus_watch_object_of")),
    Row(
      "@_silgen_name(\"$s13WorkerService0A0O3runyyF\") func f()\nlet x: () = f()", .module("WorkerService")),
    Row(
      "@_silgen_name(\"$sSd16_DifferentiationE4moveyyF\") func f()\nlet x: () = f()",
      .module("_Differentiation")),
    Row("import Dispatch\nfunc f() { print(DispatchTime.now()) }", .module("Dispatch")),
    Row("import Dispatch\nfunc f() { DispatchQueue.main.async {} }", .module("Dispatch")),
    Row("@_cdecl(\"memcpy\") public func f() {}", .definition("memcpy")),
    Row("@_cdecl(\"gradus_solution_beta\") public func f() {}", .definition("gradus_solution_beta")),
    Row("@_cdecl(\"name@@V9\") public func f() {}", .definition("name@@V9")),
    Row("@_cdecl(\"$s4Beta@@V9\") public func f() {}", .definition("$s4Beta@@V9")),
    Row("@_silgen_name(\"$sSS6appendyySSF\") public func f() {}", .definition("$sSS6appendyySSF")),
    Row("@_cdecl(\"main\") public func f() {}", .definition("main")),
    Row("@_cdecl(\"_init\") public func f() {}", .definition("_init")),
    Row("@section(\".init_array\") @used let f: @convention(c) () -> Void = {}", .section(".init_array")),
    Row(
      "@section(\".init_array.00001\") @used let f: @convention(c) () -> Void = {}",
      .section(".init_array.00001")),
    Row(
      "@section(\".preinit_array\") @used let f: @convention(c) () -> Void = {}", .section(".preinit_array")),
    Row("@section(\".fini_array\") @used let f: @convention(c) () -> Void = {}", .section(".fini_array")),
    Row("@section(\".ctors\") @used let f: @convention(c) () -> Void = {}", .section(".ctors")),
    Row("@section(\"mine\") @used let f = 3", .section("mine")),
  ]

  @Test(arguments: refused) func whatIsRefused(row: Row) throws {
    #expect(try findings(row.text) == row.subjects)
  }

  @Test func theWholeListIsShort() throws {
    let names = (0..<200).map {
      "@_cdecl(\"f\($0)\(String(repeating: "x", count: 500))\") public func f\($0)() {}"
    }
    let findings = try findings(names.joined(separator: "\n"))
    #expect(findings.count == 10)
    #expect("\(findings)".utf8.count < 2000)
  }

  /// A file that is refused for what it uses costs itself, and the student is told the line.
  @Test func theLineIsNamedAndTheOthersCount() throws {
    let text = Course.alphaText + "\n\nimport Foundation\nfunc f() -> Int32 { socket(1, 1, 0) }\n"
    let product = try course.compiler().compile(
      CompilationRequest(sources: [Course.source("alpha", text), Course.beta]))
    #expect(
      product.files["alpha"]
        == .refused([Refusal(file: "Alpha.swift", line: 7, subject: .function("socket"))]))
    #expect(product.files["beta"]?.isCompiled == true)
    let symbols = try ObjectFile(try #require(product.sharedObject)).symbols
    #expect(!symbols.contains { $0.name == "socket" || $0.name == "gradus_solution_alpha" })
  }

  @Test(arguments: [
    (
      Refusal.Subject.function("fork"),
      "A.swift:2: this exercise may not use the C function `fork`, which starts"
    ),
    (.function("mystery"), "A.swift:2: `mystery` is not among the C functions that an exercise may use."),
    (.definition("main"), "A.swift:3: it defines the symbol `main`"),
    (.section(".init_array"), "A.swift: it puts something into the section `.init_array`"),
    (.object("it is cut off"), "A.swift: its compiled form cannot be examined (it is cut off)."),
    (.module("Dispatch"), "A.swift:1: this exercise may not import Dispatch."),
  ])
  func sentences(subject: Refusal.Subject, start: String) {
    let source = "import Dispatch\nlet f = fork // mystery\n@_cdecl(\"main\") func g() {}"
    let refusal = Refusal(subject, in: Array(source.utf8), file: "A.swift")
    #expect(refusal.description.hasPrefix(start), "\(refusal)")
  }
}

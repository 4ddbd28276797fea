import Foundation
import Testing

@testable import Submissions

/// What the compiler says it has loaded, whatever a reader of the text believes.
@Suite struct VisibleModulesTests {
  private let table: VisibleModules

  init() throws {
    table = try VisibleModules([
      "LabKit": Self.trace([("LabKit", true), ("Tensors", true), ("Swift", true)]),
      "Foundation": Self.trace([
        ("Foundation", true), ("Dispatch", true), ("Swift", true), ("Synchronization", false),
      ]),
    ])
  }

  private static func trace(_ modules: [(name: String, isDirect: Bool)]) throws -> LoadedModuleTrace {
    let details = modules.map { ["name": $0.name, "isImportedDirectly": $0.isDirect] as [String: Any] }
    return try LoadedModuleTrace(
      Array(JSONSerialization.data(withJSONObject: ["version": 2, "swiftmodulesDetailedInfo": details])))
  }

  @Test func whatAnAllowedModuleExportsIsNotForeign() throws {
    let trace = try Self.trace([("LabKit", true), ("Tensors", true), ("Dispatch", true), ("Swift", true)])
    #expect(table.foreign(in: trace, allowed: ["LabKit", "Foundation"]) == [])
    #expect(table.foreign(in: trace, allowed: ["LabKit"]) == ["Dispatch"])
  }

  @Test func whatIsLoadedForAnotherModuleIsNotSeen() throws {
    let trace = try Self.trace([("LabKit", true), ("Distributed", false), ("_Differentiation", true)])
    #expect(table.foreign(in: trace, allowed: ["LabKit"]) == ["_Differentiation"])
    #expect(table.needed == ["LabKit", "Tensors", "Swift", "Foundation", "Dispatch", "Synchronization"])
  }

  @Test(arguments: ["", "[]", #"{"swiftmodules": []}"#])
  func aTraceOfAnotherKindIsAnError(text: String) {
    #expect(throws: DecodingError.self) { try LoadedModuleTrace(Array(text.utf8)) }
  }
}

/// The compiler itself, behind the policy that reads the text. Nothing of these imports stays in the object.
@Suite(.enabled(if: Course.isTested)) struct ForeignModuleTests {
  private func compile(_ text: String) throws -> CompilationJob.Result {
    let source = Course.source("alpha", Course.alphaText + "\n" + text)
    return try CompilationJob(try #require(Course.shared).compiler(), groups: [.alone(source)]).compile()
  }

  /// Foundation is built on it, so that it is there to be found.
  @Test(arguments: [
    "import Synchronization", "@preconcurrency private import struct Synchronization.Mutex",
    "#if os(Linux)\n@_exported import Synchronization\n#endif",
  ])
  func everyWayToImportIsSeen(text: String) throws {
    let result = try compile(text)
    #expect(result.findings == [.module("Synchronization")], "\(result.diagnostics)")
    #expect(result.object == nil)
  }

  @Test(arguments: ["_Differentiation", "Distributed", "Testing", "Cxx", "_InternalSwiftScan"])
  func whatNoImportNeedsDoesNotExist(module: String) throws {
    let result = try compile("import " + module)
    #expect(result.diagnostics.values.joined().contains { $0.message.contains("no such module '\(module)'") })
    #expect(try compile("#if canImport(\(module))\n#error(\"seen\")\n#endif").object != nil)
  }

  @Test func whatAnAllowedModuleExportsMayBeImported() throws {
    #expect(try compile("import Foundation; import Dispatch; import Glibc").object != nil)
  }
}

import Foundation

/// What the compiler says of the Swift modules that it has loaded for a compilation, `-emit-loaded-module-trace`.
struct LoadedModuleTrace {
  /// The modules whose names the source can use: what it imports, with what those export again.
  var visible: Set<String>
  /// All of them: those that the visible ones are built on, too.
  var loaded: Set<String>

  private struct Contents: Decodable {
    struct Module: Decodable {
      var name: String
      var isImportedDirectly: Bool
    }
    var swiftmodulesDetailedInfo: [Module]
  }

  /// - Throws: a decoding error, when the compiler is one that writes something else.
  init(_ json: [UInt8]) throws {
    let contents = try JSONDecoder().decode(Contents.self, from: Data(json))
    let modules = contents.swiftmodulesDetailedInfo
    visible = Set(modules.lazy.filter(\.isImportedDirectly).map(\.name))
    loaded = Set(modules.map(\.name))
  }
}

/// Which modules a source sees that imports what it may.
///
/// The compiler's own word, and so no way of writing an import that the policy reads otherwise gets past it; Foundation
/// exports Dispatch, for example, so that importing both shows nothing more.
struct VisibleModules: Codable, Sendable, Equatable {
  /// What is seen through the import of each module.
  private var through: [String: Set<String>]
  /// All that the compiler has to find for these imports.
  private(set) var needed: Set<String>

  /// - Parameter traces: of a compilation that imports a module and nothing else, by the module.
  init(_ traces: [String: LoadedModuleTrace]) {
    through = traces.mapValues(\.visible)
    needed = traces.values.reduce(into: []) { $0.formUnion($1.loaded) }
  }

  /// The modules that a compilation has seen and none of the allowed imports shows, in alphabetical order.
  func foreign(in trace: LoadedModuleTrace, allowed: Set<String>) -> [String] {
    let shown = allowed.union(allowed.flatMap { through[$0] ?? [] })
    return trace.visible.subtracting(shown).sorted()
  }
}

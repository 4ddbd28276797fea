import Foundation

/// Files that are compiled together, as one module.
struct CompilationGroup {
  var sources: [SubmittedSource]
  /// Further files that the sources may use.
  var helpers: [SubmittedHelper] = []
  /// Exercises whose starter takes the place of the student's text.
  var replaced: Set<String> = []
  var moduleName: String
  var isOptimized: Bool
  /// Whether no other exercise's file may join.
  var isAlone = false
  /// Whether an expression whose types take long to find is an error.
  var isImpatient = false

  /// A submission's files in as few groups as can be: those compiled alike that may use the same helpers. One that would
  /// take a type of LabKit's or Swift's from the others is a group of its own.
  static func together(
    _ sources: [SubmittedSource], helpers: (SubmittedSource) -> [SubmittedHelper]
  ) -> [CompilationGroup] {
    var groups: [CompilationGroup] = []
    for source in sources {
      let helpers = helpers(source)
      if TopLevelTypes.shadowsImports(source.contents) {
        groups.append(.alone(source, helpers: helpers))
        continue
      }
      let known = groups.firstIndex {
        $0.isOptimized == source.isOptimized && $0.helpers == helpers && !$0.isAlone
      }
      if let known {
        groups[known].sources.append(source)
      } else {
        let stem = source.isOptimized ? "OptimizedSubmission" : "Submission"
        let number = groups.count { $0.isOptimized == source.isOptimized }
        groups.append(
          CompilationGroup(
            sources: [source], helpers: helpers, moduleName: number == 0 ? stem : "\(stem)\(number + 1)",
            isOptimized: source.isOptimized))
      }
    }
    return groups
  }

  /// One exercise's file as a module of its own.
  static func alone(_ source: SubmittedSource, helpers: [SubmittedHelper] = []) -> CompilationGroup {
    let letters = source.exercise.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    return CompilationGroup(
      sources: [source], helpers: helpers, moduleName: "Submission_" + String(letters),
      isOptimized: source.isOptimized, isAlone: true)
  }

  /// The text to compile for a source.
  func contents(of source: SubmittedSource) -> [UInt8] {
    replaced.contains(source.exercise) ? source.starter ?? [] : source.contents
  }

  /// Whether a text names a module of Foundation's, or what these stand on.
  var mayUseFoundation: Bool {
    (members.map(contents) + helpers.map(\.contents)).contains { text in
      ["Foundation", "Dispatch"].contains { Data(text).range(of: Data($0.utf8)) != nil }
    }
  }

  /// What the group's object may hold.
  var policy: ObjectPolicy {
    ObjectPolicy(
      moduleName: moduleName,
      entrySymbols: Set(members.map(\.entrySymbol) + helpers.compactMap(\.entrySymbol) + [unusedMain]),
      allowedImports: sources.reduce(into: []) { $0.formUnion($1.allowedImports) })
  }

  /// What the function of an `@main` type is called. Nobody calls it; with names of their own, those of two modules do not
  /// clash.
  var unusedMain: String { "gradus_unused_main_" + moduleName }

  /// The sources that take part: all but replaced ones without a starter.
  var members: [SubmittedSource] { sources.filter { !replaced.contains($0.exercise) || $0.starter != nil } }
}

/// Which helper files an exercise may use.
struct HelperScope {
  private let exerciseFolders: Set<String>
  private let helpers: [SubmittedHelper]
  /// By what an exercise allows and the helper's path.
  private let refusals: [Set<String>: [String: [Refusal]]]

  init(_ request: CompilationRequest) {
    exerciseFolders = Set(request.sources.map { GuestNames.folder(of: $0.shownPath) })
    helpers = request.helpers
    var refusals: [Set<String>: [String: [Refusal]]] = [:]
    for allowed in Set(request.sources.map(\.allowedImports)) {
      let policy = ImportPolicy(allowed: allowed)
      refusals[allowed] = helpers.reduce(into: [:]) { found, helper in
        found[helper.shownPath] = policy.refusals(in: helper.contents, file: helper.shownPath)
      }
    }
    self.refusals = refusals
  }

  /// What an exercise's policy has against a helper; empty when it may be used.
  func refusals(of helper: SubmittedHelper, for source: SubmittedSource) -> [Refusal] {
    refusals[source.allowedImports]?[helper.shownPath] ?? []
  }

  /// Every helper that an exercise's policy allows.
  func allowed(for source: SubmittedSource) -> [SubmittedHelper] {
    helpers.filter { refusals(of: $0, for: source).isEmpty }
  }

  /// The helpers that lie where an exercise's file would look for them: not in a folder of another exercise.
  ///
  /// Two exercises in folders of their own may well have helpers of one name, or with declarations of one name.
  func near(_ source: SubmittedSource) -> [SubmittedHelper] {
    let own = GuestNames.folder(of: source.shownPath)
    return helpers.filter { helper in
      let folder = GuestNames.folder(of: helper.shownPath)
      let owner = exerciseFolders.filter { Self.contains($0, folder) }.max { $0.utf8.count < $1.utf8.count }
      return owner.map { Self.contains($0, own) } ?? true
    }
  }

  /// The helpers near each exercise that its policy refuses.
  func refused(for sources: [SubmittedSource]) -> [String: [LeftOutHelper]] {
    sources.reduce(into: [:]) { found, source in
      let refused = near(source).compactMap { helper -> LeftOutHelper? in
        let refusals = refusals(of: helper, for: source)
        return refusals.isEmpty ? nil : LeftOutHelper(file: helper.shownPath, reason: .refused(refusals))
      }
      if !refused.isEmpty { found[source.exercise] = refused }
    }
  }

  /// What the policy has against those helpers that a file lacks: their declarations are what the compiler cannot find.
  func refusals(neededBy source: SubmittedSource, _ diagnostics: [Diagnostic]) -> [Refusal] {
    let lacking = diagnostics.filter { $0.severity == .error && $0.message.hasPrefix("cannot find ") }
    let words = Set(lacking.flatMap { $0.message.split(separator: "'").map(String.init) })
    return helpers.flatMap { helper in
      let refusals = refusals(of: helper, for: source)
      let declares = !refusals.isEmpty && !words.isDisjoint(with: DeclaredNames.find(in: helper.contents))
      return declares ? refusals : []
    }
  }

  /// The sets of helpers to try an exercise's file with, the most promising first; no two are equal.
  func attempts(for source: SubmittedSource) -> [[SubmittedHelper]] {
    let allowed = allowed(for: source)
    let near = near(source).filter(allowed.contains)
    return [allowed, near, []].reduce(into: []) { sets, set in if !sets.contains(set) { sets.append(set) } }
  }

  private static func contains(_ folder: String, _ other: String) -> Bool {
    folder.isEmpty || other == folder || other.hasPrefix(folder + "/")
  }
}

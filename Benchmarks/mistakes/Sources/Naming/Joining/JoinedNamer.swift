package import Measurement

/// Asks several namers in order, such as a bank of known mistakes and then signatures.
///
/// The first unique name counts. Without one, the candidates of the first namer that has any do.
package struct JoinedNamer: Namer {
  private let namers: [any Namer]

  /// The namers, the most trusted first.
  package init(_ namers: [any Namer]) { self.namers = namers }

  package func name(_ observations: [Observation]) -> Naming {
    var candidates: Naming?
    for namer in namers {
      switch namer.name(observations) {
      case .named(let diagnosis): return .named(diagnosis)
      case .candidates(let several) where candidates == nil: candidates = .candidates(several)
      case .candidates, .unnamed: continue
      }
    }
    return candidates ?? .unnamed
  }
}

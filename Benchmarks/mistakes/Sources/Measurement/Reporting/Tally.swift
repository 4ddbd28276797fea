import Components
import Corpus
/// Counts of outcomes.
package struct Tally: Sendable, Equatable, Codable {
  package var trials = 0
  package var caught = 0
  package var namedRightly = 0
  package var namedWrongly = 0
  package var unnamed = 0

  package init() {}

  /// Counts the outcomes.
  package init(_ outcomes: [Outcome]) {
    for outcome in outcomes {
      trials += 1
      switch outcome {
      case .missed: continue
      case .namedRightly: namedRightly += 1
      case .namedWrongly: namedWrongly += 1
      case .unnamed: unnamed += 1
      }
      caught += 1
    }
  }
}

extension Measurement {
  /// Counts of each component, in the corpus's order.
  package var byComponent: [(component: String, tally: Tally)] {
    var order: [String] = []
    for judged in mutants where !order.contains(judged.mutant.submission.component.id) {
      order.append(judged.mutant.submission.component.id)
    }
    return order.map { id in
      (id, Tally(mutants.filter { $0.mutant.submission.component.id == id }.map(\.outcome)))
    }
  }

  /// Counts of mutants that are in some row of the table, and of those that are in none.
  package var byRows: (some: Tally, none: Tally) {
    (
      Tally(mutants.filter { !$0.mutant.truth.rows.isEmpty }.map(\.outcome)),
      Tally(mutants.filter { $0.mutant.truth.rows.isEmpty }.map(\.outcome))
    )
  }

  /// Counts of all mutants.
  package var total: Tally { Tally(mutants.map(\.outcome)) }

  /// How many rows a diagnosis claims on average: a sentence that means many rows is easily right.
  package var rowsPerDiagnosis: Double? {
    let claimed = mutants.flatMap { judged -> [Int] in
      switch judged.trial.naming {
      case .named(let diagnosis): [diagnosis.rows.count]
      case .candidates(let diagnoses): diagnoses.map(\.rows.count)
      case .unnamed: []
      }
    }
    return claimed.isEmpty ? nil : Double(claimed.reduce(0, +)) / Double(claimed.count)
  }
}

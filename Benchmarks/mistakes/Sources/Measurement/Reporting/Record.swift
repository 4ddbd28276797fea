import Components
import Corpus
import Foundation

extension Measurement {
  private struct Record: Encodable {
    struct Entry: Encodable {
      let mutant, component, family: String
      let seed: UInt64
      let truth: [Int]
      let outcome: Outcome
      let findings, sentences: [String]
      let rows: [[Int]]
    }

    let total, inSomeRow, inNoRow: Tally
    let components: [String: Tally]
    let rightTrials, rightAccepted: Int
    let hasNamer: Bool
    let mutants: [Entry]
  }

  /// Everything as JSON, keys sorted.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let components = Dictionary(uniqueKeysWithValues: byComponent.map { ($0.component, $0.tally) })
    let record = Record(
      total: total, inSomeRow: byRows.some, inNoRow: byRows.none, components: components,
      rightTrials: right.count, rightAccepted: right.filter { !$0.isCaught }.count, hasNamer: hasNamer,
      mutants: mutants.map(Self.entry))
    return String(decoding: try encoder.encode(record), as: UTF8.self)
  }

  private static func entry(_ judged: Judged) -> Record.Entry {
    let diagnoses =
      switch judged.trial.naming {
      case .unnamed: [Diagnosis]()
      case .named(let diagnosis): [diagnosis]
      case .candidates(let several): several
      }
    return Record.Entry(
      mutant: judged.mutant.submission.id, component: judged.mutant.submission.component.id,
      family: judged.mutant.truth.family, seed: judged.trial.seed, truth: judged.mutant.truth.rows.sorted(),
      outcome: judged.outcome, findings: judged.trial.findings.map(\.summary),
      sentences: diagnoses.map(\.sentence), rows: diagnoses.map { $0.rows.sorted() })
  }
}
